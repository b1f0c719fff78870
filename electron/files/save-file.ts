import type { OpenedFile, SaveAnswer } from '../../shared/desktop/desktop-answers.ts';
import { checkFile } from './check-file.ts';
import { fileProblem } from './file-problem.ts';
import type { PendingWrites } from './pending-writes.ts';
import { textHash } from './text-hash.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/**
 * Writes the file, unless `expected` names a text by its hash and the file holds another: then it is left as it is and given
 * back. A file that is gone is written again; one that already holds the text counts as written.
 */
export async function saveFile(
  file: string,
  text: string,
  expected: string | null,
  pending: PendingWrites,
): Promise<SaveAnswer> {
  const hash = textHash(text);
  let unexpected: OpenedFile | string | undefined;
  const mayReplace = async (): Promise<boolean> => {
    if (expected === null) return true;
    const found = await checkFile(file, expected);
    if (found.state === 'changed' && found.file.hash !== hash) unexpected = found.file;
    if (found.state === 'unknown') unexpected = found.reason;
    return unexpected === undefined;
  };
  try {
    await writeFileAtomically(file, text, { pending, mayReplace });
  } catch (error) {
    return { problem: fileProblem('saved', file, error) };
  }
  if (typeof unexpected === 'string') {
    return { problem: `${file} was not saved, because what it holds now cannot be read: ${unexpected}` };
  }
  return unexpected === undefined ? { path: file, hash } : { changed: unexpected };
}
