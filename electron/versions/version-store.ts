import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { KeptVersion, VersionList } from '../../shared/desktop/desktop-answers.ts';
import type { DesktopArgument } from '../../shared/desktop/desktop-calls.ts';
import { FRESH_NAME } from '../files/pending-writes.ts';
import { setAside } from '../files/set-aside.ts';
import { textHash } from '../files/text-hash.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { parseVersionEntry, type VersionEntry } from './version-entry.ts';

type Named = DesktopArgument<'version.read'>;

/**
 * The named versions of all workspaces: a folder for each workspace's id, a file for each version, so that what is damaged costs
 * one version at most. Writes happen one after the other.
 */
export class VersionStore {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #unreadable = new Map<string, readonly string[]>();
  #last: Promise<unknown> = Promise.resolve();

  /** `now` in epoch milliseconds. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Newest first. What cannot be read is set aside and told for as long as the app runs. */
  list(workspace: string): Promise<VersionList> {
    return this.#inTurn(async () => {
      const folder = this.#folderOf(workspace);
      const versions: KeptVersion[] = [];
      for (const name of await readdir(folder).catch(() => [])) {
        const file = path.join(folder, name);
        if (FRESH_NAME.test(name)) await rm(file, { force: true }).catch(() => undefined);
        if (!name.endsWith('.json')) continue;
        const entry = await readVersion(file, workspace);
        if (entry) versions.push({ id: path.basename(name, '.json'), name: entry.name, keptAt: entry.keptAt });
        else this.#tell(workspace, await setAside(file, this.#now()));
      }
      versions.sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1));
      return { versions, unreadable: this.#unreadable.get(workspace) ?? [] };
    });
  }

  /** Rejects with the system's error when it cannot be written. */
  keep({ workspace, name, text }: DesktopArgument<'version.keep'>): Promise<KeptVersion> {
    return this.#inTurn(async () => {
      const id = randomUUID();
      const keptAt = new Date(this.#now()).toISOString();
      await mkdir(this.#folderOf(workspace), { recursive: true });
      await this.#write(id, { format: 'hookflow-version', version: 1, workspace, name, keptAt, text });
      return { id, name, keptAt };
    });
  }

  /** Undefined when it is gone or cannot be read. */
  read({ workspace, id }: Named): Promise<VersionEntry | undefined> {
    return readVersion(this.#fileOf(workspace, id), workspace);
  }

  /** False when it is gone or cannot be read. */
  rename({ workspace, id, name }: DesktopArgument<'version.rename'>): Promise<boolean> {
    return this.#inTurn(async () => {
      const entry = await readVersion(this.#fileOf(workspace, id), workspace);
      if (entry) await this.#write(id, { ...entry, name });
      return entry !== undefined;
    });
  }

  remove({ workspace, id }: Named): Promise<void> {
    return this.#inTurn(() => rm(this.#fileOf(workspace, id), { force: true }));
  }

  #write(id: string, entry: VersionEntry): Promise<boolean> {
    return writeFileAtomically(this.#fileOf(entry.workspace, id), `${JSON.stringify(entry, null, 2)}\n`);
  }

  #tell(workspace: string, file: string): void {
    const told = this.#unreadable.get(workspace) ?? [];
    if (!told.includes(file)) this.#unreadable.set(workspace, [...told, file]);
  }

  /** A workspace's id may be any text, a folder's name may not. */
  #folderOf(workspace: string): string {
    return path.join(this.#folder, textHash(workspace).slice(0, 32));
  }

  #fileOf(workspace: string, id: string): string {
    return path.join(this.#folderOf(workspace), `${id}.json`);
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#last.then(task);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

async function readVersion(file: string, workspace: string): Promise<VersionEntry | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const entry = text === undefined ? undefined : parseVersionEntry(text);
  return entry?.workspace === workspace ? entry : undefined;
}
