import type { Pool } from 'pg';
import { err, type Result } from '../../shared/base/result.ts';
import type { Store } from '../../shared/sync/executor/store.ts';
import type { SqliteStore } from '../adapters/sqlite-store/sqlite-store.ts';
import type { TokenStore } from '../tokens/token-store.ts';
import { openDataFolder } from './data-folder.ts';
import { openDatabaseStore, type DatabaseSettings } from './open-database-store.ts';
import type { ServerRole } from './server-role.ts';

/** Partitions of what is kept. */
const PARTITIONS = 10;

export interface OpenedStores {
  readonly store: Store;
  readonly tokens: TokenStore;
  /** Copies the folder's file. */
  readonly copyTo?: SqliteStore['copyTo'];
  /** Of a database that other processes use too. */
  readonly pool?: Pool;
}

/** The folder's file, or the database instead of it (D2, D3); a sentence says why not. */
export async function openStores(o: {
  readonly folder: string;
  readonly logLimit: number | undefined;
  readonly database: DatabaseSettings | undefined;
  readonly role: ServerRole;
  readonly keptDays: number;
  readonly onError: (error: Error) => void;
}): Promise<Result<OpenedStores, string>> {
  const { folder, database, role, onError } = o;
  if (database === undefined) {
    const opened = openDataFolder(folder, { logLimit: o.logLimit });
    return opened.ok ? opened : err(opened.error.message);
  }
  const evaluates = role !== 'api';
  const partitionDays = Math.ceil(o.keptDays / PARTITIONS);
  const opened = await openDatabaseStore(database, { folder, evaluates, partitionDays, onError });
  return opened.ok ? opened : err(`Not started: ${opened.error}`);
}
