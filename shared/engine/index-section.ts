import type { ConditionTest } from '../program/program.ts';
import { probeOf, type Access, type AccessKey } from './index-access.ts';
import { rangeOf, type NumericRange } from './index-range.ts';
import { readerOf, type PathReader } from './path-reader.ts';
import type { PredicateTable } from './predicate-table.ts';
import { numberOf } from './scalar-equality.ts';
import type { Scope } from './scope.ts';

/** A trigger of the group, by its position, whose entry condition is the conjunction of `tests`. */
export interface IndexedTrigger {
  readonly position: number;
  readonly tests: readonly ConditionTest[];
  /** The test that the section's hash answers; undefined in the section that has none. */
  readonly access: { readonly test: ConditionTest; readonly by: Access } | undefined;
}

/**
 * Triggers that share one probe. Candidates of a key lie side by side in typed arrays: first a numeric range, then one
 * interned predicate, then the rare further ones; reading memory in order costs less than skipping about in it.
 */
export class IndexSection {
  readonly #probe: ((scope: Scope) => AccessKey | undefined) | undefined;
  readonly #slices = new Map<AccessKey, readonly [start: number, end: number]>();
  readonly #readNumber: PathReader | undefined;
  readonly #position: Int32Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #first: Int32Array;
  readonly #more: (readonly number[] | undefined)[] = [];
  readonly #table: PredicateTable;

  constructor(triggers: readonly IndexedTrigger[], table: PredicateTable) {
    this.#table = table;
    const access = triggers[0]?.access?.by;
    this.#probe = access && probeOf(access);
    const field = commonField(triggers);
    this.#readNumber = field && readerOf(field.path);
    const rows = rowsByKey(triggers);
    const count = [...rows.values()].reduce((sum, list) => sum + list.length, 0);
    this.#position = new Int32Array(count);
    this.#low = new Float64Array(count);
    this.#high = new Float64Array(count);
    this.#first = new Int32Array(count);
    let at = 0;
    for (const [key, list] of rows) {
      const start = at;
      for (const trigger of list) this.#put(at++, trigger, field);
      this.#slices.set(key, [start, at]);
    }
  }

  #put(at: number, trigger: IndexedTrigger, field: NumericRange | undefined): void {
    let [low, high] = [-Infinity, Infinity];
    const predicates: ConditionTest[] = [];
    for (const test of trigger.tests) {
      if (test === trigger.access?.test) continue;
      const range = test.kind === 'rule' ? rangeOf(test) : undefined;
      if (!range || range.field !== field?.field) predicates.push(test);
      else [low, high] = [Math.max(low, range.low), Math.min(high, range.high)];
    }
    const [first, ...more] = predicates.sort((a, b) => costOf(a) - costOf(b)).map((test) => this.#table.idOf(test));
    this.#position[at] = trigger.position;
    this.#low[at] = low;
    this.#high[at] = high;
    this.#first[at] = first ?? -1;
    this.#more[at] = more.length > 0 ? more : undefined;
  }

  /** Adds the positions of the triggers whose entry condition holds. */
  match(scope: Scope, matched: number[]): void {
    const key = this.#probe ? this.#probe(scope) : ALL;
    const slice = key === undefined ? undefined : this.#slices.get(key);
    if (!slice) return;
    const number = this.#readNumber ? numberOf(this.#readNumber(scope)) : undefined;
    // Without a number no range holds, and only triggers without a range go on.
    const value = number ?? Number.NaN;
    const [start, end] = slice;
    for (let at = start; at < end; at += 1) {
      const [low, high] = [this.#low[at] as number, this.#high[at] as number];
      if (!(value >= low && value <= high) && (low !== -Infinity || high !== Infinity)) continue;
      const first = this.#first[at] as number;
      if (first >= 0 && !this.#table.holds(first, scope)) continue;
      if (this.#more[at]?.some((id) => !this.#table.holds(id, scope)) === true) continue;
      matched.push(this.#position[at] as number);
    }
  }
}

const ALL = '';

function rowsByKey(triggers: readonly IndexedTrigger[]): ReadonlyMap<AccessKey, readonly IndexedTrigger[]> {
  const rows = new Map<AccessKey, IndexedTrigger[]>();
  for (const trigger of triggers) {
    for (const key of trigger.access?.by.keys ?? [ALL]) {
      const list = rows.get(key);
      if (list) list.push(trigger);
      else rows.set(key, [trigger]);
    }
  }
  return rows;
}

/** The number that most triggers of the section ask about. */
function commonField(triggers: readonly IndexedTrigger[]): NumericRange | undefined {
  const counts = new Map<string, number>();
  let best: NumericRange | undefined;
  for (const { tests } of triggers) {
    for (const test of tests) {
      const range = test.kind === 'rule' ? rangeOf(test) : undefined;
      if (!range) continue;
      const count = (counts.get(range.field) ?? 0) + 1;
      counts.set(range.field, count);
      if (count > (best ? (counts.get(best.field) ?? 0) : 0)) best = range;
    }
  }
  return best;
}

/** Plain rules first, lists and groups then, regular expressions last. */
function costOf(test: ConditionTest): number {
  if (test.kind !== 'rule') return 1;
  return test.operator === 'matches' ? 2 : 0;
}
