import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { KeptList, KeptWork } from '../../shared/desktop/desktop-answers.ts';
import type { DesktopArgument } from '../../shared/desktop/desktop-calls.ts';
import { checkFile } from '../files/check-file.ts';
import { textHash } from '../files/text-hash.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { JournalEntry } from './journal-entry.ts';
import { readJournal, readJournalFile } from './read-journal.ts';

export type UnsavedWork = DesktopArgument<'journal.keep'>;
/** What is known of an entry without its text. `onlyWorkspace`: hash of the text, when there is nothing but the text. */
type Head = KeptWork & { readonly onlyWorkspace: string | null };

/**
 * Unsaved work on disk, one file for each window that has some, so that a crash or a kill loses at most what was typed since the
 * last `keep`. An entry whose window is gone waits until it is restored or discarded. Writes happen one after the other.
 */
export class Journal {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #heads = new Map<string, Head>();
  /** Which window an entry belongs to. */
  readonly #owned = new Map<object, string>();
  readonly #ended = new WeakSet<object>();
  #unreadable: readonly string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** `now` in epoch milliseconds. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Reads what earlier runs left. Never rejects: what cannot be read is set aside and listed. */
  async load(): Promise<void> {
    const { entries, unreadable } = await readJournal(this.#folder, this.#now());
    for (const [id, entry] of entries) this.#heads.set(id, headOf(id, entry));
    this.#unreadable = unreadable;
  }

  /** Entries whose window is gone, newest first, without those that their file holds by now. */
  async list(): Promise<KeptList> {
    const owned = new Set(this.#owned.values());
    const free = [...this.#heads.values()].filter((head) => !owned.has(head.id));
    const kept: KeptWork[] = [];
    for (const head of free) {
      if (await isSaved(head)) await this.discard(head.id);
      else kept.push({ id: head.id, name: head.name, path: head.path, keptAt: head.keptAt });
    }
    kept.sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1));
    return { kept, unreadable: this.#unreadable };
  }

  /** Keeps the work of a window in place of what was kept for it; rejects when it cannot be written. */
  keep(window: object, work: UnsavedWork): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#ended.has(window)) return;
      const id = this.#owned.get(window) ?? randomUUID();
      this.#owned.set(window, id);
      const keptAt = new Date(this.#now()).toISOString();
      const entry: JournalEntry = { format: 'hookflow-journal', version: 1, keptAt, ...work };
      await writeFileAtomically(this.#fileOf(id), `${JSON.stringify(entry, null, 2)}\n`);
      this.#heads.set(id, headOf(id, entry));
    });
  }

  /** The window has nothing unsaved any more. */
  clear(window: object): Promise<void> {
    return this.#inTurn(async () => {
      const id = this.#owned.get(window);
      this.#owned.delete(window);
      if (id !== undefined) await this.#remove(id);
    });
  }

  /** The window closes with the user's consent: nothing of it is kept, whatever it still sends. */
  end(window: object): Promise<void> {
    this.#ended.add(window);
    return this.clear(window);
  }

  /** The window lost its page, or is gone without having said so: what was kept for it waits to be restored. */
  release(window: object): void {
    this.#owned.delete(window);
  }

  /** The whole entry; undefined when it is gone, belongs to a window, or can no longer be read. */
  async read(id: string): Promise<JournalEntry | undefined> {
    return this.#isFree(id) ? readJournalFile(this.#fileOf(id)) : undefined;
  }

  /** Gives an entry to a window, in place of its own; false when it is gone or belongs to a window. */
  async adopt(window: object, id: string): Promise<boolean> {
    if (!this.#isFree(id)) return false;
    await this.clear(window);
    if (!this.#isFree(id)) return false;
    this.#owned.set(window, id);
    return true;
  }

  discard(id: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#isFree(id)) await this.#remove(id);
    });
  }

  async #remove(id: string): Promise<void> {
    this.#heads.delete(id);
    await rm(this.#fileOf(id), { force: true });
  }

  #isFree(id: string): boolean {
    return this.#heads.has(id) && ![...this.#owned.values()].includes(id);
  }

  #fileOf(id: string): string {
    return path.join(this.#folder, `${id}.json`);
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#last.then(task);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function headOf(id: string, { name, path: file, keptAt, text, eventsText }: JournalEntry): Head {
  return { id, name, path: file, keptAt, onlyWorkspace: eventsText === null ? textHash(text) : null };
}

/** A kill between a save and the end of its entry leaves an entry with nothing unsaved in it. */
async function isSaved({ path: file, onlyWorkspace }: Head): Promise<boolean> {
  return file !== null && onlyWorkspace !== null && (await checkFile(file, onlyWorkspace)).state === 'same';
}
