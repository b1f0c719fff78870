import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore, type SqliteStore } from '../../server/adapters/sqlite-store/sqlite-store.ts';
import { arrival, claimAll, NOW, ran, SHOP, work } from '../unit/sync/store-fixtures.ts';

export interface Damage {
  readonly file: 'hookflow.db' | 'hookflow.db-wal' | 'hookflow.db.sums';
  readonly kind: 'flip' | 'cut';
  readonly at: number;
}
/** `refused` with its sentence, or `opened` with everything that the store then tells. */
export type AfterDamage =
  { readonly kind: 'refused'; readonly where: string } | { readonly kind: 'opened'; readonly told: string };

export function opened(path: string): SqliteStore {
  const store = openSqliteStore(path, { logLimit: 1e9 });
  if (!store.ok) throw new Error(`did not open: ${JSON.stringify(store.error)}`);
  return store.value;
}

/** A closed store with occurrences, runs, contacts and a ledger in every state. */
export async function writtenStore(folder: string, occurrences: number): Promise<void> {
  const { store } = opened(join(folder, 'hookflow.db'));
  await ran(
    store,
    Array.from({ length: occurrences }, (_, index) => arrival(`o${index}`, { purl: `p${index % 7}` })),
  );
  for (const { key, attempt } of await claimAll(store))
    await store.settle(key, attempt, { kind: 'delivered', at: NOW, detail: `Answered ${key}.` });
  await store.append(SHOP, [arrival('waiting')], NOW + 1);
  await store[Symbol.asyncDispose]();
}

/** The folder of a store as a killed server leaves it: its last `batches` transactions stand in the log only. */
export async function killedStore(folder: string, copy: string, batches: number): Promise<void> {
  const { store } = opened(join(folder, 'hookflow.db'));
  for (let batch = 0; batch < batches; batch += 1) await store.append(SHOP, [arrival(`log${batch}`)], NOW + 2);
  await store.evaluate(work());
  cpSync(folder, copy, { recursive: true });
  await store[Symbol.asyncDispose]();
}

/** Opens a damaged copy of the folder. */
export async function afterDamage(folder: string, copy: string, { file, kind, at }: Damage): Promise<AfterDamage> {
  mkdirSync(copy, { recursive: true });
  for (const name of ['hookflow.db', 'hookflow.db-wal', 'hookflow.db.sums'])
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
  const path = join(copy, file);
  if (kind === 'cut') truncateSync(path, at);
  else {
    const bytes = readFileSync(path);
    const place = Math.floor(at / 8);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << (at % 8));
    writeFileSync(path, bytes);
  }
  const result = openSqliteStore(join(copy, 'hookflow.db'));
  if (!result.ok)
    return { kind: 'refused', where: result.error.kind === 'damaged' ? result.error.where : result.error.kind };
  const told = await everything(result.value);
  await result.value.store[Symbol.asyncDispose]();
  return { kind: 'opened', told };
}

/** All that a store tells, as one text. */
export async function everything({ store }: SqliteStore): Promise<string> {
  const { items } = await store.runs(SHOP, { after: '0', limit: 1e6 });
  const bodies = await Promise.all(items.map((run) => store.run(SHOP, run.id)));
  const contacts = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((each) => store.contact(SHOP, `purl:"p${each}"`)));
  return JSON.stringify([await store.revision(SHOP), bodies, contacts, await store.health()]);
}

export function sizeOf(folder: string, file: Damage['file']): number {
  return statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0;
}
