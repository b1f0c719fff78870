import { prepareTest, type PreparedTest } from '../engine/condition.ts';
import { scopeOf, type Scope } from '../engine/scope.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { formatFieldPath } from '../program/field-path.ts';
import type { ConditionTest, FieldPath, GroupTest } from '../program/program.ts';
import { bindItem } from './bind-item.ts';

/** An occurrence at a moment, as conditions see it at the desk: its contact stands alone (O5). `now`: epoch milliseconds. */
export interface Situation {
  readonly occurrence: Occurrence;
  readonly now: number;
  readonly scope: Scope;
}

export function situationOf(occurrence: Occurrence, now: number): Situation {
  return { occurrence, now, scope: scopeOf(occurrence, occurrence.contact, now) };
}

/** The engine's own answers on single tests of a program, each prepared once. */
export class TestAnswers {
  readonly #timeZone: string;
  readonly #prepared = new Map<ConditionTest, PreparedTest>();
  readonly #bound = new Map<GroupTest, Map<string, GroupTest>>();

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  holds(test: ConditionTest, { scope }: Situation): boolean {
    return this.holdsIn(test, scope);
  }

  holdsIn(test: ConditionTest, scope: Scope): boolean {
    let prepared = this.#prepared.get(test);
    if (!prepared) this.#prepared.set(test, (prepared = prepareTest(test, this.#timeZone)));
    return prepared.holds(scope);
  }

  /** `bindItem`, the same object for the same element. */
  boundTo(where: GroupTest, element: FieldPath): GroupTest {
    let of = this.#bound.get(where);
    if (!of) this.#bound.set(where, (of = new Map<string, GroupTest>()));
    const key = formatFieldPath(element);
    let test = of.get(key);
    if (!test) of.set(key, (test = bindItem(where, element)));
    return test;
  }
}
