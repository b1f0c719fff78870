import type { SQLInputValue } from 'node:sqlite';
import { possibleKeys } from '../../../shared/sync/executor/contact-keys.ts';
import type { RunFilter } from '../../../shared/sync/executor/run-filter.ts';

const OUTCOMES: Readonly<Record<NonNullable<RunFilter['outcome']>, string>> = {
  fired: `r.error IS NULL AND r.fired <> '[]'`,
  notFired: `r.error IS NULL AND r.fired = '[]'`,
  broke: 'r.error IS NOT NULL',
};
const FAILED = `(r.error IS NOT NULL OR EXISTS
  (SELECT 1 FROM actions a WHERE a.run = r.seq AND a.state IN ('failed', 'dead', 'uncertain')))`;

/** `matchesRun` in SQL, over `runs r` and `occurrences o`; the text holds no caller's text, the values do. */
export function runConditions(filter: RunFilter): { readonly text: string; readonly values: readonly SQLInputValue[] } {
  const { trigger, event, contact, outcome, failed, pinned, since, until, text } = filter;
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (condition: string, ...bound: readonly SQLInputValue[]): void => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (event !== undefined) add('r.event = ?', event);
  if (pinned !== undefined) add('r.pinned = ?', pinned ? 1 : 0);
  if (outcome !== undefined) add(OUTCOMES[outcome]);
  if (since !== undefined) add('o.accepted_at >= ?', since);
  if (until !== undefined) add('o.accepted_at < ?', until);
  if (trigger !== undefined) add('EXISTS (SELECT 1 FROM json_each(r.fired) WHERE value = ?)', trigger);
  if (contact !== undefined) {
    const keys = JSON.stringify(possibleKeys(contact));
    add('EXISTS (SELECT 1 FROM json_each(r.who) w WHERE w.value IN (SELECT value FROM json_each(?)))', keys);
  }
  if (failed !== undefined) add(failed ? FAILED : `NOT ${FAILED}`);
  if (text !== undefined) add('instr(lower(o.body), lower(?)) > 0', text);
  return { text: conditions.length === 0 ? '1' : conditions.join(' AND '), values };
}
