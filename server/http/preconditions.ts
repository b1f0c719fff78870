import type { IncomingHttpHeaders } from 'node:http';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Refusal, RefusalCode } from './problem.ts';

export interface Preconditions {
  /** The revision that must be live; 0: none. */
  readonly ifMatch: number;
  readonly idempotencyKey: string;
}
type Refused = readonly [RefusalCode, Refusal];

const KEY_LIMIT = 200;

/** `If-Match: "<revision>"` or `If-None-Match: *`, and `Idempotency-Key`: nothing goes live without them (P2). */
export function readPreconditions(headers: IncomingHttpHeaders): Result<Preconditions, Refused> {
  const ifMatch = readIfMatch(headers['if-match'], headers['if-none-match']);
  if (!ifMatch.ok) return ifMatch;
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || key === '' || key.length > KEY_LIMIT) {
    const detail = `Send an Idempotency-Key of 1 to ${KEY_LIMIT} characters, the same one when you repeat the request.`;
    return err(['idempotency-key-missing', { detail }]);
  }
  return ok({ ifMatch: ifMatch.value, idempotencyKey: key });
}

function readIfMatch(match: string | undefined, noneMatch: string | undefined): Result<number, Refused> {
  if (match === undefined && noneMatch === undefined) {
    const detail = 'Send If-Match with the live revision, such as "12", or If-None-Match: * when none is live.';
    return err(['precondition-missing', { detail }]);
  }
  const revision = /^"([1-9][0-9]{0,14})"$/.exec(match ?? '')?.[1];
  if (noneMatch === undefined && revision !== undefined) return ok(Number(revision));
  if (match === undefined && noneMatch === '*') return ok(0);
  const detail = 'Exactly one of If-Match: "<revision>", quotes included, and If-None-Match: * is understood.';
  return err(['precondition-unclear', { detail }]);
}
