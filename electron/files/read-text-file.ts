import { open } from 'node:fs/promises';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { fileProblem } from './file-problem.ts';

export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** The text of a UTF-8 file of at most 64 MiB, a byte order mark included; the error is a sentence for the user. */
export async function readTextFile(file: string): Promise<Result<string, string>> {
  let bytes: Uint8Array;
  try {
    const handle = await open(file, 'r');
    try {
      const found = await handle.stat();
      if (!found.isFile()) return err(`${file} is not a file.`);
      if (found.size > MAX_FILE_BYTES) return err(tooLarge(file, found.size));
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err(fileProblem('opened', file, error));
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return err(`${file} was not opened: it is not UTF-8 text. Save it as UTF-8 in the program that made it.`);
  }
}

/** Why a file of that many bytes is not taken. */
export function tooLarge(file: string, bytes: number): string {
  const mebibytes = Math.ceil(bytes / (1024 * 1024));
  return `${file} has ${mebibytes} MiB; a workspace may have 64 MiB.`;
}
