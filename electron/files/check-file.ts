import { stat } from 'node:fs/promises';
import type { FileState } from '../../shared/desktop/desktop-answers.ts';
import { readTextFile } from './read-text-file.ts';
import { textHash } from './text-hash.ts';

/** Whether the file still holds the text of that hash, and what it holds instead. */
export async function checkFile(file: string, hash: string): Promise<FileState> {
  const text = await readTextFile(file);
  if (!text.ok) return (await isMissing(file)) ? { state: 'missing' } : { state: 'unknown', reason: text.error };
  const found = textHash(text.value);
  if (found === hash) return { state: 'same' };
  return { state: 'changed', file: { path: file, text: text.value, hash: found } };
}

async function isMissing(file: string): Promise<boolean> {
  return stat(file).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}
