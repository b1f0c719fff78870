import { app, dialog, type BrowserWindow } from 'electron';
import path from 'node:path';
import type { DesktopAnswers, FileState, OpenedFile, RecentFile } from '../../shared/desktop/desktop-answers.ts';
import type { DesktopArgument } from '../../shared/desktop/desktop-calls.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { SettingsStore } from '../settings/open-settings.ts';
import { checkFile } from './check-file.ts';
import { exportFile } from './export-file.ts';
import type { PendingWrites } from './pending-writes.ts';
import { MAX_FILE_BYTES, readTextFile, tooLarge } from './read-text-file.ts';
import { saveFile } from './save-file.ts';
import { withRecentFile } from './recent-files.ts';
import { textHash } from './text-hash.ts';

const filters = [
  { name: 'Hookflow workspace', extensions: ['hookflow.json', 'json'] },
  { name: 'All files', extensions: ['*'] },
];

/**
 * The documents on disk. A window may read and write only files that the user chose: in a dialog, on the command line, in the
 * file manager, or one of the recent files.
 */
export class DocumentFiles {
  readonly #settings: SettingsStore;
  readonly #pending: PendingWrites;
  readonly #chosen = new Set<string>();

  constructor(settings: SettingsStore, pending: PendingWrites) {
    this.#settings = settings;
    this.#pending = pending;
  }

  recent(): readonly RecentFile[] {
    return this.#settings.get('recentFiles');
  }

  /** Opens a file that the user chose. */
  async open(file: string): Promise<Result<OpenedFile, string>> {
    const full = path.resolve(file);
    const text = await readTextFile(full);
    if (!text.ok) return err(text.error);
    this.#remember(full);
    return ok({ path: full, text: text.value, hash: textHash(text.value) });
  }

  /** Opens a file that a window names. */
  async openNamed(file: string): Promise<DesktopAnswers['file.openPath']> {
    if (!this.isChosen(file)) return { problem: `${file} was not opened: choose it in the open dialog first.` };
    const opened = await this.open(file);
    return opened.ok ? opened.value : { problem: opened.error };
  }

  async openWithDialog(window: BrowserWindow): Promise<OpenedFile | null> {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: 'Open workspace',
      properties: ['openFile'],
      filters,
    });
    const file = filePaths[0];
    if (file === undefined) return null;
    const opened = await this.open(file);
    if (opened.ok) return opened.value;
    await dialog.showMessageBox(window, { type: 'error', message: 'The file was not opened', detail: opened.error });
    return null;
  }

  async save(request: DesktopArgument<'file.save'>, window: BrowserWindow): Promise<DesktopAnswers['file.save']> {
    const bytes = Buffer.byteLength(request.text);
    const file = request.path ?? (await this.#chooseTarget(request.suggestedName, window));
    if (file === undefined) return null;
    if (!this.isChosen(file)) return { problem: `${file} was not saved: choose it in the save dialog first.` };
    if (bytes > MAX_FILE_BYTES) return { problem: tooLarge(file, bytes) };
    const answer = await saveFile(file, request.text, request.path === null ? null : request.expected, this.#pending);
    if ('path' in answer) this.#remember(file);
    return answer;
  }

  /** Writes something of a workspace to a file of its own. */
  export(request: DesktopArgument<'file.export'>, window: BrowserWindow): Promise<DesktopAnswers['file.export']> {
    return exportFile(request, window, this.#pending);
  }

  /** Whether a file that a window shows still holds what it read or wrote. */
  async check({ path: file, hash }: DesktopArgument<'file.check'>): Promise<FileState> {
    if (!this.isChosen(file)) return { state: 'unknown', reason: `${file} was not chosen by the user.` };
    return checkFile(file, hash);
  }

  async #chooseTarget(suggestedName: string, window: BrowserWindow): Promise<string | undefined> {
    const name = path.basename(suggestedName.replaceAll('\\', '/'));
    const newest = this.recent()[0];
    const folder = newest === undefined ? app.getPath('documents') : path.dirname(newest.path);
    const { filePath } = await dialog.showSaveDialog(window, {
      title: 'Save workspace',
      defaultPath: path.join(folder, name),
      filters,
    });
    if (filePath === undefined || filePath === '') return undefined;
    this.#chosen.add(filePath);
    return filePath;
  }

  /** The file of work that was kept for the user, who chose it before a crash. */
  allowKept(file: string): void {
    this.#chosen.add(file);
  }

  isChosen(file: string): boolean {
    return this.#chosen.has(file) || this.recent().some((entry) => entry.path === file);
  }

  #remember(file: string): void {
    this.#chosen.add(file);
    this.#settings.set('recentFiles', [...withRecentFile(this.recent(), file, Date.now())]);
    app.addRecentDocument(file);
  }
}
