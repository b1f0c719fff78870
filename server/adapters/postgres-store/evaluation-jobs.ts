import type { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { JOBS_SCHEMA } from './schema.ts';
import type { Transaction } from './transaction.ts';

const QUEUE = 'evaluate';
/** Occurrences that one job stands for: as many as one transaction evaluates (D3). */
const JOB_SIZE = 64;
/** Jobs taken at once when they are small. */
const MOST_JOBS = 32;
/** pg-boss keeps jobs that nobody takes for so long, in seconds; a sweep makes new ones for what still waits. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

export interface TakenJobs {
  readonly ids: readonly string[];
  /** For how many occurrences of a workspace they stand. */
  readonly counts: ReadonlyMap<string, number>;
}
interface JobData {
  readonly workspace: string;
  readonly count: number;
}
interface TakenJob {
  readonly id: string;
  readonly data: JobData;
}

/**
 * Evaluation as jobs of pg-boss (D3). A job says "so many occurrences of this workspace wait", not which ones: whoever has it
 * takes the oldest, so that order never depends on the jobs. They are made, taken and deleted inside the transactions of what they
 * stand for: a worker that dies gives its jobs back with everything else.
 */
export class EvaluationJobs {
  readonly #boss: PgBoss;
  /** Workspaces served since all had their turn (D3). */
  readonly #served = new Set<string>();

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /** `maintain` keeps the job engine's own tables in shape: for processes that evaluate. Creating them is `prepare`'s. */
  static async open(pool: Pool, o: { maintain: boolean; onError: (error: Error) => void }): Promise<EvaluationJobs> {
    const boss = bossOn(pool, { supervise: o.maintain, migrate: false, createSchema: false });
    boss.on('error', o.onError);
    await boss.start();
    return new EvaluationJobs(boss);
  }

  /** Creates or updates the job engine's tables; one process at a time. */
  static async prepare(pool: Pool): Promise<void> {
    const boss = bossOn(pool, { supervise: false, migrate: true, createSchema: true });
    await boss.start();
    await boss.createQueue(QUEUE, { policy: 'standard', retentionSeconds: KEPT_SECONDS });
    await boss.stop({ graceful: false, close: false });
  }

  async add(tx: Transaction, counts: ReadonlyMap<string, number>): Promise<void> {
    const jobs = [...counts].flatMap(([workspace, count]) =>
      portions(count).map((each) => ({ data: { workspace, count: each }, group: { id: workspace } })),
    );
    if (jobs.length > 0) await this.#boss.insert(QUEUE, jobs, { db: tx.forJobs });
  }

  /** Jobs for about `limit` occurrences, first of the workspaces that waited longest for their turn; none when nothing waits. */
  async take(tx: Transaction, limit: number): Promise<TakenJobs> {
    const first = await this.#fetchInTurn(tx);
    const size = first?.data.count ?? limit;
    const more = Math.min(MOST_JOBS, Math.floor((limit - size) / size));
    const taken = [...(first ? [first] : []), ...(more > 0 ? await this.#fetch(tx, more) : [])];
    const counts = new Map<string, number>();
    for (const { data } of taken) counts.set(data.workspace, (counts.get(data.workspace) ?? 0) + data.count);
    return { ids: taken.map(({ id }) => id), counts };
  }

  async remove(tx: Transaction, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#boss.deleteJob(QUEUE, [...ids], { db: tx.forJobs });
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false });
  }

  /** One job of a workspace that was not served in this round; when there is none, a new round begins. */
  async #fetchInTurn(tx: Transaction): Promise<TakenJob | undefined> {
    const inTurn = this.#served.size === 0 ? [] : await this.#fetch(tx, 1, [...this.#served]);
    if (inTurn.length === 0) this.#served.clear();
    const [job] = inTurn.length === 0 ? await this.#fetch(tx, 1) : inTurn;
    if (job) this.#served.add(job.data.workspace);
    return job;
  }

  #fetch(tx: Transaction, batchSize: number, ignoreGroups?: string[]): Promise<TakenJob[]> {
    return this.#boss.fetch<JobData>(QUEUE, {
      batchSize,
      db: tx.forJobs,
      ...(ignoreGroups === undefined ? {} : { ignoreGroups }),
    });
  }
}

function bossOn(pool: Pool, o: { supervise: boolean; migrate: boolean; createSchema: boolean }): PgBoss {
  const db = { executeSql: (text: string, values?: unknown[]) => pool.query<Record<string, unknown>>(text, values) };
  return new PgBoss({ db, schema: JOBS_SCHEMA, schedule: false, ...o });
}

function portions(count: number): readonly number[] {
  const whole = Array.from({ length: Math.floor(count / JOB_SIZE) }, () => JOB_SIZE);
  return count % JOB_SIZE === 0 ? whole : [...whole, count % JOB_SIZE];
}
