import { availableParallelism } from 'node:os';
import pg from 'pg';
import { SCHEMA } from './schema.ts';
import { fromStoredText } from './stored-text.ts';

export interface PoolSettings {
  /** `postgres://user@host:port/database?sslmode=verify-full`; what it leaves out comes from the environment as libpq reads it. */
  readonly url: string;
  /** Instead of the URL's and of `PGPASSWORD`. */
  readonly password?: string | undefined;
  /** Connections at once; the default goes by the processors: more would only wait for each other. */
  readonly connections?: number | undefined;
  /** A connection broke while nobody used it; the next use opens another. */
  readonly onError: (error: Error) => void;
}

/** Object ids of PostgreSQL's built-in types. */
const INT8 = 20;
const TEXT = 25;
const TEXTS = 1009;
/** A transaction whose process hangs lets go of its locks after this time. */
const IDLE_IN_TRANSACTION_MS = 60_000;
const CONNECT_MS = 10_000;

const parserOf = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => (text: string) => unknown;

function parseTexts(text: string): readonly string[] {
  return (parserOf(TEXTS)(text) as readonly string[]).map(fromStoredText);
}

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return Number;
    if (oid === TEXT) return fromStoredText;
    return oid === TEXTS ? parseTexts : parserOf(oid, format);
  },
};

export function clientSettings({ url, password }: Pick<PoolSettings, 'url' | 'password'>): pg.ClientConfig {
  return {
    connectionString: url,
    ...(password === undefined ? {} : { password }),
    application_name: 'hookflow',
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    types,
  };
}

/** What is acknowledged is on disk (I2), whatever the role's own setting is; waiting for standbys stays as it is set. */
async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query(
    `SELECT set_config('search_path', '${SCHEMA}', false),
       CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', false) END`,
  );
}

export function openPool(settings: PoolSettings): pg.Pool {
  // The pool waits for what this answers, though its types do not say so.
  const onConnect: (client: pg.ClientBase) => unknown = prepareSession;
  const pool = new pg.Pool({
    ...clientSettings(settings),
    max: settings.connections ?? 4 + 2 * availableParallelism(),
    onConnect: (client) => onConnect(client),
  });
  pool.on('error', settings.onError);
  return pool;
}
