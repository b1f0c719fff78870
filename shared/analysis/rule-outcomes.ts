import { pointerTo } from '../base/json.ts';
import type { ConditionTest, GroupTest } from '../program/program.ts';
import { formulaOf, type Formula } from './solver/formula.ts';

/** A rule or item test that answers so while its condition is reached: what coverage counts (S1). */
export interface RuleOutcome {
  /** JSON Pointer inside the node's condition, as traces write it. */
  readonly path: string;
  readonly result: boolean;
  /** What it takes: of a rule inside item tests, that it answers so for some element. */
  readonly formula: Formula;
}

/** Both answers of every rule and item test of a condition, in order. */
export function ruleOutcomes(condition: GroupTest): readonly RuleOutcome[] {
  return outcomesOf(condition, '', (test) => test);
}

type Around = (test: ConditionTest) => ConditionTest;

function outcomesOf(test: ConditionTest, path: string, around: Around): readonly RuleOutcome[] {
  switch (test.kind) {
    case 'group':
      return test.of.flatMap((member, index) => outcomesOf(member, `${path}/of/${index}`, around));
    case 'rule':
      return both(test, path, around);
    case 'items': {
      const { match: _, where: __, ...list } = test;
      const inside: Around = (inner) =>
        around({ ...list, match: 'any', where: { kind: 'group', match: 'all', of: [inner] } });
      return [...both(test, path, around), ...outcomesOf(test.where, pointerTo(path, 'where'), inside)];
    }
  }
}

function both(test: ConditionTest, path: string, around: Around): readonly RuleOutcome[] {
  return [true, false].map((result) => {
    const asked: ConditionTest = result ? test : { kind: 'group', match: 'none', of: [test] };
    return { path, result, formula: formulaOf(around(asked), true) };
  });
}
