import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Half-written settings, as the settings' store names them. */
const STALE = /^settings\.json\.tmp-\d{10}[0-9a-f]{6}$/;

/** Removes what a kill in the middle of writing the settings left in the app's data folder. */
export async function removeStaleSettings(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names)
    if (STALE.test(name)) await rm(path.join(folder, name), { force: true }).catch(() => undefined);
}
