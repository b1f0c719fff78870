import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../shared/base/json.ts';
import { hasErrors, type Problem, type TextProblem } from '../../shared/base/problem.ts';
import { compile } from '../../shared/compiler/compile.ts';
import { changeText, diffWorkspaces } from '../../shared/flow/diff-workspaces.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import { live, publish as send, type SyncTarget } from '../../shared/sync/client.ts';
import type { RevisionBody } from '../../shared/sync/contract.ts';
import type { CommandIo, ExitStatus } from './command-io.ts';
import { complain } from './complain.ts';
import { readOrSay } from './read-or-say.ts';
import { syncTarget } from './sync-target.ts';
import { utf8 } from './utf8.ts';
import { withRetries } from './with-retries.ts';

export interface PublishArguments {
  readonly file: string;
  readonly to: string;
  readonly note?: string | undefined;
  /** Only tells what would change. */
  readonly dryRun: boolean;
}

/** `hookflow publish`: prints the receipt as JSON; nothing is published when anything is in its way. */
export async function publish({ file, to, note, dryRun }: PublishArguments, io: CommandIo): Promise<ExitStatus> {
  const target = syncTarget(to, io.env);
  if (!target.ok) return usage(io, target.error);
  const bytes = await readOrSay(file, io);
  if (bytes === undefined) return 2;
  const text = utf8(bytes);
  if (text === undefined) return usage(io, `${file} is not UTF-8 text.`);
  const { workspace, problems, readOnly } = parseWorkspace(text);
  if (!workspace || readOnly || hasErrors(problems)) return refuse(io, file, problems);
  const compiled = compile(workspace);
  if (!compiled.publishable) return refuse(io, file, compiled.problems);

  const current = await withRetries(() => live(target.value, workspace.id));
  const none = current.kind === 'refused' && current.problem.code === 'nothing-live';
  if (current.kind !== 'ok' && !none) return complain(current, target.value, io);
  const base = current.kind === 'ok' ? current.value : undefined;
  if (dryRun) return tellChanges(base, workspace, io);

  const request = {
    workspace: workspace as unknown as JsonObject,
    programHash: programHash(compiled.program),
    ...(note === undefined ? {} : { note }),
  };
  return deliver(target.value, workspace.id, request, base?.revision ?? 0, io);
}

async function deliver(
  target: SyncTarget,
  workspace: string,
  request: Parameters<typeof send>[2],
  ifMatch: number,
  io: CommandIo,
): Promise<ExitStatus> {
  const idempotencyKey = randomUUID();
  const answer = await withRetries(() => send(target, workspace, request, { ifMatch, idempotencyKey }));
  if (answer.kind !== 'ok') return complain(answer, target, io);
  io.out(`${JSON.stringify(answer.value, null, 2)}\n`);
  return 0;
}

function tellChanges(base: RevisionBody | undefined, workspace: Workspace, io: CommandIo): ExitStatus {
  const before = base && parseWorkspace(JSON.stringify(base.workspace)).workspace;
  const changes = diffWorkspaces(before, workspace).map((change) => changeText(change, workspace));
  io.out(`${JSON.stringify({ dryRun: true, live: base?.revision ?? null, changes }, null, 2)}\n`);
  return 0;
}

function refuse(io: CommandIo, file: string, problems: readonly (Problem | TextProblem)[]): ExitStatus {
  for (const problem of problems) {
    const place = 'line' in problem ? `${problem.line}:${problem.column}` : problem.pointer;
    io.err(`${file}:${place}: ${problem.severity}: ${problem.message} (${problem.code})\n`);
  }
  io.err('Nothing was published.\n');
  return 1;
}

function usage(io: CommandIo, sentence: string): ExitStatus {
  io.err(`${sentence}\n`);
  return 2;
}
