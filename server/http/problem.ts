import type { FastifyReply } from 'fastify';
import type { Problem } from '../../shared/base/problem.ts';
import type { ProblemDocument } from '../../shared/sync/contract.ts';

/** Refusals by code: status and title (P1). `type` is `urn:hookflow:problem:` and the code. */
const REFUSALS = {
  'bad-request': [400, 'The request does not fit the contract'],
  'unreadable-body': [400, 'The body cannot be read'],
  'no-occurrences': [400, 'The body holds no occurrence'],
  'idempotency-key-missing': [400, 'The Idempotency-Key header is missing'],
  'precondition-unclear': [400, 'The precondition cannot be read'],
  'token-missing': [401, 'A token is needed'],
  'token-unknown': [401, 'The token is unknown or was revoked'],
  'scope-missing': [403, 'The token does not allow this'],
  'other-workspace': [403, 'The token belongs to another workspace'],
  'origin-not-allowed': [403, 'The key is not for this origin'],
  'not-found': [404, 'There is nothing at this address'],
  'nothing-live': [404, 'Nothing is published in this workspace'],
  'no-such-revision': [404, 'There is no such revision'],
  'no-such-run': [404, 'There is no such run'],
  'no-such-token': [404, 'There is no such token'],
  'too-slow': [408, 'The request took too long to arrive'],
  'no-backup': [409, 'The backup was not written'],
  'engine-mismatch': [409, 'The server compiles this workspace to another program'],
  'nothing-published': [409, 'Nothing is published in this workspace'],
  'stale-revision': [412, 'Another revision is live'],
  'body-too-large': [413, 'The body is too large'],
  'too-many-occurrences': [413, 'The body holds too many occurrences'],
  'media-type': [415, 'The content type is not supported'],
  'workspace-problems': [422, 'The workspace has problems'],
  'idempotency-key-reused': [422, 'The Idempotency-Key was used for another request'],
  'precondition-missing': [428, 'A precondition is needed'],
  'headers-too-large': [431, 'The headers are too large'],
  'too-many-requests': [429, 'The key is used too often'],
  overloaded: [429, 'Too many occurrences are waiting'],
  internal: [500, 'The server failed'],
  'not-ready': [503, 'The server is not ready'],
} as const satisfies Record<string, readonly [number, string]>;
export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  readonly detail: string;
  readonly problems?: readonly Problem[];
  readonly live?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export function problemDocument(code: RefusalCode, { detail, problems, live }: Refusal): ProblemDocument {
  const [status, title] = REFUSALS[code];
  return {
    type: `urn:hookflow:problem:${code}`,
    title,
    status,
    code,
    detail,
    ...(problems === undefined ? {} : { problems: [...problems] }),
    ...(live === undefined ? {} : { live }),
  };
}

/** Answers with a problem document (RFC 9457): every refusal does (P1). */
export function refuse(reply: FastifyReply, code: RefusalCode, refusal: Refusal): FastifyReply {
  const document = problemDocument(code, refusal);
  return reply
    .code(document.status)
    .headers({ ...refusal.headers })
    .type('application/problem+json')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(document);
}
