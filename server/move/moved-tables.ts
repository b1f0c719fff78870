import { toLines } from '../adapters/postgres-store/run-conditions.ts';

export type MovedValue = string | number | boolean | null;
type Read = (value: unknown) => MovedValue;

/** A table on both sides: which rows of the file make which rows of the database, in the order of its key. */
export interface MovedTable {
  readonly name: string;
  /** SQLite: the columns of `columns`, of rows behind the key in `?…`, in its order, `LIMIT ?` last. */
  readonly select: string;
  /** The first `key` of them are the key. */
  readonly key: number;
  readonly columns: Readonly<Record<string, { readonly type: string; readonly read?: Read }>>;
  /** The sequence that new rows take their numbers from. */
  readonly sequence?: string;
}

const text = { type: 'text' };
const number = { type: 'bigint' };
const flag = { type: 'boolean', read: (value: unknown) => value === 1 };
const lines = { type: 'text', read: (value: unknown) => toLines(JSON.parse(String(value)) as string[]) };

/** Rows refer to earlier tables only. */
export const MOVED_TABLES: readonly MovedTable[] = [
  {
    name: 'revisions',
    select: `SELECT workspace, revision, digest, program_hash, engine, published_at, by, note, restores, changes, body
      FROM revisions WHERE (workspace, revision) > (?, ?) ORDER BY workspace, revision LIMIT ?`,
    key: 2,
    columns: {
      workspace: text,
      revision: number,
      digest: text,
      program_hash: text,
      engine: text,
      published_at: number,
      by: text,
      note: text,
      restores: number,
      changes: text,
      body: text,
    },
  },
  {
    name: 'publish_keys',
    select: `SELECT workspace, key, digest, revision, kind FROM publish_keys WHERE (workspace, key) > (?, ?)
      ORDER BY workspace, key LIMIT ?`,
    key: 2,
    columns: { workspace: text, key: text, digest: text, revision: number, kind: text },
  },
  {
    name: 'contacts',
    select: 'SELECT ref, workspace, fields, updated_at FROM contacts WHERE ref > ? ORDER BY ref LIMIT ?',
    key: 1,
    columns: { ref: number, workspace: text, fields: text, updated_at: number },
    sequence: `pg_get_serial_sequence('hookflow.contacts', 'ref')`,
  },
  {
    name: 'contact_keys',
    select: `SELECT workspace, key, ref FROM contact_keys WHERE (workspace, key, ref) > (?, ?, ?)
      ORDER BY workspace, key, ref LIMIT ?`,
    key: 3,
    columns: { workspace: text, key: text, ref: number },
  },
  {
    name: 'occurrence_ids',
    select: `SELECT workspace, id, accepted_at FROM occurrences WHERE (workspace, id) > (?, ?) ORDER BY workspace, id LIMIT ?`,
    key: 2,
    columns: { workspace: text, id: text, accepted_at: number },
  },
  {
    name: 'occurrences',
    select: `SELECT seq, workspace, id, accepted_at, public, body, evaluated FROM occurrences WHERE seq > ? ORDER BY seq LIMIT ?`,
    key: 1,
    columns: {
      seq: number,
      workspace: text,
      id: text,
      accepted_at: number,
      public: flag,
      body: text,
      waiting: { type: 'boolean', read: (evaluated) => evaluated !== 1 },
    },
    sequence: `pg_get_serial_sequence('hookflow.occurrences', 'seq')`,
  },
  {
    name: 'runs',
    select: `SELECT r.seq, r.workspace, o.accepted_at, r.occurrence, o.id, r.event, r.revision, r.program_hash, r.evaluated_at,
        r.fired, b.contact, b.trace, r.error, r.debug, r.pinned, r.bytes, r.who
      FROM runs r JOIN occurrences o ON o.seq = r.occurrence JOIN run_bodies b ON b.run = r.seq
      WHERE r.seq > ? ORDER BY r.seq LIMIT ?`,
    key: 1,
    columns: {
      seq: number,
      workspace: text,
      accepted_at: number,
      occurrence_seq: number,
      occurrence: text,
      event: text,
      revision: number,
      program_hash: text,
      evaluated_at: number,
      fired: lines,
      contact: text,
      trace: text,
      error: text,
      debug: flag,
      pinned: flag,
      bytes: number,
      who: lines,
    },
    sequence: `'hookflow.run_ids'`,
  },
  {
    name: 'actions',
    select: `SELECT seq, key, workspace, run, occurrence, trigger_id, node, kind, target, params, state, attempts, due, at, since,
      detail FROM actions WHERE seq > ? ORDER BY seq LIMIT ?`,
    key: 1,
    columns: {
      seq: number,
      key: text,
      workspace: text,
      run: number,
      occurrence: text,
      trigger_id: text,
      node: text,
      kind: text,
      target: text,
      params: text,
      state: text,
      attempts: number,
      due: number,
      at: number,
      since: number,
      detail: text,
    },
    sequence: `pg_get_serial_sequence('hookflow.actions', 'seq')`,
  },
  {
    name: 'tokens',
    select: `SELECT id, workspace, name, hash, scopes, prefixes, public, origins, created_at FROM tokens WHERE id > ?
      ORDER BY id LIMIT ?`,
    key: 1,
    columns: {
      id: text,
      workspace: text,
      name: text,
      hash: text,
      scopes: text,
      prefixes: text,
      public: flag,
      origins: text,
      created_at: number,
    },
  },
];
