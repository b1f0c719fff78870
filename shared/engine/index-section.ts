import { KeyReader, type AccessKey } from './index-access.ts';
import { commonRange } from './index-choice.ts';
import { Intervals, isSelective } from './index-intervals.ts';
import type { Marker } from './index-marker.ts';
import type { IndexedTrigger, Probe } from './indexed-trigger.ts';
import { NumberReader } from './number-reader.ts';
import { ALWAYS, type PredicateTable } from './predicate-table.ts';
import type { Scope } from './scope.ts';
import { sortPlaces } from './sort-places.ts';

/** A slice of so few rows is walked rule by rule; a longer one has its markers run first. */
const SHORT_SLICE = 6;
/** A slice of so many rows has its intervals ready; a number that lies in few of them asks just those. */
export const LONG_SLICE = 48;
/** Of how many rows one must be around the number for the walk over all to be faster than the search. */
const SHARE = 12;

/**
 * Triggers that share one probe. Candidates of a key lie side by side in typed arrays, in document order: first a numeric
 * range, then one interned predicate, then the rare further ones. Reading memory in order, without a branch to guess
 * wrong, costs less than skipping about in it.
 */
export class IndexSection {
  readonly #key: KeyReader | undefined;
  readonly #slices = new Map<AccessKey, number>();
  /** Of each slice the first row, and at the end the number of rows. */
  readonly #starts: Uint32Array;
  readonly #markers: (readonly Marker[])[] = [];
  /** Of the long slices. */
  readonly #intervals: (Intervals | undefined)[] = [];
  readonly #number: NumberReader | undefined;
  readonly #position: Int32Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #first: Int32Array;
  /** Of each row which list of further predicates it has; the first list is empty. */
  readonly #more: Int32Array;
  readonly #lists: (readonly number[])[] = [[]];
  readonly #table: PredicateTable;

  constructor(triggers: readonly IndexedTrigger[], probe: Probe | undefined, table: PredicateTable) {
    this.#table = table;
    this.#key = probe && new KeyReader(probe);
    const range = commonRange(triggers);
    this.#number = range && new NumberReader(range.path);
    const rows = rowsByKey(triggers, probe);
    let count = 0;
    for (const list of rows.values()) count += list.length;
    this.#starts = new Uint32Array(rows.size + 1);
    this.#position = new Int32Array(count);
    this.#low = new Float64Array(count);
    this.#high = new Float64Array(count);
    this.#first = new Int32Array(count);
    this.#more = new Int32Array(count);
    let at = 0;
    for (const [key, list] of rows) {
      const slice = this.#markers.length;
      const start = at;
      for (const trigger of list) this.#put(at++, trigger, probe, range?.field);
      this.#slices.set(key, slice);
      this.#starts[slice + 1] = at;
      this.#markers.push(at - start > SHORT_SLICE ? this.#markersOf(start, at) : []);
      const long = range !== undefined && at - start >= LONG_SLICE;
      const pays = long && isSelective(this.#low, this.#high, start, at, SHARE);
      this.#intervals.push(pays ? new Intervals(this.#low, this.#high, start, at) : undefined);
    }
  }

  #put(at: number, trigger: IndexedTrigger, probe: Probe | undefined, field: string | undefined): void {
    let low = -Infinity;
    let high = Infinity;
    let first = ALWAYS;
    let more: number[] | undefined;
    let settled = probe === undefined;
    for (const test of trigger.tests) {
      const { access, range } = test;
      if (!settled && access?.attribute === probe?.attribute) {
        settled = true;
      } else if (range && range.field === field) {
        low = Math.max(low, range.low);
        high = Math.min(high, range.high);
      } else {
        const id = this.#table.idOf(test);
        if (id > ALWAYS && first === ALWAYS) first = id;
        else (more ??= []).push(id);
      }
    }
    this.#position[at] = trigger.position;
    this.#low[at] = low;
    this.#high[at] = high;
    this.#first[at] = first;
    if (more) this.#more[at] = this.#lists.push(more) - 1;
  }

  #markersOf(start: number, end: number): readonly Marker[] {
    const markers = new Set<Marker>();
    for (let at = start; at < end; at += 1) {
      const marker = this.#table.markerOf[this.#first[at] as number];
      if (marker) markers.add(marker);
    }
    return [...markers];
  }

  /** How many triggers it can match at most. */
  get size(): number {
    return this.#position.length;
  }

  /** Writes the positions of the triggers whose entry condition holds to `out` from `count` on; gives the new count. */
  match(scope: Scope, out: Int32Array, count: number): number {
    let slice = 0;
    if (this.#key) {
      const key = this.#key.key(scope);
      slice = key === undefined ? -1 : (this.#slices.get(key) ?? -1);
      if (slice < 0) return count;
    }
    const start = this.#starts[slice] as number;
    const end = this.#starts[slice + 1] as number;
    // Without a number no range holds, and only triggers without a range go on.
    const value = this.#number ? this.#number.number(scope) : 0;
    if (end - start <= SHORT_SLICE) return this.#walk(start, end, value, scope, out, count);
    const intervals = this.#intervals[slice];
    const around = intervals?.count(value) ?? end - start;
    if (intervals && around * SHARE <= end - start) return this.#search(intervals, value, scope, out, count);
    this.#table.stamps[ALWAYS] = this.#table.epoch;
    for (const marker of this.#markers[slice] as readonly Marker[]) marker.mark(scope);
    const rows =
      value === value ? this.#scan(start, end, value, out, count) : this.#scanUnranged(start, end, out, count);
    return this.#settle(rows, scope, out, count);
  }

  #walk(start: number, end: number, value: number, scope: Scope, out: Int32Array, count: number): number {
    let matched = count;
    for (let at = start; at < end; at += 1) {
      const low = this.#low[at] as number;
      const high = this.#high[at] as number;
      if (!(value >= low && value <= high) && (low !== -Infinity || high !== Infinity)) continue;
      const first = this.#first[at] as number;
      if (first !== ALWAYS && !this.#table.holdsAlone(first, scope)) continue;
      const more = this.#more[at] as number;
      if (more > 0 && !this.#holdAll(more, scope)) continue;
      out[matched++] = this.#position[at] as number;
    }
    return matched;
  }

  /** The rows around the number, one by one. */
  #search(intervals: Intervals, value: number, scope: Scope, out: Int32Array, count: number): number {
    const end = intervals.find(value, out, count);
    sortPlaces(out, count, end);
    let matched = count;
    for (let index = count; index < end; index += 1) {
      const at = out[index] as number;
      const first = this.#first[at] as number;
      if (first !== ALWAYS && !this.#table.holdsAlone(first, scope)) continue;
      const more = this.#more[at] as number;
      if (more > 0 && !this.#holdAll(more, scope)) continue;
      out[matched++] = this.#position[at] as number;
    }
    return matched;
  }

  /** Rows whose range and first predicate hold. */
  #scan(start: number, end: number, value: number, out: Int32Array, count: number): number {
    const [low, high, first] = [this.#low, this.#high, this.#first];
    const { stamps, epoch } = this.#table;
    let rows = count;
    for (let at = start; at < end; at += 1) {
      // Without a branch, which would be guessed wrong every third time; a conditional expression becomes one.
      out[rows] = at;
      rows +=
        Number(value >= (low[at] as number)) &
        Number(value <= (high[at] as number)) &
        Number(stamps[first[at] as number] === epoch);
    }
    return rows;
  }

  #scanUnranged(start: number, end: number, out: Int32Array, count: number): number {
    const { stamps, epoch } = this.#table;
    let rows = count;
    for (let at = start; at < end; at += 1) {
      if (this.#low[at] !== -Infinity || this.#high[at] !== Infinity) continue;
      if (stamps[this.#first[at] as number] === epoch) out[rows++] = at;
    }
    return rows;
  }

  /** Turns rows into positions, without those that a further predicate excludes. */
  #settle(rows: number, scope: Scope, out: Int32Array, count: number): number {
    let matched = count;
    for (let index = count; index < rows; index += 1) {
      const at = out[index] as number;
      const more = this.#more[at] as number;
      if (more > 0 && !this.#holdAll(more, scope)) continue;
      out[matched++] = this.#position[at] as number;
    }
    return matched;
  }

  #holdAll(list: number, scope: Scope): boolean {
    for (const id of this.#lists[list] as readonly number[]) if (!this.#table.holds(id, scope)) return false;
    return true;
  }
}

const ALL = '';

function rowsByKey(
  triggers: readonly IndexedTrigger[],
  probe: Probe | undefined,
): ReadonlyMap<AccessKey, readonly IndexedTrigger[]> {
  if (!probe) return new Map([[ALL, triggers]]);
  const rows = new Map<AccessKey, IndexedTrigger[]>();
  for (const trigger of triggers) {
    const access = trigger.tests.find((of) => of.access?.attribute === probe.attribute)?.access;
    for (const key of access?.keys ?? []) {
      const list = rows.get(key);
      if (list) list.push(trigger);
      else rows.set(key, [trigger]);
    }
  }
  return rows;
}
