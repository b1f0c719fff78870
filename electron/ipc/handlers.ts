import { app } from 'electron';
import type { DocumentFiles } from '../files/document-files.ts';
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
  readonly server: LocalServer;
  readonly serverFolder: string;
  readonly styleNonce: string;
}

/** Every call of the bridge, with what carries it out. */
export function desktopHandlers({ settings, files, server, serverFolder, styleNonce }: DesktopParts): DesktopHandlers {
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
    'window.close': (_none, window) => {
      setImmediate(() => closeNow(window)); // the answer leaves first
      return null;
    },
    'file.open': (_none, window) => files.openWithDialog(window),
    'file.openPath': (file) => files.openNamed(file),
    'file.save': (request, window) => files.save(request, window),
    'file.recent': () => files.recent(),
    ...serverCalls(server, serverFolder),
  };
}
