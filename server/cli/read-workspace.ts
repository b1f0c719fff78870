import { hasErrors } from '../../shared/base/problem.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import type { ExitStatus } from './command-io.ts';
import { compiledProblems } from './compiled-problems.ts';
import type { DeskIo } from './desk-io.ts';
import { problemLine } from './problem-line.ts';
import { readOrSay } from './read-or-say.ts';
import { utf8 } from './utf8.ts';

/**
 * The workspace of a file; the error is the exit status, said why on standard error. What the compiler finds wrong is said
 * too, and does not keep it from being opened (F4).
 */
export async function readWorkspace(file: string, io: DeskIo): Promise<Result<Workspace, ExitStatus>> {
  const read = await readWorkspaceText(file, io);
  return read.ok ? ok(read.value.workspace) : read;
}

/** The same with the file's text, for what is to be said at its place. */
export async function readWorkspaceText(
  file: string,
  io: DeskIo,
): Promise<Result<{ readonly workspace: Workspace; readonly text: string }, ExitStatus>> {
  const bytes = await readOrSay(file, io);
  if (!bytes) return err(2);
  const text = utf8(bytes);
  if (text === undefined) {
    io.err(`${file} cannot be read: it is not UTF-8.\n`);
    return err(2);
  }
  const { workspace, problems } = parseWorkspace(text);
  for (const problem of problems) io.err(problemLine(file, problem, io.watched.err));
  if (!workspace || hasErrors(problems)) return err(1);
  for (const problem of compiledProblems(text, workspace)) {
    if (problem.severity === 'error') io.err(problemLine(file, problem, io.watched.err));
  }
  return ok({ workspace, text });
}
