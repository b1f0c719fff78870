import { app, type BrowserWindow } from 'electron';
import type { DesktopArgument } from '../../shared/desktop/desktop-calls.ts';

export type ShownDocument = DesktopArgument<'window.setDocument'>;
const shown = new WeakMap<BrowserWindow, ShownDocument>();

/** What the window last said that it shows. */
export function shownDocument(window: BrowserWindow): ShownDocument | undefined {
  return shown.get(window);
}

/** Title, dot for unsaved changes and, on macOS, the file in the title bar. */
export function showDocument(window: BrowserWindow, document: ShownDocument): void {
  shown.set(window, document);
  const name = app.getName();
  const title = document.title === '' || document.title === name ? name : `${document.title} – ${name}`;
  window.setTitle(document.dirty && process.platform !== 'darwin' ? `• ${title}` : title);
  window.setDocumentEdited(document.dirty);
  window.setRepresentedFilename(document.path ?? '');
}
