import type { ClaimedAction, ClaimRequest } from '../../../shared/sync/executor/store.ts';
import { claimedOf } from '../action-row.ts';
import { ACTION } from './postgres-ledger.ts';
import { numberOf, textOf } from '../stored-row.ts';
import type { Sql } from './sql.ts';

/** Targets of which something is due, found one by one, so that a target with much to do costs no more than an idle one (X3). */
const DUE_TARGETS = `
  WITH RECURSIVE t AS (
    (SELECT target, kind, due FROM actions WHERE due IS NOT NULL ORDER BY target, due, seq LIMIT 1)
    UNION ALL
    (SELECT n.target, n.kind, n.due FROM t CROSS JOIN LATERAL (
       SELECT target, kind, due FROM actions WHERE due IS NOT NULL AND target > t.target ORDER BY target, due, seq LIMIT 1
     ) n)
  ) SELECT target, kind FROM t WHERE due <= $1`;

/** Each target's longest due ones, as many as it has room for; those that another worker is taking are passed over. */
const TAKE = `
  WITH due AS (
    SELECT a.seq, a.due, a.state FROM unnest($1::text[], $2::int[]) AS w (target, room)
    CROSS JOIN LATERAL (
      SELECT seq, due, state FROM actions WHERE target = w.target AND due IS NOT NULL AND due <= $3
      ORDER BY due, seq LIMIT w.room FOR UPDATE SKIP LOCKED
    ) a
  ), first AS (
    SELECT seq, due AS was_due, state AS was FROM due ORDER BY due, seq LIMIT $4
  )
  UPDATE actions SET state = 'attempting', attempts = attempts + 1, due = $5 FROM first f WHERE actions.seq = f.seq
  RETURNING ${ACTION.split(', ')
    .map((column) => `actions.${column}`)
    .join(', ')}, f.was, f.was_due`;

/** Books the attempts before they are made (X2); the longest due first. */
export async function claimActions(
  sql: Sql,
  { now, leaseUntil, limit, room }: ClaimRequest,
): Promise<readonly ClaimedAction[]> {
  if (limit <= 0) return [];
  const targets = (await sql.all(DUE_TARGETS, [now]))
    .map((row) => ({
      target: textOf(row, 'target'),
      most: Math.min(limit, room(textOf(row, 'target'), textOf(row, 'kind'))),
    }))
    .filter(({ most }) => most > 0);
  if (targets.length === 0) return [];
  const rows = await sql.all(TAKE, [
    targets.map(({ target }) => target),
    targets.map(({ most }) => most),
    now,
    limit,
    leaseUntil,
  ]);
  return [...rows]
    .sort((a, b) => numberOf(a, 'was_due') - numberOf(b, 'was_due') || numberOf(a, 'seq') - numberOf(b, 'seq'))
    .map((row) => ({
      ...claimedOf(row),
      attempt: numberOf(row, 'attempts'),
      interrupted: textOf(row, 'was') === 'attempting',
    }));
}
