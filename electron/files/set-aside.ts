import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';

/**
 * Moves a file that cannot be read into the folder `unreadable` beside it, with the time in its name, so that nothing in it is
 * lost. Resolves to where it is now: still in its place when it cannot be moved. `now` in epoch milliseconds.
 */
export async function setAside(file: string, now: number): Promise<string> {
  const folder = path.join(path.dirname(file), 'unreadable');
  const time = new Date(now).toISOString().replaceAll(':', '-');
  const aside = path.join(folder, `${path.basename(file, '.json')}.${time}.json`);
  try {
    await mkdir(folder, { recursive: true });
    await rename(file, aside);
    return aside;
  } catch {
    return file;
  }
}
