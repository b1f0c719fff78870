import { alternativesOf } from './index-alternatives.ts';
import { bestProbe, commonRange } from './index-choice.ts';
import { IndexSection, LONG_SLICE } from './index-section.ts';
import type { IndexedTrigger, Probe } from './indexed-trigger.ts';
import type { Matcher } from './matcher.ts';
import { PredicateTable } from './predicate-table.ts';
import type { Scope } from './scope.ts';
import { sortPlaces } from './sort-places.ts';

/**
 * Finds the triggers of one event whose entry condition holds, without trying each (E5). Which attributes are probed is
 * chosen for the whole group: the one that leaves fewest candidates, then the next. What no hash answers is parted by the
 * number that it asks about; what asks about none lies in one section, which is walked.
 */
export class MatchIndex implements Matcher {
  readonly #sections: IndexSection[] = [];
  readonly #table: PredicateTable;
  /** Whether one trigger can be found twice. */
  readonly #repeats: boolean;
  readonly positions: Int32Array;

  constructor(triggers: readonly IndexedTrigger[], timeZone: string) {
    this.#table = new PredicateTable(timeZone);
    let rest = triggers.flatMap(alternativesOf);
    this.#repeats = rest.length > triggers.length;
    const add = (probe: Probe | undefined, asks: (trigger: IndexedTrigger) => boolean): void => {
      const taken: IndexedTrigger[] = [];
      const others: IndexedTrigger[] = [];
      for (const trigger of rest) (asks(trigger) ? taken : others).push(trigger);
      this.#sections.push(new IndexSection(taken, probe, this.#table));
      rest = others;
    };
    for (let probe = bestProbe(rest); probe; probe = bestProbe(rest)) {
      const { attribute } = probe;
      add(probe, ({ tests }) => tests.some(({ access }) => access?.attribute === attribute));
    }
    for (let range = commonRange(rest, LONG_SLICE); range; range = commonRange(rest, LONG_SLICE)) {
      const { field } = range;
      add(undefined, ({ tests }) => tests.some((test) => test.range?.field === field));
    }
    if (rest.length > 0) add(undefined, () => true);
    this.#table.seal();
    // One place more than there are answers: a scan writes before it knows whether the row matches.
    this.positions = new Int32Array(this.#sections.reduce((sum, { size }) => sum + size, 1));
  }

  match(scope: Scope): number {
    this.#table.begin();
    let [count, sorted] = [0, true];
    for (const section of this.#sections) {
      const before = count;
      count = section.match(scope, this.positions, before);
      if (before > 0 && count > before) sorted = false;
    }
    if (!sorted) sortPlaces(this.positions, 0, count);
    return this.#repeats ? leaveOnce(this.positions, count) : count;
  }
}

/** Leaves each of the ascending numbers once; gives how many there are. */
function leaveOnce(list: Int32Array, count: number): number {
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const value = list[at] as number;
    if (kept === 0 || list[kept - 1] !== value) list[kept++] = value;
  }
  return kept;
}
