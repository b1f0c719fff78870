import type { SyncAnswer, SyncTarget } from '../../shared/sync/client.ts';
import type { CommandIo, ExitStatus } from './command-io.ts';
import { unreachableReason } from './sync-target.ts';

/** Says why a server did not do it; the exit status tells refused (1) from unreachable (3). */
export function complain(
  answer: Exclude<SyncAnswer<unknown>, { kind: 'ok' }>,
  target: SyncTarget,
  io: CommandIo,
): ExitStatus {
  if (answer.kind === 'unreachable') {
    io.err(`${unreachableReason(answer.reason, target.address)}\n`);
    return 3;
  }
  const { title, status, detail, problems = [] } = answer.problem;
  io.err(`${title} (${status}).${detail === undefined ? '' : ` ${detail}`}\n`);
  for (const { severity, pointer, message, code } of problems)
    io.err(`${pointer}: ${severity}: ${message} (${code})\n`);
  return 1;
}
