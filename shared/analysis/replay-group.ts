import { gateOf } from '../engine/gate.ts';
import type { PreparedGroup } from '../engine/prepare.ts';
import { TriggerTally } from './replay-tally.ts';
import { visitTrigger, type Visit } from './replay-visit.ts';

/** Counts of the triggers of one event. Most triggers miss: the matcher finds the others. */
export class GroupTally {
  met = 0;
  readonly tallies: readonly TriggerTally[];
  readonly #group: PreparedGroup;
  /** Positions of enabled triggers that are not always active. */
  readonly #timed: readonly number[];
  /** Positions of triggers of which no three misses are known yet. */
  #wanting: readonly number[];
  readonly #hit: Uint8Array;

  constructor(group: PreparedGroup) {
    this.#group = group;
    this.tallies = group.triggers.map((trigger) => new TriggerTally(trigger));
    const enabled = [...group.triggers.keys()].filter((at) => group.triggers[at]?.enabled);
    this.#timed = enabled.filter((at) => isTimed(this.#group, at));
    this.#wanting = enabled.filter((at) => this.tallies[at]?.wantsMisses);
    this.#hit = new Uint8Array(group.triggers.length);
  }

  visit(visit: Visit): void {
    const { now } = visit.scope;
    this.met += 1;
    for (const at of this.#timed) {
      const tally = this.tallies[at] as TriggerTally;
      if (gateOf(tally.trigger, now) !== undefined) tally.gated += 1;
    }
    const { matcher } = this.#group;
    const count = matcher.match(visit.scope);
    const misses = this.#wanting.length > 0;
    if (misses) this.#hit.fill(0);
    for (let index = 0; index < count; index += 1) {
      const at = matcher.positions[index] as number;
      if (misses) this.#hit[at] = 1;
      const tally = this.tallies[at] as TriggerTally;
      if (gateOf(tally.trigger, now) === undefined) visitTrigger(tally, visit);
    }
    if (misses) this.#noteMisses(visit);
  }

  #noteMisses({ scope, example }: Visit): void {
    let full = false;
    for (const at of this.#wanting) {
      const tally = this.tallies[at] as TriggerTally;
      if (this.#hit[at] === 1 || gateOf(tally.trigger, scope.now) !== undefined) continue;
      tally.noteMiss(example);
      full ||= !tally.wantsMisses;
    }
    if (full) this.#wanting = this.#wanting.filter((at) => this.tallies[at]?.wantsMisses);
  }
}

function isTimed({ triggers }: PreparedGroup, at: number): boolean {
  const { activeFrom = -Infinity, activeUntil = Infinity } = triggers[at] ?? {};
  return activeFrom !== -Infinity || activeUntil !== Infinity;
}
