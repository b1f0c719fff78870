import type { Effects, EvaluationWork, Revision, StepInput } from '../../../shared/sync/executor/store.ts';
import { claimOccurrences, type Claim } from './claim-occurrences.ts';
import type { EvaluationJobs } from './evaluation-jobs.ts';
import { lockHash, lockInTransaction } from './locks.ts';
import type { NewRun } from './new-run.ts';
import { writeContacts } from './postgres-contacts.ts';
import { addActions } from './postgres-ledger.ts';
import type { PostgresRevisions } from './postgres-revisions.ts';
import { addRuns } from './postgres-runs.ts';
import { numberOf, textOf } from '../stored-row.ts';
import type { Sql } from './sql.ts';
import type { Transaction } from './transaction.ts';

export interface Evaluated {
  /** Of each evaluated occurrence its workspace. */
  readonly workspaces: readonly string[];
  /** Jobs were taken: there may be more. */
  readonly hadJobs: boolean;
}

/** Takes jobs and evaluates what they stand for; state, requested actions and "done" are in the one transaction (D3). */
export async function evaluate(
  tx: Transaction,
  work: EvaluationWork,
  { jobs, revisions }: { readonly jobs: EvaluationJobs; readonly revisions: PostgresRevisions },
): Promise<Evaluated> {
  const taken = await jobs.take(tx, work.limit);
  if (taken.ids.length === 0) return { workspaces: [], hadJobs: false };
  const { now: counts, rest } = withinLimit(taken.counts, work.limit);
  const claims = await claimOccurrences(tx, counts, (arrival) => work.keysOf(arrival));
  const runs: NewRun[] = [];
  for (const claim of claims) {
    const live = await liveOf(tx, revisions, claim.workspace);
    // Its first publish makes new jobs.
    if (live) runs.push(...evaluateClaim(claim, live, work));
  }
  await jobs.remove(tx, taken.ids);
  await jobs.add(tx, rest);
  if (runs.length > 0) await keep(tx, claims, runs, work.now);
  return { workspaces: runs.map(({ input }) => input.workspace), hadJobs: true };
}

/** What the jobs stand for, up to the limit, and what is left for others. */
function withinLimit(counts: ReadonlyMap<string, number>, limit: number) {
  const now = new Map<string, number>();
  const rest = new Map<string, number>();
  let room = limit;
  for (const [workspace, count] of counts) {
    const taken = Math.min(count, room);
    room -= taken;
    if (taken > 0) now.set(workspace, taken);
    if (count > taken) rest.set(workspace, count - taken);
  }
  return { now, rest };
}

/** Where nothing is live, a publish that is under way is waited for: it either sees that its occurrences wait, or is seen here. */
async function liveOf(tx: Sql, revisions: PostgresRevisions, workspace: string): Promise<Revision | undefined> {
  const live = await revisions.revision(tx, workspace);
  if (live) return live;
  await revisions.lockPublishing(tx, workspace);
  return revisions.revision(tx, workspace);
}

function evaluateClaim({ workspace, occurrences, contacts }: Claim, live: Revision, work: EvaluationWork): NewRun[] {
  return occurrences.map(({ seq, acceptedAt, arrival, keys }) => {
    const found = keys.map((key) => contacts.find(key));
    const input: StepInput = { workspace, arrival, acceptedAt, live, contacts: found };
    const effects = effectsOf(input, work);
    if (effects.store) contacts.put(effects.store);
    return { occurrenceSeq: seq, input, effects };
  });
}

function effectsOf(input: StepInput, work: EvaluationWork): Effects {
  try {
    return work.step(input);
  } catch (error) {
    return work.failed(input, error);
  }
}

const DONE = `
  UPDATE occurrences o SET waiting = false FROM unnest($1::bigint[], $2::bigint[]) AS d (seq, accepted_at)
  WHERE o.seq = d.seq AND o.accepted_at = d.accepted_at`;

async function keep(tx: Sql, claims: readonly Claim[], runs: readonly NewRun[], now: number): Promise<void> {
  await writeContacts(
    tx,
    claims.flatMap(({ contacts }) => contacts.changed()),
    now,
  );
  await tx.run(DONE, [runs.map(({ occurrenceSeq }) => occurrenceSeq), runs.map(({ input }) => input.acceptedAt)]);
  // Numbers are given and committed by one transaction of a workspace at a time, so that who reads on behind a number misses none
  // (X7). Nothing but this is done while others wait.
  const workspaces = new Set(runs.map(({ input }) => input.workspace));
  await lockInTransaction(
    tx,
    'runs',
    [...workspaces].map((workspace) => lockHash(workspace)),
  );
  const ids = await addRuns(tx, runs, now);
  await addActions(tx, runs, ids, now);
}

/** Makes jobs for what waits in workspaces where something is live, whatever became of the jobs they had; answers how many wait. */
export async function sweep(tx: Transaction, jobs: EvaluationJobs, workspace?: string): Promise<number> {
  const rows = await tx.all(
    `SELECT workspace, count(*) AS waiting FROM occurrences o WHERE waiting AND ($1::text IS NULL OR workspace = $1)
     AND EXISTS (SELECT 1 FROM revisions r WHERE r.workspace = o.workspace) GROUP BY workspace`,
    [workspace ?? null],
  );
  await jobs.add(tx, new Map(rows.map((row) => [textOf(row, 'workspace'), numberOf(row, 'waiting')])));
  return rows.reduce((sum, row) => sum + numberOf(row, 'waiting'), 0);
}
