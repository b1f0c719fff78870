import type { ConditionTest } from '../program/program.ts';
import { prepareTest, type PreparedTest } from './condition.ts';
import { Marker, markableOf, type Answers, type Markable } from './index-marker.ts';
import type { IndexedTest } from './indexed-trigger.ts';
import type { Scope } from './scope.ts';

/** The number of the rule that always holds. */
export const ALWAYS = 0;

/**
 * Conditions of a group of triggers, each distinct one once and under one number. Those that a marker answers have
 * positive numbers; every other one has a negative number and is evaluated when asked, at most once an occurrence.
 */
export class PredicateTable implements Answers {
  readonly #timeZone: string;
  readonly #markers = new Map<string, Marker>();
  /** By number of the rule. */
  readonly markerOf: (Marker | undefined)[] = [undefined];
  readonly #asked = new Map<string, number>();
  readonly #tests: PreparedTest['holds'][] = [];
  /** By number of the rule: what it says, until it is first asked for alone. */
  readonly #alone: (ConditionTest | PreparedTest['holds'] | undefined)[] = [undefined];
  #answered = new Int32Array(0);
  stamps = new Int32Array(1);
  /** Even: the answers of the occurrence before are those with a smaller number. */
  epoch = 0;

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** The number of a test; equal tests have the same. */
  idOf({ test, access }: IndexedTest): number {
    const markable = test.kind === 'rule' ? markableOf(test, access) : undefined;
    return markable ? this.#markedId(markable, test) : this.#askedId(test);
  }

  #markedId(of: Markable, test: ConditionTest): number {
    let marker = this.#markers.get(of.attribute);
    if (!marker) this.#markers.set(of.attribute, (marker = new Marker(of, this)));
    const next = this.markerOf.length;
    const id = marker.idOf(of.keys, next);
    if (id === next) {
      this.markerOf.push(marker);
      this.#alone.push(test);
    }
    return id;
  }

  #askedId(test: ConditionTest): number {
    const name = JSON.stringify(test);
    const known = this.#asked.get(name);
    if (known !== undefined) return known;
    const id = -1 - this.#tests.length;
    this.#asked.set(name, id);
    this.#tests.push(prepareTest(test, this.#timeZone).holds);
    return id;
  }

  /** After the last test was added: names are no longer needed, and each answer gets its place. */
  seal(): void {
    for (const marker of this.#markers.values()) marker.seal();
    this.#asked.clear();
    this.stamps = new Int32Array(this.markerOf.length);
    this.#answered = new Int32Array(this.#tests.length);
  }

  /** Forgets the answers for the occurrence before. */
  begin(): void {
    if (this.epoch >= LAST_EPOCH) this.#startAgain();
    this.epoch += 2;
  }

  #startAgain(): void {
    this.stamps.fill(0);
    this.#answered.fill(0);
    for (const marker of this.#markers.values()) marker.reset();
    this.epoch = 0;
  }

  holds(id: number, scope: Scope): boolean {
    if (id < 0) return this.#ask(-1 - id, scope);
    this.markerOf[id]?.mark(scope);
    return this.stamps[id] === this.epoch;
  }

  /** The same without a look at the other rules of the attribute: faster where few of them matter. */
  holdsAlone(id: number, scope: Scope): boolean {
    if (id < 0) return this.#ask(-1 - id, scope);
    const test = this.#alone[id];
    if (typeof test === 'function') return test(scope);
    return test === undefined || this.#prepareAlone(id, test)(scope);
  }

  #prepareAlone(id: number, test: ConditionTest): PreparedTest['holds'] {
    const { holds } = prepareTest(test, this.#timeZone);
    this.#alone[id] = holds;
    return holds;
  }

  #ask(index: number, scope: Scope): boolean {
    const known = this.#answered[index] as number;
    if (known >= this.epoch) return known !== this.epoch;
    const answer = this.#tests[index]?.(scope) === true;
    this.#answered[index] = answer ? this.epoch + 1 : this.epoch;
    return answer;
  }
}

const LAST_EPOCH = 0x7fff_fff0;
