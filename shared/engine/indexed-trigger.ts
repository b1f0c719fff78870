import type { ConditionTest, GroupTest } from '../program/program.ts';
import { accessOf, type Access } from './index-access.ts';
import { rangeOf, type NumericRange } from './index-range.ts';

/** What a section asks an occurrence before it looks at any trigger. */
export type Probe = Pick<Access, 'attribute' | 'path' | 'way'>;

/** A trigger, by its position among those of its event, whose entry condition is the conjunction of `tests`. */
export interface IndexedTrigger {
  readonly position: number;
  readonly tests: readonly IndexedTest[];
}

export interface IndexedTest {
  readonly test: ConditionTest;
  readonly access: Access | undefined;
  readonly range: NumericRange | undefined;
}

/** `entry`: the condition before the trigger's actions, if there is one. */
export function indexedTrigger(position: number, entry: GroupTest | undefined): IndexedTrigger {
  const tests: IndexedTest[] = [];
  if (entry) addConjunction(entry, tests);
  return { position, tests: tests.length > 1 ? tests.sort((a, b) => costOf(a.test) - costOf(b.test)) : tests };
}

/** Tests that all must hold; a group that is no conjunction is one of them. */
function addConjunction(group: GroupTest, tests: IndexedTest[]): void {
  const isConjunction = group.match === 'all' || (group.match === 'any' && group.of.length === 1);
  if (!isConjunction) {
    tests.push({ test: group, access: undefined, range: undefined });
    return;
  }
  for (const test of group.of) {
    if (test.kind === 'group') addConjunction(test, tests);
    else if (test.kind === 'items') tests.push({ test, access: undefined, range: undefined });
    else tests.push({ test, access: accessOf(test), range: rangeOf(test) });
  }
}

/** Plain rules first, lists and groups then, regular expressions last. */
function costOf(test: ConditionTest): number {
  if (test.kind !== 'rule') return 1;
  return test.operator === 'matches' ? 2 : 0;
}
