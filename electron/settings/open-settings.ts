import Store from 'electron-store';
import path from 'node:path';
import { setAsideCorrupt } from './set-aside-corrupt.ts';
import { Settings } from './settings-schema.ts';

export interface SettingsStore {
  get<K extends keyof Settings>(key: K): Settings[K];
  set<K extends keyof Settings>(key: K, value: Exclude<Settings[K], undefined>): void;
}

/** The settings in `folder`; `setAside` names where an unreadable file went (the user is told). */
export function openSettings(folder: string): { readonly settings: SettingsStore; readonly setAside?: string } {
  const setAside = setAsideCorrupt(path.join(folder, 'settings.json'), Date.now());
  const settings = new Store<Settings>({ cwd: folder, name: 'settings', defaults: Settings.parse({}) });
  return setAside === undefined ? { settings } : { settings, setAside };
}
