import { app, dialog, type BrowserWindow } from 'electron';
import path from 'node:path';
import type { DesktopAnswers } from '../../shared/desktop/desktop-answers.ts';
import type { DesktopArgument } from '../../shared/desktop/desktop-calls.ts';
import { fileProblem } from './file-problem.ts';
import type { PendingWrites } from './pending-writes.ts';
import { MAX_FILE_BYTES, tooLarge } from './read-text-file.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/**
 * Writes a text that is no workspace to a file that the user chooses in the save dialog; null when dismissed. It becomes
 * none of the recent files, and the window may not write it again.
 */
export async function exportFile(
  { suggestedName, text }: DesktopArgument<'file.export'>,
  window: BrowserWindow,
  pending: PendingWrites,
): Promise<DesktopAnswers['file.export']> {
  const name = path.basename(suggestedName.replaceAll('\\', '/'));
  const extension = path.extname(name).slice(1);
  const { filePath } = await dialog.showSaveDialog(window, {
    title: 'Export',
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [
      { name: extension.toUpperCase(), extensions: [extension] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  if (filePath === undefined || filePath === '') return null;
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_FILE_BYTES) return { problem: tooLarge(filePath, bytes) };
  try {
    await writeFileAtomically(filePath, text, { pending });
    return { path: filePath };
  } catch (error) {
    return { problem: fileProblem('saved', filePath, error) };
  }
}
