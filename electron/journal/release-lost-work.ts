import { app } from 'electron';
import type { Journal } from './journal.ts';

/** From now on, what a window kept is offered again when its page crashes or is loaded anew, or the window is gone without a word. */
export function releaseLostWork(journal: Journal): void {
  app.on('browser-window-created', (_event, window) => {
    const release = (): void => journal.release(window);
    window.webContents.on('render-process-gone', release);
    window.webContents.on('did-navigate', release);
    window.on('closed', release);
  });
}
