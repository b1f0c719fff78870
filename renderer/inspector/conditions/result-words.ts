import type { Json } from '../../../shared/base/json.ts';
import type { RuleResult } from './live-results.ts';

/** The line under a rule: the sample's value, and what the rule says of it. */
export interface ResultWords {
  readonly value: string;
  readonly verdict: string;
}

const SHOWN = 3;

export function resultWords({ holds, actual, note, items }: RuleResult): ResultWords {
  if (items !== undefined && actual.length === 1 && items.count !== 1) {
    const value = note === undefined ? '' : note === 'missing' ? 'missing' : valueText(actual[0]);
    return { value, verdict: `${items.matched} of ${items.count} items, ${verdictOf(holds)}` };
  }
  const values = actual.slice(0, SHOWN).map(valueText).join(', ') + (actual.length > SHOWN ? ', …' : '');
  if (items !== undefined) return { value: values, verdict: `holds for ${items.matched} of ${items.count} items` };
  const why = note === 'type-mismatch' ? ' (another type)' : note === 'invalid-time' ? ' (no valid time)' : '';
  return { value: values, verdict: verdictOf(holds) + why };
}

function verdictOf(holds: boolean): string {
  return holds ? 'holds' : 'does not hold';
}

function valueText(value: Json | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
