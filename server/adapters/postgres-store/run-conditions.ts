import { possibleKeys } from '../../../shared/sync/executor/contact-keys.ts';
import type { RunFilter } from '../../../shared/sync/executor/run-filter.ts';
import type { SqlValue } from './sql.ts';

const OUTCOMES: Readonly<Record<NonNullable<RunFilter['outcome']>, string>> = {
  fired: `r.error IS NULL AND r.fired <> ''`,
  notFired: `r.error IS NULL AND r.fired = ''`,
  broke: 'r.error IS NOT NULL',
};
const FAILED = `(r.error IS NOT NULL OR EXISTS
  (SELECT 1 FROM actions a WHERE a.run = r.seq AND a.state IN ('failed', 'dead', 'uncertain')))`;
const TEXT = `EXISTS (SELECT 1 FROM occurrences o WHERE o.seq = r.occurrence_seq AND o.accepted_at = r.accepted_at
  AND position(lower($ COLLATE "C") IN lower(o.body COLLATE "C")) > 0)`;

/** A list as lines of JSON, which has no line ends of its own: members are found by their whole line. */
export function toLines(list: readonly string[]): string {
  return list.map((each) => JSON.stringify(each)).join('\n');
}
export function fromLines(lines: string): string[] {
  return lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as string);
}

/** `matchesRun` in SQL, over `runs r`, its values numbered from `first`; the text holds no caller's text, the values do. */
export function runConditions(
  filter: RunFilter,
  first: number,
): { readonly text: string; readonly values: readonly SqlValue[] } {
  const { trigger, event, contact, outcome, failed, pinned, since, until, text } = filter;
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const add = (condition: string, value: SqlValue): void => {
    conditions.push(condition.replace('$', `$${first + values.length}::${typeOf(value)}`));
    values.push(value);
  };
  if (event !== undefined) add('r.event = $', event);
  if (pinned !== undefined) add('r.pinned = $', pinned);
  if (outcome !== undefined) conditions.push(OUTCOMES[outcome]);
  if (since !== undefined) add('r.accepted_at >= $', since);
  if (until !== undefined) add('r.accepted_at < $', until);
  if (trigger !== undefined) add(`string_to_array(r.fired, E'\\n') && $`, [JSON.stringify(trigger)]);
  if (contact !== undefined)
    add(
      `string_to_array(r.who, E'\\n') && $`,
      possibleKeys(contact).map((key) => JSON.stringify(key)),
    );
  if (failed !== undefined) conditions.push(failed ? FAILED : `NOT ${FAILED}`);
  if (text !== undefined) add(TEXT, text);
  return { text: conditions.length === 0 ? 'true' : conditions.join(' AND '), values };
}

function typeOf(value: SqlValue): string {
  if (typeof value === 'number') return 'bigint';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'text' : 'text[]';
}
