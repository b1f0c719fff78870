import { app } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Chooses where the app keeps its data, before anything reads it: `HOOKFLOW_USER_DATA` (tests), for a picture a folder that
 * is gone afterwards, else the system's usual place.
 */
export function chooseUserData(forPicture: boolean): void {
  const given = process.env['HOOKFLOW_USER_DATA'];
  if (given !== undefined && given !== '') app.setPath('userData', path.resolve(given));
  else if (forPicture) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'hookflow-picture-'));
    app.setPath('userData', folder);
    app.on('quit', () => rmSync(folder, { recursive: true, force: true }));
  }
}
