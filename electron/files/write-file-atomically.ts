import { randomUUID } from 'node:crypto';
import { open, realpath, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { PendingWrites } from './pending-writes.ts';

export interface AtomicWrite {
  /** Told of the half-written file, for when the app is killed in the middle. */
  readonly pending?: PendingWrites;
  /** Asked at the last moment; when false nothing is written. */
  readonly mayReplace?: () => Promise<boolean>;
}

/**
 * Writes the whole text or leaves the file as it was, also when the machine stops in the middle: a new file beside it is synced
 * and takes its name. A link stays a link, and the file keeps its permissions. Resolves to whether it was written; rejects with
 * the system's error.
 */
export async function writeFileAtomically(file: string, text: string, options: AtomicWrite = {}): Promise<boolean> {
  const target = await realpath(file).catch(() => file);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => 0o644,
  );
  const fresh = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID().slice(0, 8)}.tmp`);
  const note = await options.pending?.begin(fresh);
  let written: boolean;
  try {
    await writeSynced(fresh, text, mode);
    written = (await options.mayReplace?.()) ?? true;
    if (written) await rename(fresh, target);
    else await unlink(fresh);
  } catch (error) {
    await unlink(fresh).catch(() => undefined);
    throw error;
  } finally {
    if (note !== undefined) await options.pending?.end(note);
  }
  if (written) await syncFolder(path.dirname(target));
  return written;
}

async function writeSynced(file: string, text: string, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the new name durable; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
