import { mkdirSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { NewerSchema } from '../adapters/postgres-store/migrate.ts';
import type { PostgresStore } from '../adapters/postgres-store/postgres-store.ts';

export interface DatabaseSettings {
  /** `postgres://user@host:port/database?sslmode=verify-full`; what it leaves out comes from the environment. */
  readonly url: string;
  /** Instead of the URL's; absent: `PGPASSWORD` counts. */
  readonly password?: string | undefined;
}

/** D3. */
const OLDEST_VERSION = 15;

/** The address without user, password and parameters, for what is said and logged. */
export function databaseName(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host === '' ? 'the environment’s PostgreSQL' : host}${pathname}`;
  } catch {
    return 'that is no address';
  }
}

/** Opens the database for a process and brings its schema forward; a sentence, without the password, says why not. */
export async function openDatabaseStore(
  { url, password }: DatabaseSettings,
  o: {
    readonly folder?: string;
    readonly evaluates: boolean;
    readonly partitionDays?: number;
    readonly onError: (error: Error) => void;
  },
): Promise<Result<PostgresStore, string>> {
  if (!/^postgres(?:ql)?:\/\//.test(url))
    return err('The store must be an address such as postgres://hookflow@db.example/hookflow?sslmode=verify-full.');
  try {
    if (o.folder !== undefined) mkdirSync(o.folder, { recursive: true, mode: 0o700 });
    const { openPostgresStore } = await import('../adapters/postgres-store/postgres-store.ts');
    const { evaluates, partitionDays, onError } = o;
    const opened = await openPostgresStore({ url, password, evaluates, partitionDays, onError });
    if (!opened.ok) return err(newer(url, opened.error));
    const { rows } = await opened.value.pool.query<{ server_version: string }>('SHOW server_version');
    const version = rows[0]?.server_version ?? '';
    if (Number.parseInt(version, 10) >= OLDEST_VERSION) return ok(opened.value);
    await opened.value.store[Symbol.asyncDispose]();
    return err(`The store ${databaseName(url)} is PostgreSQL ${version}; ${OLDEST_VERSION} or newer is needed.`);
  } catch (error) {
    return err(unusable(url, error));
  }
}

/** Only brings the schema forward; answers the version it had. */
export async function migrateDatabase({ url, password }: DatabaseSettings): Promise<Result<number, string>> {
  const [{ migrateAll }, { openPool }] = await Promise.all([
    import('../adapters/postgres-store/postgres-store.ts'),
    import('../adapters/postgres-store/open-pool.ts'),
  ]);
  try {
    const pool = openPool({ url, password, onError: () => undefined });
    try {
      const migrated = await migrateAll(pool);
      return migrated.ok ? migrated : err(newer(url, migrated.error));
    } finally {
      await pool.end();
    }
  } catch (error) {
    return err(unusable(url, error));
  }
}

function newer(url: string, { version }: NewerSchema): string {
  return `The store ${databaseName(url)} was brought forward by a newer Hookflow (schema ${version}). Update this one.`;
}

function unusable(url: string, error: unknown): string {
  const reasons = error instanceof AggregateError ? error.errors : [error];
  const reason = reasons.map((each) => (each instanceof Error ? each.message : String(each))).join('; ');
  return `The store ${databaseName(url)} cannot be used: ${reason}.`;
}
