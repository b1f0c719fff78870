import type { JsonObject } from '../../../shared/base/json.ts';
import type { RunAction, RunBody, RunHead } from '../../../shared/sync/contract.ts';
import { isoTime } from '../../../shared/sync/executor/iso-time.ts';
import type { Page, RunsRequest } from '../../../shared/sync/executor/store.ts';
import type { NewRun } from './new-run.ts';
import { actionsOfRuns } from './postgres-ledger.ts';
import { jsonOf, numberOf, optionalText, textOf, type Row, type Sql } from './sql.ts';

const HEAD = 'seq, occurrence, event, revision, program_hash, accepted_at, evaluated_at, fired, error, debug';

/** Answers their numbers, which grow in this order. */
export async function addRuns(tx: Sql, runs: readonly NewRun[], now: number): Promise<readonly number[]> {
  const rows = await tx.all("SELECT nextval('run_ids') AS id FROM generate_series(1, $1)", [runs.length]);
  const ids = rows.map((row) => numberOf(row, 'id')).sort((a, b) => a - b);
  await tx.run(
    `INSERT INTO runs (seq, workspace, accepted_at, occurrence_seq, occurrence, event, revision, program_hash, evaluated_at,
       fired, contact, trace, error, debug)
     SELECT r.seq, r.workspace, r.accepted_at, r.occurrence_seq, r.occurrence, r.event, r.revision, r.program_hash, $14,
       r.fired, r.contact, r.trace, r.error, r.debug
     FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::bigint[], $8::text[],
       $9::text[], $10::text[], $11::text[], $12::text[], $13::boolean[])
       AS r (seq, workspace, accepted_at, occurrence_seq, occurrence, event, revision, program_hash, fired, contact, trace,
         error, debug)`,
    [
      ids,
      runs.map(({ input }) => input.workspace),
      runs.map(({ input }) => input.acceptedAt),
      runs.map(({ occurrenceSeq }) => occurrenceSeq),
      runs.map(({ input }) => input.arrival.occurrence.id),
      runs.map(({ input }) => input.arrival.occurrence.event),
      runs.map(({ input }) => input.live.revision),
      runs.map(({ effects }) => effects.programHash),
      runs.map(({ effects }) => JSON.stringify(effects.fired)),
      runs.map(({ effects }) => JSON.stringify(effects.contact)),
      runs.map(({ effects }) => (effects.trace === undefined ? null : JSON.stringify(effects.trace))),
      runs.map(({ effects }) => effects.error ?? null),
      runs.map(({ effects }) => effects.debug === true),
      now,
    ],
  );
  return ids;
}

export async function runsPage(
  sql: Sql,
  workspace: string,
  { after, before, limit }: RunsRequest,
): Promise<Page<RunHead>> {
  const [range, order] = after === undefined ? ['seq < $2', 'DESC'] : ['seq > $2', 'ASC'];
  const rows = await sql.all(
    `SELECT ${HEAD} FROM runs WHERE workspace = $1 AND ${range} ORDER BY seq ${order} LIMIT $3`,
    [workspace, Number(after ?? before ?? Number.MAX_SAFE_INTEGER), limit + 1],
  );
  const shown = rows.slice(0, limit);
  const actions = await actionsOfRuns(
    sql,
    shown.map((row) => numberOf(row, 'seq')),
  );
  const items = shown.map((row) => headOf(row, actions.get(numberOf(row, 'seq')) ?? []));
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last ? { next: last.id } : {}) };
}

export async function runBody(sql: Sql, workspace: string, id: string): Promise<RunBody | undefined> {
  const row = await sql.get(
    `SELECT ${HEAD}, contact, trace, (
       SELECT o.body FROM occurrences o WHERE o.seq = r.occurrence_seq AND o.accepted_at = r.accepted_at
     ) AS sent FROM runs r WHERE workspace = $1 AND seq = $2`,
    [workspace, Number(id)],
  );
  if (!row) return undefined;
  const actions = await actionsOfRuns(sql, [Number(id)]);
  return {
    ...headOf(row, actions.get(Number(id)) ?? []),
    sent: jsonOf<JsonObject>(row, 'sent'),
    contact: jsonOf<JsonObject>(row, 'contact'),
    ...(row['trace'] === null ? {} : { trace: jsonOf<JsonObject>(row, 'trace') }),
  };
}

function headOf(row: Row, actions: readonly RunAction[]): RunHead {
  const error = optionalText(row, 'error');
  return {
    id: String(numberOf(row, 'seq')),
    occurrence: textOf(row, 'occurrence'),
    event: textOf(row, 'event'),
    revision: numberOf(row, 'revision'),
    programHash: textOf(row, 'program_hash'),
    acceptedAt: isoTime(numberOf(row, 'accepted_at')),
    evaluatedAt: isoTime(numberOf(row, 'evaluated_at')),
    fired: jsonOf<string[]>(row, 'fired'),
    actions: [...actions],
    ...(error === undefined ? {} : { error }),
    ...(row['debug'] === true ? { debug: true as const } : {}),
  };
}
