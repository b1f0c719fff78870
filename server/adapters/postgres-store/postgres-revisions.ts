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
import { lockHash, lockInTransaction } from './locks.ts';
import { headOf, revisionOf, REVISION_HEAD } from '../revision-row.ts';
import { numberOf, textOf, type Row } from '../stored-row.ts';
import type { Sql } from './sql.ts';

/** Revisions in PostgreSQL. The live one is asked for each time: whatever another process published counts at once. */
export class PostgresRevisions {
  /** Live documents as objects, so that what was compiled from one is found again. */
  readonly #live = new Map<string, Revision>();

  /** Inside a transaction; one publish of a workspace at a time. */
  async publish(
    tx: Sql,
    workspace: string,
    draft: RevisionDraft,
    { ifMatch, idempotencyKey }: { readonly ifMatch: number; readonly idempotencyKey: string },
  ): Promise<Result<Published, PublishRefusal>> {
    await this.lockPublishing(tx, workspace);
    const digest = hashOf(publishRequestDigest(draft, ifMatch));
    const known = await tx.get('SELECT digest, revision, kind FROM publish_keys WHERE workspace = $1 AND key = $2', [
      workspace,
      idempotencyKey,
    ]);
    if (known)
      return textOf(known, 'digest') === digest
        ? ok(await this.#replay(tx, workspace, known))
        : err({ kind: 'keyReused' });
    const live = await this.#liveHead(tx, workspace);
    if ((live?.revision ?? 0) !== ifMatch) return err({ kind: 'stale', live: live?.revision ?? 0 });
    const kind = live?.digest === draft.digest ? 'unchanged' : 'created';
    const revision = kind === 'unchanged' ? ifMatch : ifMatch + 1;
    if (kind === 'created') await this.#insert(tx, workspace, revision, draft);
    await tx.run('INSERT INTO publish_keys (workspace, key, digest, revision, kind) VALUES ($1, $2, $3, $4, $5)', [
      workspace,
      idempotencyKey,
      digest,
      revision,
      kind,
    ]);
    return ok({ kind, revision: await this.#read(tx, workspace, revision) });
  }

  /** Until the transaction ends nothing is published in the workspace. */
  async lockPublishing(tx: Sql, workspace: string): Promise<void> {
    await lockInTransaction(tx, 'publish', [lockHash(workspace)]);
  }

  /** Without a number the live one; its document is the same object until another one is live. */
  async revision(sql: Sql, workspace: string, revision?: number): Promise<Revision | undefined> {
    if (revision !== undefined) {
      const row = await this.#row(sql, workspace, revision);
      return row && revisionOf(row);
    }
    const head = await this.#liveHead(sql, workspace);
    if (!head) return undefined;
    const known = this.#live.get(workspace);
    if (known?.revision === head.revision && known.digest === head.digest) return known;
    const live = await this.#read(sql, workspace, head.revision);
    // Another read may have been quicker, and its object be in use.
    const meanwhile = this.#live.get(workspace);
    if (meanwhile?.revision === live.revision && meanwhile.digest === live.digest) return meanwhile;
    this.#live.set(workspace, live);
    return live;
  }

  async page(sql: Sql, workspace: string, { page, limit }: PageRequest): Promise<Page<RevisionHead>> {
    const rows = await sql.all(
      `SELECT ${REVISION_HEAD} FROM revisions WHERE workspace = $1 AND revision < $2 ORDER BY revision DESC LIMIT $3`,
      [workspace, page === undefined ? Number.MAX_SAFE_INTEGER : Number(page), limit + 1],
    );
    const items = rows.slice(0, limit).map((row) => revisionHead(headOf(row)));
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last ? { next: String(last.revision) } : {}) };
  }

  async #replay(sql: Sql, workspace: string, known: Row): Promise<Published> {
    const kind = textOf(known, 'kind') === 'unchanged' ? 'unchanged' : 'created';
    return { kind, revision: await this.#read(sql, workspace, numberOf(known, 'revision')) };
  }

  async #insert(tx: Sql, workspace: string, revision: number, draft: RevisionDraft): Promise<void> {
    await tx.run(
      `INSERT INTO revisions (workspace, ${REVISION_HEAD}, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
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
      ],
    );
  }

  async #liveHead(sql: Sql, workspace: string): Promise<{ revision: number; digest: string } | undefined> {
    const row = await sql.get(
      'SELECT revision, digest FROM revisions WHERE workspace = $1 ORDER BY revision DESC LIMIT 1',
      [workspace],
    );
    return row && { revision: numberOf(row, 'revision'), digest: textOf(row, 'digest') };
  }

  #row(sql: Sql, workspace: string, revision: number): Promise<Row | undefined> {
    const text = `SELECT ${REVISION_HEAD}, body FROM revisions WHERE workspace = $1 AND revision = $2`;
    return sql.get(text, [workspace, revision]);
  }

  async #read(sql: Sql, workspace: string, revision: number): Promise<Revision> {
    const row = await this.#row(sql, workspace, revision);
    if (!row) throw new Error(`revision ${revision} is gone`);
    return revisionOf(row);
  }
}
