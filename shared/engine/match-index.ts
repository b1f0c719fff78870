import { bestProbe } from './index-choice.ts';
import { IndexSection } from './index-section.ts';
import type { IndexedTrigger, Probe } from './indexed-trigger.ts';
import type { Matcher } from './matcher.ts';
import { PredicateTable } from './predicate-table.ts';
import type { Scope } from './scope.ts';

/** So few positions are put in order by insertion. */
const FEW = 24;

/**
 * Finds the triggers of one event whose entry condition holds, without trying each (E5). Which attributes are probed is
 * chosen for the whole group: the one that leaves fewest candidates, then the next. What no hash answers lies in one
 * section without a probe.
 */
export class MatchIndex implements Matcher {
  readonly #sections: IndexSection[] = [];
  readonly #table: PredicateTable;
  readonly positions: Int32Array;

  constructor(triggers: readonly IndexedTrigger[], timeZone: string) {
    this.#table = new PredicateTable(timeZone);
    let rest = triggers;
    while (rest.length > 0) {
      const probe = bestProbe(rest);
      const taken = probe ? rest.filter((trigger) => asks(trigger, probe)) : rest;
      this.#sections.push(new IndexSection(taken, probe, this.#table));
      rest = probe ? rest.filter((trigger) => !asks(trigger, probe)) : [];
    }
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
    if (!sorted) sortStart(this.positions, count);
    return count;
  }
}

function sortStart(list: Int32Array, count: number): void {
  if (count > FEW) {
    list.subarray(0, count).sort();
    return;
  }
  for (let end = 1; end < count; end += 1) {
    const value = list[end] as number;
    let at = end;
    for (; at > 0 && (list[at - 1] as number) > value; at -= 1) list[at] = list[at - 1] as number;
    list[at] = value;
  }
}

function asks(trigger: IndexedTrigger, probe: Probe): boolean {
  return trigger.tests.some(({ access }) => access?.attribute === probe.attribute);
}
