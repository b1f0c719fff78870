import type { GroupTest } from '../program/program.ts';
import { prepareTest, type PreparedTest } from './condition.ts';
import { bestProbe, commonRange } from './index-choice.ts';
import { KeyReader, type AccessKey } from './index-access.ts';
import type { IndexedTrigger, Probe } from './indexed-trigger.ts';
import type { Matcher } from './matcher.ts';
import { NumberReader } from './number-reader.ts';
import type { Scope } from './scope.ts';

/** A trigger with what is asked of it, in the order of the cost: an equality, a range, everything else. */
interface Row {
  readonly position: number;
  readonly key: AccessKey | undefined;
  readonly ranged: boolean;
  readonly low: number;
  readonly high: number;
  readonly rest: PreparedTest['holds'] | undefined;
}

/**
 * Tries one trigger after another, which for few of them is faster than any search; only the field that most of them
 * compare, and the number that most of them ask about, are read once for all.
 */
export class FewTriggers implements Matcher {
  readonly positions: Int32Array;
  readonly #rows: readonly Row[];
  readonly #key: KeyReader | undefined;
  readonly #number: NumberReader | undefined;

  constructor(triggers: readonly IndexedTrigger[], timeZone: string) {
    const probe = bestProbe(triggers);
    const range = commonRange(triggers);
    this.#key = probe && new KeyReader(probe);
    this.#number = range && new NumberReader(range.path);
    this.#rows = triggers.map((trigger) => rowOf(trigger, probe, range?.field, timeZone));
    this.positions = new Int32Array(triggers.length);
  }

  match(scope: Scope): number {
    const rows = this.#rows;
    const key = this.#key?.key(scope);
    let count = 0;
    let value = Number.NaN;
    let read = false;
    for (const row of rows) {
      if (row.key !== undefined && row.key !== key) continue;
      if (row.ranged) {
        if (!read) value = this.#number?.number(scope) ?? Number.NaN;
        read = true;
        if (!(value >= row.low && value <= row.high)) continue;
      }
      if (row.rest === undefined || row.rest(scope)) this.positions[count++] = row.position;
    }
    return count;
  }
}

function rowOf(
  { position, tests }: IndexedTrigger,
  probe: Probe | undefined,
  field: string | undefined,
  timeZone: string,
): Row {
  let key: AccessKey | undefined;
  let [low, high] = [-Infinity, Infinity];
  const rest: GroupTest['of'][number][] = [];
  for (const { test, access, range } of tests) {
    const [only, more] = access?.keys ?? [];
    if (key === undefined && only !== undefined && more === undefined && access?.attribute === probe?.attribute) {
      key = only;
    } else if (range && range.field === field) {
      [low, high] = [Math.max(low, range.low), Math.min(high, range.high)];
    } else {
      rest.push(test);
    }
  }
  const { holds } = prepareTest({ kind: 'group', match: 'all', of: rest }, timeZone);
  const ranged = low !== -Infinity || high !== Infinity;
  return { position, key, ranged, low, high, rest: rest.length > 0 ? holds : undefined };
}
