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
  return { position, tests: entry ? inOrderOfCost(conjunctionOf(entry)) : [] };
}

/** The tests that all must hold for this one to hold; a group that is no conjunction is one of them. */
export function conjunctionOf(test: ConditionTest): IndexedTest[] {
  const tests: IndexedTest[] = [];
  addConjunction(test, tests);
  return tests;
}

function addConjunction(test: ConditionTest, tests: IndexedTest[]): void {
  if (test.kind === 'rule') {
    tests.push({ test, access: accessOf(test), range: rangeOf(test) });
  } else if (test.kind === 'group' && (test.match === 'all' || (test.match === 'any' && test.of.length === 1))) {
    for (const member of test.of) addConjunction(member, tests);
  } else {
    tests.push({ test, access: undefined, range: undefined });
  }
}

export function inOrderOfCost(tests: IndexedTest[]): readonly IndexedTest[] {
  return tests.length > 1 ? tests.sort((a, b) => costOf(a.test) - costOf(b.test)) : tests;
}

/** Plain rules first, lists and groups then, regular expressions last. */
function costOf(test: ConditionTest): number {
  if (test.kind !== 'rule') return 1;
  return test.operator === 'matches' ? 2 : 0;
}
