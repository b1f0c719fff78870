import type { Pool } from 'pg';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Hint, Store } from '../../../shared/sync/executor/store.ts';
import type { TokenStore } from '../../tokens/token-store.ts';
import { append, batchOf, type Batch } from './arrivals.ts';
import { Backlog } from './backlog.ts';
import { claimActions } from './claim-actions.ts';
import { EvaluationJobs } from './evaluation-jobs.ts';
import { GroupCommit } from './group-commit.ts';
import { HintExchange } from './hint-exchange.ts';
import type { Migration } from './migrations.ts';
import { alone, migrate, type NewerSchema } from './migrate.ts';
import { Partitions } from './partitions.ts';
import { clientSettings, openPool, type PoolSettings } from './open-pool.ts';
import { expirePartitions } from './expire-partitions.ts';
import { findContact } from './postgres-contacts.ts';
import { evaluate, sweep } from './postgres-evaluation.ts';
import * as ledger from './postgres-ledger.ts';
import { PostgresRevisions } from './postgres-revisions.ts';
import { pinRun, runBody, runsPage } from './postgres-runs.ts';
import { postgresTokens } from './postgres-tokens.ts';
import { prune } from './postgres-retention.ts';
import { sqlOf } from './sql.ts';
import { inTransaction } from './transaction.ts';
import { Turns } from './turns.ts';

export interface PostgresStore {
  readonly store: Store;
  readonly tokens: TokenStore;
  readonly pool: Pool;
}
export interface PostgresSettings extends PoolSettings {
  /** Whether this process evaluates: it then also looks after the job engine's tables. */
  readonly evaluates?: boolean;
  /** Days of a partition of occurrences and runs: what is too old is forgotten so much at a time; default 1. */
  readonly partitionDays?: number | undefined;
  /** How the schema is brought forward; default all steps of this program. */
  readonly steps?: readonly Migration[];
}

/** Occurrences, or outcomes of attempts, of one transaction. */
const GROUP_LIMIT = 1_000;
/** What waits without a job, which nothing explains, is found again after this time at the latest. */
const SWEEP_MS = 10_000;

/** Opens the store of many machines, and brings its schema forward first (D3). Rejects when PostgreSQL cannot be reached. */
export async function openPostgresStore(settings: PostgresSettings): Promise<Result<PostgresStore, NewerSchema>> {
  const pool = openPool(settings);
  try {
    const migrated = await migrateAll(pool, settings.steps);
    if (!migrated.ok) {
      await pool.end();
      return err(migrated.error);
    }
    const jobs = await EvaluationJobs.open(pool, { maintain: settings.evaluates === true, onError: settings.onError });
    const listeners = new Set<(hint: Hint) => void>();
    const tell = (hint: Hint): void => {
      for (const listener of listeners) listener(hint);
    };
    const exchange = new HintExchange(clientSettings(settings), tell);
    await exchange.open();
    const partitions = new Partitions(pool, settings.partitionDays ?? 1);
    const store = storeOn(pool, partitions, jobs, exchange, listeners, tell);
    return ok({ store, tokens: postgresTokens(pool), pool });
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** The schema of this store, then the job engine's. */
export function migrateAll(pool: Pool, steps?: readonly Migration[]): Promise<Result<number, NewerSchema>> {
  return alone(pool, async () => {
    const migrated = await migrate(pool, steps);
    if (migrated.ok) await EvaluationJobs.prepare(pool);
    return migrated;
  });
}

function storeOn(
  pool: Pool,
  partitions: Partitions,
  jobs: EvaluationJobs,
  exchange: HintExchange,
  listeners: Set<(hint: Hint) => void>,
  tell: (hint: Hint) => void,
): Store {
  const sql = sqlOf(pool);
  const revisions = new PostgresRevisions();
  const backlog = new Backlog(sql);
  const appends = new GroupCommit(
    (batches: readonly Batch[]) => inTransaction(pool, (tx) => append(tx, jobs, batches)),
    { limit: GROUP_LIMIT, sizeOf: ({ occurrences }) => occurrences.length },
  );
  const settlements = new GroupCommit(
    (settled: readonly ledger.Settled[]) => inTransaction(pool, (tx) => ledger.settle(tx, settled)),
    { limit: GROUP_LIMIT },
  );
  const evaluations = new Turns();
  const claims = new Turns();
  let sweptAt = performance.now();

  function hint(value: Hint): void {
    tell(value);
    exchange.send(value);
  }

  /** Answers whether there are jobs now. */
  async function sweepNowAndThen(): Promise<boolean> {
    if (performance.now() - sweptAt < SWEEP_MS) return false;
    sweptAt = performance.now();
    return (await inTransaction(pool, (tx) => sweep(tx, jobs))) > 0;
  }

  return {
    async publish(workspace, draft, condition) {
      const result = await inTransaction(pool, async (tx) => {
        const published = await revisions.publish(tx, workspace, draft, condition);
        // What came before the first revision has no jobs any more.
        if (published.ok && published.value.revision.revision === 1) await sweep(tx, jobs, workspace);
        return published;
      });
      if (result.ok) hint({ kind: 'published', workspace });
      return result;
    },
    revision: (workspace, revision) => revisions.revision(sql, workspace, revision),
    revisions: (workspace, page) => revisions.page(sql, workspace, page),

    async append(workspace, arrivals, acceptedAt) {
      await partitions.cover(acceptedAt);
      const answers = await appends.add(batchOf(workspace, arrivals, acceptedAt));
      backlog.added(workspace, answers.filter((answer) => answer === 'accepted').length, acceptedAt);
      hint({ kind: 'appended', workspace });
      return answers;
    },
    evaluate: (work) =>
      evaluations.run(async () => {
        for (;;) {
          const { workspaces, hadJobs } = await inTransaction(pool, (tx) => evaluate(tx, work, { jobs, revisions }));
          if (workspaces.length > 0) {
            backlog.changed();
            hint({ kind: 'evaluated', workspaces: [...new Set(workspaces)] });
            return workspaces.length;
          }
          // A job whose occurrences another one covered tells nothing about the next.
          if (!hadJobs && !(await sweepNowAndThen())) return 0;
        }
      }),

    claim: (request) => claims.run(() => claimActions(sql, request)),
    async settle(key, attempt, settlement) {
      const place = await settlements.add({ key, attempt, settlement });
      if (place) hint({ kind: 'settled', ...place });
    },
    async giveUp(request) {
      const places = await ledger.giveUp(sql, request);
      for (const place of places) hint({ kind: 'settled', ...place });
      return places.length;
    },
    nextDue: (after) => ledger.nextDue(sql, after),
    deadLetters: (workspace, page) => ledger.deadLetters(sql, workspace, page),
    async redrive(workspace, keys, now) {
      const count = await ledger.redrive(sql, workspace, keys, now);
      hint({ kind: 'redriven', workspace });
      return count;
    },

    runs: (workspace, request) => runsPage(sql, workspace, request),
    run: (workspace, id) => runBody(sql, workspace, id),
    async pin(workspace, id, pinned) {
      const found = await pinRun(sql, workspace, id, pinned);
      if (found) hint({ kind: 'settled', workspace, run: id });
      return found;
    },
    outbox: (workspace, page) => ledger.outbox(sql, workspace, page),
    contact: (workspace, key) => findContact(sql, workspace, key),

    async prune(request) {
      const expired = await expirePartitions(pool, request.acceptedBefore);
      return expired + (await inTransaction(pool, (tx) => prune(tx, request)));
    },
    health: (workspace) => backlog.read(workspace),
    watch(onHint) {
      listeners.add(onHint);
      return () => listeners.delete(onHint);
    },
    async [Symbol.asyncDispose]() {
      await appends.drained();
      await settlements.drained();
      await jobs.close();
      await exchange.close();
      await pool.end();
    },
  };
}
