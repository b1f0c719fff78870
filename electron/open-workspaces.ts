import { app, BrowserWindow, dialog } from 'electron';
import type { DocumentFiles } from './files/document-files.ts';
import { tellWindow } from './ipc/main-bridge.ts';
import type { SettingsStore } from './settings/open-settings.ts';
import { createWindow } from './windows/create-window.ts';
import { shownDocument } from './windows/shown-document.ts';

/** Opens windows and the files that the command line, a second launch or the file manager names. */
export class OpenWorkspaces {
  readonly #settings: SettingsStore;
  readonly #files: DocumentFiles;
  /** Named by the system before the app was ready. */
  readonly #early: string[] = [];
  #ready = false;

  constructor(settings: SettingsStore, files: DocumentFiles) {
    this.#settings = settings;
    this.#files = files;
  }

  /** The first windows: one for each file, or an empty one. */
  async start(files: readonly string[]): Promise<void> {
    this.#ready = true;
    for (const file of [...files, ...this.#early]) await this.openFile(file);
    if (BrowserWindow.getAllWindows().length === 0) this.openEmpty();
  }

  openEmpty(): BrowserWindow {
    return createWindow({ settings: this.#settings });
  }

  /** Brings the window with that file to the front, or opens one. */
  async openFile(file: string): Promise<void> {
    if (!this.#ready) {
      this.#early.push(file);
      return;
    }
    const shown = windowShowing(file);
    if (shown !== undefined) return bringToFront(shown);
    const opened = await this.#files.open(file);
    if (opened.ok) createWindow({ settings: this.#settings, file: opened.value });
    else tellNotOpened(opened.error);
  }

  /** Files dropped on a window: the first opens in it, the others in windows of their own. */
  async openDropped(files: readonly string[], window: BrowserWindow): Promise<void> {
    const [first, ...others] = files;
    if (first === undefined) return;
    for (const file of others) await this.openFile(file);
    const shown = windowShowing(first);
    if (shown !== undefined) return bringToFront(shown);
    const opened = await this.#files.open(first);
    if (opened.ok) tellWindow(window, 'file.opened', opened.value);
    else tellNotOpened(opened.error);
  }

  /** A second launch: its files, or else the window that is there. */
  async secondLaunch(files: readonly string[]): Promise<void> {
    for (const file of files) await this.openFile(file);
    const last = BrowserWindow.getAllWindows()[0];
    if (files.length > 0) return;
    if (last === undefined) this.openEmpty();
    else bringToFront(last);
  }
}

function windowShowing(file: string): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find((window) => shownDocument(window)?.path === file);
}

function tellNotOpened(reason: string): void {
  void dialog.showMessageBox({ type: 'error', message: 'The file was not opened', detail: reason });
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
  app.focus();
}
