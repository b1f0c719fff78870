import { app } from 'electron';
import type { DocumentFiles } from '../files/document-files.ts';
import { journalCalls } from '../journal/journal-calls.ts';
import type { Journal } from '../journal/journal.ts';
import { serverCalls } from '../local-server/server-calls.ts';
import type { LocalServer } from '../local-server/local-server.ts';
import type { SettingsStore } from '../settings/open-settings.ts';
import { applyTheme } from '../theme.ts';
import { closeNow } from '../windows/close-handshake.ts';
import { showDocument } from '../windows/shown-document.ts';
import type { DesktopHandlers } from './main-bridge.ts';

export interface DesktopParts {
  readonly settings: SettingsStore;
  readonly files: DocumentFiles;
  readonly journal: Journal;
  readonly openWindow: () => void;
  readonly server: LocalServer;
  readonly serverFolder: string;
  readonly styleNonce: string;
}

/** Every call of the bridge, with what carries it out. */
export function desktopHandlers(parts: DesktopParts): DesktopHandlers {
  const { settings, files, journal, openWindow, server, serverFolder, styleNonce } = parts;
  return {
    'app.info': () => ({
      version: app.getVersion(),
      platform: process.platform,
      theme: settings.get('theme'),
      styleNonce,
    }),
    'app.setTheme': (theme) => {
      settings.set('theme', theme);
      applyTheme(theme);
      return null;
    },
    'window.setDocument': (document, window) => {
      showDocument(window, document);
      return null;
    },
    'window.new': () => {
      openWindow();
      return null;
    },
    'window.close': async (_none, window) => {
      await journal.end(window).catch(() => undefined); // at worst the work is offered once more
      setImmediate(() => closeNow(window)); // the answer leaves first
      return null;
    },
    'file.open': (_none, window) => files.openWithDialog(window),
    'file.openPath': (file) => files.openNamed(file),
    'file.save': (request, window) => files.save(request, window),
    'file.check': (file) => files.check(file),
    'file.recent': () => files.recent(),
    ...journalCalls(journal, files),
    ...serverCalls(server, serverFolder),
  };
}
