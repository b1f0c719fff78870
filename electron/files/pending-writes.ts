import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The name of a file that is about to take another's place. */
export const FRESH_NAME = /^\..+\.[0-9a-f]{8}\.tmp$/s;

/**
 * Notes which half-written files there are, so that the next start removes what a kill in the middle of a save left beside the
 * user's documents. `folder` belongs to one running app alone.
 */
export class PendingWrites {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** To be called before `fresh` is made; resolves to the note, which goes when the file has gone. */
  async begin(fresh: string): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    const note = path.join(this.#folder, path.basename(fresh));
    await writeFile(note, fresh, 'utf8');
    return note;
  }

  async end(note: string): Promise<void> {
    await rm(note, { force: true });
  }

  /** Removes what earlier runs of the app left half-written. A note that cannot be followed waits for the next start. */
  async cleanUp(): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const note = path.join(this.#folder, name);
      try {
        const fresh = await readFile(note, 'utf8');
        if (path.basename(fresh) === name && FRESH_NAME.test(name)) await rm(fresh, { force: true });
        await rm(note, { force: true });
      } catch {
        // such as a drive that is away
      }
    }
  }
}
