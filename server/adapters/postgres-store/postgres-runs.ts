import type { JsonObject } from '../../../shared/base/json.ts';
import type { RunAction, RunBody, RunHead } from '../../../shared/sync/contract.ts';
import { contactKeys } from '../../../shared/sync/executor/contact-keys.ts';
import { isoTime } from '../../../shared/sync/executor/iso-time.ts';
import type { Page, RunsRequest } from '../../../shared/sync/executor/store.ts';
import type { NewRun } from './new-run.ts';
import { actionsOfRuns } from './postgres-ledger.ts';
import { fromLines, runConditions, toLines } from './run-conditions.ts';
import { jsonOf, numberOf, optionalText, textOf, type Row } from '../stored-row.ts';
import type { Sql } from './sql.ts';

const HEAD = 'seq, occurrence, event, revision, program_hash, accepted_at, evaluated_at, fired, error, debug, pinned';
/** Runs that a filtered page looks at. */
const SCAN = 10_000;

/** Answers their numbers, which grow in this order. */
export async function addRuns(tx: Sql, runs: readonly NewRun[], now: number): Promise<readonly number[]> {
  const rows = await tx.all("SELECT nextval('run_ids') AS id FROM generate_series(1, $1)", [runs.length]);
  const ids = rows.map((row) => numberOf(row, 'id')).sort((a, b) => a - b);
  const texts = runs.map(({ input, effects }) => ({
    contact: JSON.stringify(effects.contact),
    trace: effects.trace === undefined ? null : JSON.stringify(effects.trace),
    sent: JSON.stringify(input.arrival.occurrence).length,
  }));
  await tx.run(ADD, [
    ids,
    runs.map(({ input }) => input.workspace),
    runs.map(({ input }) => input.acceptedAt),
    runs.map(({ occurrenceSeq }) => occurrenceSeq),
    runs.map(({ input }) => input.arrival.occurrence.id),
    runs.map(({ input }) => input.arrival.occurrence.event),
    runs.map(({ input }) => input.live.revision),
    runs.map(({ effects }) => effects.programHash),
    runs.map(({ effects }) => toLines(effects.fired)),
    texts.map(({ contact }) => contact),
    texts.map(({ trace }) => trace),
    runs.map(({ effects }) => effects.error ?? null),
    runs.map(({ effects }) => effects.debug === true),
    now,
    texts.map(({ contact, trace, sent }) => contact.length + (trace?.length ?? 0) + sent),
    runs.map(({ effects }) => toLines(contactKeys(effects.contact))),
  ]);
  return ids;
}

const ADD = `
  INSERT INTO runs (seq, workspace, accepted_at, occurrence_seq, occurrence, event, revision, program_hash, evaluated_at,
    fired, contact, trace, error, debug, bytes, who)
  SELECT r.seq, r.workspace, r.accepted_at, r.occurrence_seq, r.occurrence, r.event, r.revision, r.program_hash, $14,
    r.fired, r.contact, r.trace, r.error, r.debug, r.bytes, r.who
  FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::bigint[], $8::text[],
    $9::text[], $10::text[], $11::text[], $12::text[], $13::boolean[], $15::bigint[], $16::text[])
    AS r (seq, workspace, accepted_at, occurrence_seq, occurrence, event, revision, program_hash, fired, contact, trace,
      error, debug, bytes, who)`;

export async function runsPage(
  sql: Sql,
  workspace: string,
  { after, before, limit, filter = {} }: RunsRequest,
): Promise<Page<RunHead>> {
  const [range, order] = after === undefined ? ['<', 'DESC'] : ['>', 'ASC'];
  const from = Number(after ?? before ?? Number.MAX_SAFE_INTEGER);
  const scanned = `SELECT * FROM runs WHERE workspace = $1 AND seq ${range} $2 ORDER BY seq ${order} LIMIT ${SCAN}`;
  const { text, values } = runConditions(filter, 4);
  const rows = await sql.all(`SELECT ${HEAD} FROM (${scanned}) r WHERE ${text} ORDER BY seq ${order} LIMIT $3`, [
    workspace,
    from,
    limit + 1,
    ...values,
  ]);
  const shown = rows.slice(0, limit);
  const actions = await actionsOfRuns(
    sql,
    shown.map((row) => numberOf(row, 'seq')),
  );
  const items = shown.map((row) => headOf(row, actions.get(numberOf(row, 'seq')) ?? []));
  if (rows.length > limit) return { items, next: items.at(-1)?.id ?? '0' };
  // Where to go on after a scan that found less than a page, unless it reached the end.
  const end = await sql.get(`SELECT seq FROM (${scanned}) r LIMIT 1 OFFSET ${SCAN - 1}`, [workspace, from]);
  return { items, ...(end ? { next: String(numberOf(end, 'seq')) } : {}) };
}

/** Answers whether there is such a run. */
export async function pinRun(sql: Sql, workspace: string, id: string, pinned: boolean): Promise<boolean> {
  const text = 'UPDATE runs SET pinned = $1 WHERE workspace = $2 AND seq = $3';
  return (await sql.run(text, [pinned, workspace, Number(id)])) > 0;
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
    fired: fromLines(textOf(row, 'fired')),
    actions: [...actions],
    ...(error === undefined ? {} : { error }),
    ...(row['debug'] === true ? { debug: true as const } : {}),
    ...(row['pinned'] === true ? { pinned: true as const } : {}),
  };
}
