/**
 * Rows of one slice by the closed interval that a number must lie in, so that those around a number are found without a
 * look at the others: an implicit tree over the rows in order of their low ends, each place knowing the highest end below
 * it (an augmented interval tree).
 */
export class Intervals {
  /** Rows without an interval, ascending: they are around every number, and the only ones where there is none. */
  readonly #free: Int32Array;
  readonly #rows: Int32Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #top: Float64Array;
  /** All high ends in order, to count with. */
  readonly #ends: Float64Array;

  /** `low` and `high` by row; the slice holds the rows from `start` to before `end`. */
  constructor(low: Float64Array, high: Float64Array, start: number, end: number) {
    const free: number[] = [];
    const bound: number[] = [];
    for (let row = start; row < end; row += 1) {
      const [from, to] = [low[row] as number, high[row] as number];
      if (from === -Infinity && to === Infinity) free.push(row);
      else if (from <= to) bound.push(row);
    }
    bound.sort((a, b) => (low[a] as number) - (low[b] as number));
    this.#free = Int32Array.from(free);
    this.#rows = Int32Array.from(bound);
    this.#low = Float64Array.from(bound, (row) => low[row] as number);
    this.#high = Float64Array.from(bound, (row) => high[row] as number);
    this.#ends = this.#high.slice().sort();
    this.#top = new Float64Array(bound.length);
    this.#raise(0, bound.length);
  }

  #raise(from: number, to: number): number {
    if (from >= to) return -Infinity;
    const middle = (from + to) >>> 1;
    const top = Math.max(this.#high[middle] as number, this.#raise(from, middle), this.#raise(middle + 1, to));
    this.#top[middle] = top;
    return top;
  }

  /** How many rows are around the number; NaN stands for no number. */
  count(value: number): number {
    return this.#free.length + placesBefore(this.#low, value, true) - placesBefore(this.#ends, value, false);
  }

  /** Writes the rows around the number to `out` from `count` on, in no order; gives the new count. */
  find(value: number, out: Int32Array, count: number): number {
    out.set(this.#free, count);
    const found = count + this.#free.length;
    return value === value ? this.#find(0, this.#rows.length, value, out, found) : found;
  }

  #find(from: number, to: number, value: number, out: Int32Array, count: number): number {
    if (from >= to) return count;
    const middle = (from + to) >>> 1;
    if ((this.#top[middle] as number) < value) return count;
    let found = this.#find(from, middle, value, out, count);
    if ((this.#low[middle] as number) > value) return found;
    if ((this.#high[middle] as number) >= value) out[found++] = this.#rows[middle] as number;
    return this.#find(middle + 1, to, value, out, found);
  }
}

/** So many rows are asked whether a search pays. */
const ASKED = 16;

/**
 * Whether a number where intervals begin or end lies in no more than one of `share` of them, on average: occurrences are
 * taken to hold numbers like those that the rules name.
 */
export function isSelective(low: Float64Array, high: Float64Array, start: number, end: number, share: number): boolean {
  const step = Math.max(1, Math.floor((end - start) / ASKED));
  let [asked, around] = [0, 0];
  for (let at = start; at < end; at += step) {
    const value = Number.isFinite(low[at]) ? (low[at] as number) : (high[at] as number);
    asked += 1;
    for (let row = start; row < end; row += 1) {
      around += Number(value >= (low[row] as number)) & Number(value <= (high[row] as number));
    }
  }
  return around * share <= asked * (end - start);
}

/** How many of the ascending numbers are smaller than the value, or, if `equal`, no larger; none for NaN. */
function placesBefore(ascending: Float64Array, value: number, equal: boolean): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const at = ascending[middle] as number;
    if (at < value || (equal && at === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}
