import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { FRESH_NAME } from '../files/pending-writes.ts';
import { setAside } from '../files/set-aside.ts';
import { parseJournalEntry, type JournalEntry } from './journal-entry.ts';

export interface FoundJournal {
  /** By id, which is the file's name without `.json`. */
  readonly entries: ReadonlyMap<string, JournalEntry>;
  /** What could not be read: moved to the folder `unreadable`, or still where it was if even that failed. */
  readonly unreadable: readonly string[];
}

/**
 * Reads the journal's folder, makes it if there is none, and removes half-written files. Never rejects and never deletes an
 * entry. `now` in epoch milliseconds.
 */
export async function readJournal(folder: string, now: number): Promise<FoundJournal> {
  const entries = new Map<string, JournalEntry>();
  const unreadable: string[] = [];
  await mkdir(folder, { recursive: true }).catch(() => undefined); // `keep` will say why
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    if (FRESH_NAME.test(name)) await rm(file, { force: true }).catch(() => undefined);
    if (!name.endsWith('.json')) continue;
    const entry = await readJournalFile(file);
    if (entry !== undefined) entries.set(name.slice(0, -'.json'.length), entry);
    else unreadable.push(await setAside(file, now));
  }
  return { entries, unreadable };
}

export async function readJournalFile(file: string): Promise<JournalEntry | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseJournalEntry(text);
}
