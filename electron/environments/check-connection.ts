import type { ConnectionCheck } from '../../shared/desktop/desktop-answers.ts';
import { live, redrive, type SyncAnswer, type SyncTarget } from '../../shared/sync/client.ts';
import type { ProblemDocument } from '../../shared/sync/contract.ts';
import { TLS_WORD } from './http-send.ts';

/** No dead letter has this key: asking to redrive it changes nothing, and shows whether the token may publish. */
const NO_LETTER = 'hookflow-connection-check';

/** Whether a server answers and what the token may do there, in words for the user who typed both. */
export async function checkConnection(target: SyncTarget, workspace: string): Promise<ConnectionCheck> {
  const read = await live(target, workspace);
  const readProblem = problemOf(read);
  if (readProblem !== undefined) return readProblem;
  const publishes = problemOf(await redrive(target, [NO_LETTER]));
  if (publishes !== undefined && publishes.kind !== 'scope') return publishes;
  return {
    state: 'ok',
    live: read.kind === 'ok' ? read.value.revision : null,
    mayPublish: publishes === undefined,
  };
}

function problemOf(answer: SyncAnswer<unknown>): Extract<ConnectionCheck, { state: 'problem' }> | undefined {
  switch (answer.kind) {
    case 'ok':
      return undefined;
    case 'unreachable':
      return {
        state: 'problem',
        kind: answer.reason.includes(TLS_WORD) ? 'tls' : 'unreachable',
        reason: answer.reason,
      };
    case 'refused':
      return refusal(answer.problem);
  }
}

function refusal({ status, code, title, detail }: ProblemDocument) {
  const problem = (kind: 'token' | 'scope' | 'workspace' | 'server', reason: string) =>
    ({ state: 'problem', kind, reason }) as const;
  if (code === 'nothing-live') return undefined;
  if (status === 401) return problem('token', 'The server does not know this token, or it was revoked.');
  if (code === 'other-workspace') return problem('workspace', 'The token belongs to another workspace.');
  if (status === 403) return problem('scope', `The token does not allow this. ${detail ?? ''}`.trim());
  return problem('server', detail === undefined ? title : `${title}. ${detail}`);
}
