import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Hint, Store } from '../../../shared/sync/executor/store.ts';
import type { TokenStore } from '../../tokens/token-store.ts';
import { copyDatabase } from './copy-database.ts';
import { openDatabase, type OpenProblem } from './open-database.ts';
import { SqliteContacts } from './sqlite-contacts.ts';
import { SqliteLedger } from './sqlite-ledger.ts';
import { SqliteOccurrences } from './sqlite-occurrences.ts';
import { SqliteRetention } from './sqlite-retention.ts';
import { SqliteRevisions } from './sqlite-revisions.ts';
import { SqliteRuns } from './sqlite-runs.ts';
import { sqliteTokens } from './sqlite-tokens.ts';
import { WriteQueue } from './write-queue.ts';

export interface SqliteStore {
  readonly store: Store;
  readonly tokens: TokenStore;
  /** Copies the whole database as it is at one moment into a new file, while it is being written to (D2). */
  readonly copyTo: (file: string) => Promise<void>;
}

/** Opens the embedded store, one file that this process alone holds (D2). */
export function openSqliteStore(
  path: string,
  o: { readonly logLimit?: number } = {},
): Result<SqliteStore, OpenProblem> {
  const opened = openDatabase(path, o);
  if (!opened.ok) return err(opened.error);
  const { db, sql, sums, close } = opened.value;
  const queue = new WriteQueue(sql, () => sums.checkpointIfLong());
  const revisions = new SqliteRevisions(sql);
  const contacts = new SqliteContacts(sql);
  const ledger = new SqliteLedger(sql);
  const runs = new SqliteRuns(sql, ledger);
  const retention = new SqliteRetention(sql);
  const occurrences = new SqliteOccurrences(sql, { revisions, contacts, ledger, runs });
  const listeners = new Set<(hint: Hint) => void>();
  ledger.releaseLeases();
  const waiting = occurrences.waiting();

  function hint(value: Hint): void {
    for (const listener of listeners) listener(value);
  }

  function count(workspace: string, change: number): void {
    const left = (waiting.get(workspace) ?? 0) + change;
    if (left === 0) waiting.delete(workspace);
    else waiting.set(workspace, left);
  }

  const store: Store = {
    async publish(workspace, draft, condition) {
      const result = await queue.write(() => revisions.publish(workspace, draft, condition));
      if (result.ok) hint({ kind: 'published', workspace });
      return result;
    },
    revision: (workspace, revision) => settled(() => revisions.revision(workspace, revision)),
    revisions: (workspace, page) => settled(() => revisions.page(workspace, page)),

    async append(workspace, arrivals, acceptedAt) {
      const answers = await queue.write(() => occurrences.append(workspace, arrivals, acceptedAt));
      count(workspace, answers.filter((answer) => answer === 'accepted').length);
      hint({ kind: 'appended', workspace });
      return answers;
    },
    async evaluate(work) {
      // Asking costs nothing; an empty write would cost a sync.
      if (waiting.size === 0) return 0;
      const done = await queue.writeInBackground(() => occurrences.evaluate(work));
      for (const workspace of done) count(workspace, -1);
      if (done.length > 0) hint({ kind: 'evaluated', workspaces: [...new Set(done)] });
      return done.length;
    },

    async claim(request) {
      // Asking costs nothing; an empty write would cost a sync.
      if (!ledger.hasRoom(request)) return [];
      return queue.writeInBackground(() => ledger.claim(request));
    },
    async settle(key, attempt, settlement) {
      const place = await queue.writeInBackground(() => ledger.settle(key, attempt, settlement));
      if (place) hint({ kind: 'settled', ...place });
    },
    async giveUp(request) {
      const places = await queue.writeInBackground(() => ledger.giveUp(request));
      for (const place of places) hint({ kind: 'settled', ...place });
      return places.length;
    },
    nextDue: (after) => settled(() => ledger.nextDue(after)),
    deadLetters: (workspace, page) => settled(() => ledger.deadLetters(workspace, page)),
    async redrive(workspace, keys, now) {
      const count = await queue.write(() => ledger.redrive(workspace, keys, now));
      hint({ kind: 'redriven', workspace });
      return count;
    },

    runs: (workspace, request) => settled(() => runs.page(workspace, request)),
    run: (workspace, id) => settled(() => runs.body(workspace, id)),
    async pin(workspace, id, pinned) {
      const found = await queue.write(() => runs.pin(workspace, id, pinned));
      if (found) hint({ kind: 'settled', workspace, run: id });
      return found;
    },
    outbox: (workspace, page) => settled(() => ledger.outbox(workspace, page)),
    contact: (workspace, key) => settled(() => contacts.find(workspace, key)),

    prune: (request) => queue.writeInBackground(() => retention.prune(request)),
    health: (workspace) =>
      settled(() => {
        const all = [...waiting.values()].reduce((sum, each) => sum + each, 0);
        const backlog = workspace === undefined ? all : (waiting.get(workspace) ?? 0);
        const oldestAcceptedAt = backlog === 0 ? undefined : occurrences.oldestWaiting(workspace);
        return { backlog, ...(oldestAcceptedAt === undefined ? {} : { oldestAcceptedAt }) };
      }),
    watch(onHint) {
      listeners.add(onHint);
      return () => listeners.delete(onHint);
    },
    async [Symbol.asyncDispose]() {
      await queue.drained();
      close();
    },
  };
  return ok({ store, tokens: sqliteTokens(sql, queue), copyTo: (file) => copyDatabase(db, file) });
}

/** A synchronous read as a promise that rejects where it throws. */
function settled<T>(read: () => T): Promise<T> {
  return new Promise((resolve) => resolve(read()));
}
