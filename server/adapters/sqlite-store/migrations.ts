/** Forward only: a released step is never edited, a change is a new step. Step n brings the schema from n to n + 1. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE revisions (
    workspace TEXT NOT NULL, revision INTEGER NOT NULL, digest TEXT NOT NULL, program_hash TEXT NOT NULL,
    engine TEXT NOT NULL, published_at INTEGER NOT NULL, by TEXT NOT NULL, note TEXT, restores INTEGER,
    changes TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (workspace, revision)
  ) STRICT;
  CREATE TABLE publish_keys (
    workspace TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, revision INTEGER NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (workspace, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE occurrences (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, workspace TEXT NOT NULL, id TEXT NOT NULL, accepted_at INTEGER NOT NULL,
    public INTEGER NOT NULL, body TEXT NOT NULL, evaluated INTEGER NOT NULL DEFAULT 0,
    UNIQUE (workspace, id)
  ) STRICT;
  CREATE INDEX occurrences_waiting ON occurrences (seq) WHERE evaluated = 0;
  CREATE INDEX occurrences_age ON occurrences (accepted_at);

  CREATE TABLE contacts (
    ref INTEGER PRIMARY KEY AUTOINCREMENT, workspace TEXT NOT NULL, fields TEXT NOT NULL, updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE contact_keys (
    workspace TEXT NOT NULL, key TEXT NOT NULL, ref INTEGER NOT NULL REFERENCES contacts (ref),
    PRIMARY KEY (workspace, key, ref)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX contact_keys_ref ON contact_keys (ref);

  CREATE TABLE runs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, workspace TEXT NOT NULL,
    occurrence INTEGER NOT NULL UNIQUE REFERENCES occurrences (seq), event TEXT NOT NULL, revision INTEGER NOT NULL,
    program_hash TEXT NOT NULL, evaluated_at INTEGER NOT NULL, fired TEXT NOT NULL, contact TEXT NOT NULL,
    trace TEXT, error TEXT
  ) STRICT;
  CREATE INDEX runs_workspace ON runs (workspace, seq);

  CREATE TABLE actions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, workspace TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (seq), occurrence TEXT NOT NULL, trigger_id TEXT NOT NULL, node TEXT NOT NULL, kind TEXT NOT NULL,
    params TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due INTEGER, at INTEGER NOT NULL,
    detail TEXT
  ) STRICT;
  CREATE INDEX actions_run ON actions (run);
  CREATE INDEX actions_due ON actions (due, seq) WHERE due IS NOT NULL;
  CREATE INDEX actions_state ON actions (workspace, state, seq);

  CREATE TABLE tokens (
    id TEXT PRIMARY KEY, workspace TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, scopes TEXT NOT NULL,
    prefixes TEXT, public INTEGER NOT NULL, created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE actions ADD COLUMN target TEXT NOT NULL DEFAULT '';
  UPDATE actions SET target = kind;
  ALTER TABLE tokens ADD COLUMN origins TEXT;
  `,
  `
  ALTER TABLE actions ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
  UPDATE actions SET since = coalesce((SELECT evaluated_at FROM runs r WHERE r.seq = actions.run), at);
  ALTER TABLE runs ADD COLUMN debug INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX actions_target ON actions (target, due, seq) WHERE due IS NOT NULL;
  `,
  `
  CREATE TABLE run_bodies (run INTEGER PRIMARY KEY, contact TEXT NOT NULL, trace TEXT) STRICT;
  INSERT INTO run_bodies (run, contact, trace) SELECT seq, contact, trace FROM runs;
  ALTER TABLE runs ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE runs ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE runs ADD COLUMN who TEXT NOT NULL DEFAULT '[]';
  UPDATE runs SET
    bytes = length(contact) + coalesce(length(trace), 0)
      + (SELECT length(body) FROM occurrences o WHERE o.seq = runs.occurrence),
    who = (SELECT json_group_array(key) FROM (
      SELECT 'id:' || trim(json_extract(contact, '$.id')) AS key WHERE json_extract(contact, '$.id') <> ''
      UNION ALL SELECT 'purl:' || lower(trim(json_extract(contact, '$.purl'))) WHERE json_extract(contact, '$.purl') <> ''
      UNION ALL SELECT 'email:' || lower(trim(json_extract(contact, '$.email'))) WHERE json_extract(contact, '$.email') <> ''
    ));
  UPDATE runs SET contact = '', trace = NULL;
  CREATE INDEX runs_quiet ON runs (seq) WHERE pinned = 0 AND fired = '[]' AND error IS NULL;
  `,
];
