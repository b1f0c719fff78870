import type { ConditionTest } from '../program/program.ts';
import { prepareTest, type PreparedTest } from './condition.ts';
import type { Scope } from './scope.ts';

/** Conditions of a group of triggers, each distinct one once, evaluated at most once an occurrence and only when asked. */
export class PredicateTable {
  readonly #timeZone: string;
  readonly #ids = new Map<string, number>();
  readonly #tests: PreparedTest[] = [];
  #seen = new Uint32Array(0);
  #truth = new Uint8Array(0);
  #epoch = 0;

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** The number of a test; equal tests have the same. */
  idOf(test: ConditionTest): number {
    const key = JSON.stringify(test);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#tests.length;
    this.#ids.set(key, id);
    this.#tests.push(prepareTest(test, this.#timeZone));
    return id;
  }

  /** Forgets the answers for the occurrence before. */
  begin(): void {
    if (this.#seen.length !== this.#tests.length || this.#epoch === 0xffff_ffff) {
      this.#seen = new Uint32Array(this.#tests.length);
      this.#truth = new Uint8Array(this.#tests.length);
      this.#epoch = 0;
    }
    this.#epoch += 1;
  }

  holds(id: number, scope: Scope): boolean {
    if (this.#seen[id] === this.#epoch) return this.#truth[id] === 1;
    const answer = this.#tests[id]?.holds(scope) === true;
    this.#seen[id] = this.#epoch;
    this.#truth[id] = answer ? 1 : 0;
    return answer;
  }
}
