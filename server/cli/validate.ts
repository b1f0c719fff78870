import { applySingleFixes } from '../../shared/base/apply-single-fixes.ts';
import { hasErrors, type TextProblem } from '../../shared/base/problem.ts';
import { checkFile, type CheckedFile, type FileKind } from './checked-file.ts';
import type { ExitStatus } from './command-io.ts';
import type { DeskIo } from './desk-io.ts';
import { countInWords, problemLine } from './problem-line.ts';
import { readOrSay } from './read-or-say.ts';

export interface ValidateArguments {
  readonly files: readonly string[];
  /** Applies the fixes that have only one choice, and saves. */
  readonly fix: boolean;
  readonly format: 'text' | 'json';
}

/** One file of `--format json`. */
interface FileReport {
  readonly file: string;
  readonly kind: FileKind;
  /** No errors; warnings do not count. */
  readonly ok: boolean;
  readonly problems: readonly TextProblem[];
}

/** `hookflow validate`: all problems of all files; 1 when there is an error, 2 when a file cannot be read. */
export async function validate({ files, fix, format }: ValidateArguments, io: DeskIo): Promise<ExitStatus> {
  if (fix && files.includes('-')) {
    io.err('--fix saves files, and standard input is none. Give a file.\n');
    return 2;
  }
  const reports: FileReport[] = [];
  let unreadable = false;
  for (const file of files) {
    const bytes = await readOrSay(file, io);
    if (!bytes) {
      unreadable = true;
      continue;
    }
    const checked = fix ? await fixFile(file, bytes, io) : checkFile(bytes);
    if (!checked) unreadable = true;
    else reports.push({ file, kind: checked.kind, ok: !hasErrors(checked.problems), problems: checked.problems });
  }
  if (format === 'json') io.out(`${JSON.stringify({ files: reports }, null, 2)}\n`);
  else for (const report of reports) tell(report, io);
  if (unreadable) return 2;
  return reports.every((report) => report.ok) ? 0 : 1;
}

/** Undefined when the file could not be saved. */
async function fixFile(file: string, bytes: Uint8Array, io: DeskIo): Promise<CheckedFile | undefined> {
  const before = checkFile(bytes);
  if (before.text === undefined) return before;
  const encoder = new TextEncoder();
  const { text, applied } = applySingleFixes(before.text, (next) => checkFile(encoder.encode(next)).problems);
  if (applied === 0) return before;
  try {
    await io.write(file, text);
  } catch (error) {
    io.err(`${file} cannot be saved: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
  io.err(`${file}: ${applied === 1 ? '1 fix' : `${applied} fixes`} applied.\n`);
  return checkFile(encoder.encode(text));
}

function tell({ file, problems }: FileReport, io: DeskIo): void {
  for (const problem of problems) io.out(problemLine(file, problem, io.watched.out));
  io.out(problems.length === 0 ? `${file}: no problems\n` : `${file}: ${countInWords(problems)}\n`);
}
