import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import path from 'node:path';
import type { OpenedFile } from '../../shared/desktop/desktop-answers.ts';
import { ORIGIN } from '../app-protocol.ts';
import { tellWindow } from '../ipc/main-bridge.ts';
import type { SettingsStore } from '../settings/open-settings.ts';
import { guardClose } from './close-handshake.ts';
import { boundsOnDisplays, LEAST } from './window-bounds.ts';
import { windowLook } from './window-look.ts';

export interface NewWindow {
  readonly settings: SettingsStore;
  /** Shown once the page listens. */
  readonly file?: OpenedFile;
  /** Query of the page's address, such as `open=example`. */
  readonly query?: string;
}

/** Opens one more window; it appears when its page has painted. */
export function createWindow({ settings, file, query }: NewWindow): BrowserWindow {
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...bounds } = boundsOnDisplays(settings.get('windowBounds'), displays);
  const others = BrowserWindow.getAllWindows().length;
  const step = others * 24;
  const place = bounds.x === undefined || bounds.y === undefined ? {} : { x: bounds.x + step, y: bounds.y + step };
  const window = new BrowserWindow({
    width: bounds.width,
    height: bounds.height,
    ...place,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    title: app.getName(),
    ...windowLook(process.platform, nativeTheme.shouldUseDarkColors),
    webPreferences: {
      preload: path.join(__dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: !app.isPackaged,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault()); // the title is the document's
  window.on('close', () => rememberBounds(window, settings));
  guardClose(window);
  offerReload(window);
  if (file !== undefined) window.webContents.once('did-finish-load', () => tellWindow(window, 'file.opened', file));
  void window.loadURL(`${ORIGIN}/index.html${query === undefined ? '' : `?${query}`}`);
  return window;
}

function rememberBounds(window: BrowserWindow, settings: SettingsStore): void {
  if (window.isFullScreen()) return;
  settings.set('windowBounds', { ...window.getNormalBounds(), maximized: window.isMaximized() });
}

/** A page that crashed is not left as an empty window. */
function offerReload(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const question = dialog.showMessageBox(window, {
      type: 'error',
      message: 'This window stopped working.',
      detail: `The system says “${reason}”. Load it again: the welcome screen offers the unsaved work that was kept.`,
      buttons: ['Load again', 'Close window'],
      defaultId: 0,
      cancelId: 0,
    });
    void question.then(({ response }) => {
      if (window.isDestroyed()) return;
      if (response === 0) window.webContents.reload();
      else window.destroy();
    });
  });
}
