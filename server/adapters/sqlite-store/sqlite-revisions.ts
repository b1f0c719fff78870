import { err, ok, type Result } from '../../../shared/base/result.ts';
import { hashOf } from '../../../shared/base/sha256.ts';
import type { RevisionHead } from '../../../shared/sync/contract.ts';
import { publishRequestDigest, revisionHead } from '../../../shared/sync/executor/revision-views.ts';
import type {
  Page,
  PageRequest,
  Published,
  PublishRefusal,
  Revision,
  RevisionDraft,
} from '../../../shared/sync/executor/store.ts';
import { headOf, revisionOf, REVISION_HEAD } from '../revision-row.ts';
import { numberOf, textOf, type Row } from '../stored-row.ts';
import type { Sql } from './sql.ts';

/** Revisions in SQLite; writes run inside the transaction of the write queue. */
export class SqliteRevisions {
  readonly #sql: Sql;
  /** Live documents as objects, so that what was compiled from one is found again. */
  readonly #live = new Map<string, Revision>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  publish(
    workspace: string,
    draft: RevisionDraft,
    { ifMatch, idempotencyKey }: { readonly ifMatch: number; readonly idempotencyKey: string },
  ): Result<Published, PublishRefusal> {
    const digest = hashOf(publishRequestDigest(draft, ifMatch));
    const known = this.#sql.get(
      'SELECT digest, revision, kind FROM publish_keys WHERE workspace = ? AND key = ?',
      workspace,
      idempotencyKey,
    );
    if (known)
      return textOf(known, 'digest') === digest ? ok(this.#replay(workspace, known)) : err({ kind: 'keyReused' });
    const live = this.#liveHead(workspace);
    if ((live?.revision ?? 0) !== ifMatch) return err({ kind: 'stale', live: live?.revision ?? 0 });
    const kind = live?.digest === draft.digest ? 'unchanged' : 'created';
    const revision = kind === 'unchanged' ? ifMatch : ifMatch + 1;
    if (kind === 'created') this.#insert(workspace, revision, draft);
    this.#sql.run(
      'INSERT INTO publish_keys (workspace, key, digest, revision, kind) VALUES (?, ?, ?, ?, ?)',
      workspace,
      idempotencyKey,
      digest,
      revision,
      kind,
    );
    return ok({ kind, revision: this.#read(workspace, revision) });
  }

  /** Without a number the live one; its document is the same object until another one is live. */
  revision(workspace: string, revision?: number): Revision | undefined {
    if (revision !== undefined) {
      const row = this.#row(workspace, revision);
      return row && revisionOf(row);
    }
    const head = this.#liveHead(workspace);
    if (!head) return undefined;
    const known = this.#live.get(workspace);
    if (known?.revision === head.revision && known.digest === head.digest) return known;
    const live = this.#read(workspace, head.revision);
    this.#live.set(workspace, live);
    return live;
  }

  page(workspace: string, { page, limit }: PageRequest): Page<RevisionHead> {
    const rows = this.#sql.all(
      `SELECT ${REVISION_HEAD} FROM revisions WHERE workspace = ? AND revision < ? ORDER BY revision DESC LIMIT ?`,
      workspace,
      page === undefined ? Number.MAX_SAFE_INTEGER : Number(page),
      limit + 1,
    );
    const items = rows.slice(0, limit).map((row) => revisionHead(headOf(row)));
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last ? { next: String(last.revision) } : {}) };
  }

  #replay(workspace: string, known: Row): Published {
    const kind = textOf(known, 'kind') === 'unchanged' ? 'unchanged' : 'created';
    return { kind, revision: this.#read(workspace, numberOf(known, 'revision')) };
  }

  #insert(workspace: string, revision: number, draft: RevisionDraft): void {
    this.#sql.run(
      `INSERT INTO revisions (workspace, ${REVISION_HEAD}, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      workspace,
      revision,
      draft.digest,
      draft.programHash,
      draft.engine,
      draft.publishedAt,
      draft.by,
      draft.note ?? null,
      draft.restores ?? null,
      JSON.stringify(draft.changes),
      JSON.stringify(draft.workspace),
    );
  }

  #liveHead(workspace: string): { readonly revision: number; readonly digest: string } | undefined {
    const row = this.#sql.get(
      'SELECT revision, digest FROM revisions WHERE workspace = ? ORDER BY revision DESC LIMIT 1',
      workspace,
    );
    return row && { revision: numberOf(row, 'revision'), digest: textOf(row, 'digest') };
  }

  #row(workspace: string, revision: number): Row | undefined {
    const text = `SELECT ${REVISION_HEAD}, body FROM revisions WHERE workspace = ? AND revision = ?`;
    return this.#sql.get(text, workspace, revision);
  }

  #read(workspace: string, revision: number): Revision {
    const row = this.#row(workspace, revision);
    if (!row) throw new Error(`revision ${revision} is gone`);
    return revisionOf(row);
  }
}
