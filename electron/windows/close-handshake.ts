import { app, dialog, type BrowserWindow } from 'electron';
import { askWindow } from '../ipc/main-bridge.ts';
import { shownDocument } from './shown-document.ts';

/** A page that works hears the question at once. */
const HEARD_WITHIN_MS = 3_000;

const agreed = new WeakSet<BrowserWindow>();
const asked = new WeakSet<BrowserWindow>();
const closedByQuit = new WeakSet<BrowserWindow>();
let quitting = false;

/** To be called once: tells the closing of one window from the closing of all by Quit. */
export function watchQuit(): void {
  app.on('before-quit', () => {
    quitting = true;
    setImmediate(() => (quitting = false)); // the windows' close events come within this turn
  });
}

/**
 * The window closes only after its page has agreed by `window.close`, so that unsaved changes are asked about. When the page does
 * not hear the question, it closes if nothing is unsaved; else the user is asked here.
 */
export function guardClose(window: BrowserWindow): void {
  window.on('close', (event) => {
    if (agreed.has(window)) return;
    event.preventDefault();
    if (quitting) closedByQuit.add(window);
    else closedByQuit.delete(window);
    if (asked.has(window)) return;
    asked.add(window);
    void askWindow(window, 'window.closeRequested', null, HEARD_WITHIN_MS).then(async (heard) => {
      asked.delete(window);
      if (heard || window.isDestroyed() || !(await mayCloseUnheard(window))) return;
      goOnQuitting(window);
      window.destroy(); // a page that hangs would hold up an ordinary close
    });
  });
}

/** The page agreed. */
export function closeNow(window: BrowserWindow): void {
  agreed.add(window);
  goOnQuitting(window);
  window.close();
}

/** Asking a window stops Quit; once it is gone, Quit goes on with the others. */
function goOnQuitting(window: BrowserWindow): void {
  if (closedByQuit.has(window)) window.once('closed', () => app.quit());
}

async function mayCloseUnheard(window: BrowserWindow): Promise<boolean> {
  const document = shownDocument(window);
  if (document === undefined || !document.dirty) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `“${document.title}” has unsaved changes, and its window does not answer.`,
    detail:
      'Keep it open and try again, or close it: its unsaved work, up to about a second before it stopped, is offered again on the welcome screen.',
    buttons: ['Keep open', 'Close without saving'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
