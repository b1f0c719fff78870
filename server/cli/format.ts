import { hasErrors } from '../../shared/base/problem.ts';
import { checkFile } from './checked-file.ts';
import type { ExitStatus } from './command-io.ts';
import type { DeskIo } from './desk-io.ts';
import { problemLine } from './problem-line.ts';
import { readOrSay } from './read-or-say.ts';

export interface FormatArguments {
  readonly files: readonly string[];
  /** Only tells: nothing is written, 1 when a file is not in its canonical form. */
  readonly check: boolean;
}

/** `hookflow format`: canonical text (F0, H7), in place; of standard input, to standard output. Errors keep a file as it is. */
export async function format({ files, check }: FormatArguments, io: DeskIo): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for (const file of files) {
    const one = await formatFile(file, check, io);
    if (one > status) status = one;
  }
  return status;
}

async function formatFile(file: string, check: boolean, io: DeskIo): Promise<ExitStatus> {
  const bytes = await readOrSay(file, io);
  if (!bytes) return 2;
  const { text, problems, canonical } = checkFile(bytes);
  if (canonical === undefined) {
    for (const problem of problems) io.err(problemLine(file, problem, io.watched.err));
    io.err(`${file} is left as it is: ${hasErrors(problems) ? 'it has errors' : 'a newer Hookflow wrote it'}.\n`);
    return 1;
  }
  if (check) {
    if (text === canonical) return 0;
    io.out(`${file}\n`);
    return 1;
  }
  if (file === '-') io.out(canonical);
  else if (text !== canonical) {
    try {
      await io.write(file, canonical);
    } catch (error) {
      io.err(`${file} cannot be saved: ${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    }
  }
  return 0;
}
