import { app } from 'electron';
import { environmentCalls } from '../environments/environment-calls.ts';
import type { Environments } from '../environments/environments.ts';
import type { PublishQueue } from '../environments/publish-queue.ts';
import { serverCalls, type Servers } from '../environments/server-calls.ts';
import type { DocumentFiles } from '../files/document-files.ts';
import { journalCalls } from '../journal/journal-calls.ts';
import type { Journal } from '../journal/journal.ts';
import type { SettingsStore } from '../settings/open-settings.ts';
import { applyTheme } from '../theme.ts';
import { versionCalls } from '../versions/version-calls.ts';
import type { VersionStore } from '../versions/version-store.ts';
import { closeNow } from '../windows/close-handshake.ts';
import { showDocument } from '../windows/shown-document.ts';
import type { DesktopHandlers } from './main-bridge.ts';

export interface DesktopParts {
  readonly settings: SettingsStore;
  readonly files: DocumentFiles;
  readonly journal: Journal;
  readonly versions: VersionStore;
  readonly openWindow: () => void;
  readonly environments: Environments;
  readonly servers: Servers;
  readonly queue: PublishQueue;
  readonly styleNonce: string;
}

/** Every call of the bridge, with what carries it out. */
export function desktopHandlers(parts: DesktopParts): DesktopHandlers {
  const { settings, files, journal, versions, openWindow, environments, servers, queue, styleNonce } = parts;
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
    'file.export': (request, window) => files.export(request, window),
    'file.check': (file) => files.check(file),
    'file.recent': () => files.recent(),
    ...journalCalls(journal, files),
    ...versionCalls(versions),
    ...environmentCalls(environments, servers, queue),
    ...serverCalls(servers, queue),
  };
}
