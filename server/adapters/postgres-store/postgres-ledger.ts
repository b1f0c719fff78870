import { type DeadLetter, type OutboxMessage, type RunAction } from '../../../shared/sync/contract.ts';
import { actionTarget } from '../../../shared/sync/executor/action-target.ts';
import type { GiveUpRequest, Page, PageRequest, Settlement } from '../../../shared/sync/executor/store.ts';
import type { NewRun } from './new-run.ts';
import { deadLetterOf, outboxMessageOf, runActionOf } from '../action-row.ts';
import { numberOf, textOf, type Row } from '../stored-row.ts';
import type { Sql } from './sql.ts';

export const ACTION =
  'seq, key, workspace, run, occurrence, trigger_id, node, kind, target, params, state, attempts, at, detail';

/** Where an action belongs. */
export interface Place {
  readonly workspace: string;
  readonly run: string;
}

/** The ledger of requested actions (X2). `due` is set while a delivery is outstanding; while attempting it is the lease's end. */
export async function addActions(tx: Sql, runs: readonly NewRun[], ids: readonly number[], now: number): Promise<void> {
  const rows = runs.flatMap(({ input, effects }, index) =>
    effects.actions.map((entry) => ({ workspace: input.workspace, run: ids[index] ?? 0, ...entry })),
  );
  if (rows.length === 0) return;
  await tx.run(
    `INSERT INTO actions (key, workspace, run, occurrence, trigger_id, node, kind, target, params, state, due, at, since, detail)
     SELECT a.key, a.workspace, a.run, a.occurrence, a.trigger_id, a.node, a.kind, a.target, a.params, a.state,
       CASE WHEN a.state = 'pending' THEN $12::bigint END, $12::bigint, $12::bigint, a.detail
     FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::text[], $11::text[]) WITH ORDINALITY
       AS a (key, workspace, run, occurrence, trigger_id, node, kind, target, params, state, detail, place)
     ORDER BY a.place ON CONFLICT (key) DO NOTHING`,
    [
      rows.map(({ action }) => action.key),
      rows.map(({ workspace }) => workspace),
      rows.map(({ run }) => run),
      rows.map(({ action }) => action.occurrence),
      rows.map(({ action }) => action.trigger),
      rows.map(({ action }) => action.node),
      rows.map(({ action }) => action.kind),
      rows.map(({ action }) => actionTarget(action.kind, action.params)),
      rows.map(({ action }) => JSON.stringify(action.params)),
      rows.map(({ state }) => state),
      rows.map(({ detail }) => detail ?? null),
      now,
    ],
  );
}

/** What became of an attempt. */
export interface Settled {
  readonly key: string;
  readonly attempt: number;
  readonly settlement: Settlement;
}

/** Answers for each where it belongs, when the attempt was still the current one. */
export async function settle(tx: Sql, settled: readonly Settled[]): Promise<readonly (Place | undefined)[]> {
  const rows = await tx.all(
    `UPDATE actions a SET state = s.state, due = s.due, at = s.at, detail = s.detail
     FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[])
       AS s (key, attempt, state, due, at, detail)
     WHERE a.key = s.key AND a.attempts = s.attempt AND a.state = 'attempting' RETURNING a.key, a.attempts, a.workspace, a.run`,
    [
      settled.map(({ key }) => key),
      settled.map(({ attempt }) => attempt),
      settled.map(({ settlement: { kind } }) => (kind === 'retry' ? 'failed' : kind)),
      settled.map(({ settlement }) => (settlement.kind === 'retry' ? settlement.dueAt : null)),
      settled.map(({ settlement: { at } }) => at),
      settled.map(({ settlement: { detail } }) => detail ?? null),
    ],
  );
  const places = new Map(rows.map((row) => [nameOf(textOf(row, 'key'), numberOf(row, 'attempts')), placeOf(row)]));
  return settled.map(({ key, attempt }) => {
    const place = places.get(nameOf(key, attempt));
    // Two outcomes of one attempt: only the first counts.
    places.delete(nameOf(key, attempt));
    return place;
  });
}

function nameOf(key: string, attempt: number): string {
  return JSON.stringify([key, attempt]);
}

export async function giveUp(
  sql: Sql,
  { target, requestedBefore, at, detail }: GiveUpRequest,
): Promise<readonly Place[]> {
  const rows = await sql.all(
    `UPDATE actions SET state = 'dead', due = NULL, at = $1, detail = $2
     WHERE target = $3 AND due IS NOT NULL AND state IN ('pending', 'failed') AND since < $4 RETURNING workspace, run`,
    [at, detail, target, requestedBefore],
  );
  return rows.map(placeOf);
}

export async function nextDue(sql: Sql, after = Number.MIN_SAFE_INTEGER): Promise<number | undefined> {
  const row = await sql.get('SELECT due FROM actions WHERE due IS NOT NULL AND due > $1 ORDER BY due LIMIT 1', [after]);
  return row && numberOf(row, 'due');
}

export async function actionsOfRuns(sql: Sql, runs: readonly number[]): Promise<ReadonlyMap<number, RunAction[]>> {
  const found = new Map<number, RunAction[]>();
  if (runs.length === 0) return found;
  for (const row of await sql.all(`SELECT ${ACTION} FROM actions WHERE run = ANY ($1::bigint[]) ORDER BY seq`, [
    runs,
  ])) {
    const run = numberOf(row, 'run');
    found.set(run, [...(found.get(run) ?? []), runActionOf(row)]);
  }
  return found;
}

export function deadLetters(sql: Sql, workspace: string, page: PageRequest): Promise<Page<DeadLetter>> {
  return pageOf(sql, workspace, ['dead', 'uncertain'], page, deadLetterOf);
}

export function outbox(sql: Sql, workspace: string, page: PageRequest): Promise<Page<OutboxMessage>> {
  return pageOf(sql, workspace, ['recorded'], page, outboxMessageOf);
}

export function redrive(sql: Sql, workspace: string, keys: readonly string[], now: number): Promise<number> {
  return sql.run(
    `UPDATE actions SET state = 'pending', attempts = 0, due = $1, since = $1, detail = NULL
     WHERE key = ANY ($2::text[]) AND workspace = $3 AND state IN ('dead', 'uncertain')`,
    [now, keys, workspace],
  );
}

/** The newest first. */
async function pageOf<T>(
  sql: Sql,
  workspace: string,
  states: readonly string[],
  { page, limit }: PageRequest,
  view: (row: Row) => T,
): Promise<Page<T>> {
  const rows = await sql.all(
    `SELECT ${ACTION} FROM actions WHERE workspace = $1 AND state = ANY ($2::text[])
     AND state IN ('dead', 'uncertain', 'recorded') AND seq < $3 ORDER BY seq DESC LIMIT $4`,
    [workspace, states, page === undefined ? Number.MAX_SAFE_INTEGER : Number(page), limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), ...(rows.length > limit && last ? { next: String(numberOf(last, 'seq')) } : {}) };
}

function placeOf(row: Row): Place {
  return { workspace: textOf(row, 'workspace'), run: String(numberOf(row, 'run')) };
}
