import type { ConditionTest, FieldPath, RuleTest } from '../program/program.ts';
import { leadsTo } from './named-edits.ts';
import type { TestAnswers } from './situation.ts';

type Answering = Exclude<ConditionTest, { kind: 'group' }>;

/**
 * The rules and item tests of a condition as far as they can tell an edit at the path: item tests as a whole, their
 * rules on other fields, and those on the elements that the path leads through.
 */
export function testsAt(test: ConditionTest, path: FieldPath, answers: TestAnswers): readonly Answering[] {
  switch (test.kind) {
    case 'rule':
      return [test];
    case 'group':
      return test.of.flatMap((member) => testsAt(member, path, answers));
    case 'items': {
      const index = path.segments[test.path.segments.length];
      const inside = typeof index === 'number' && leadsTo(test.path, path);
      const element = { ...test.path, segments: [...test.path.segments, index ?? 0] };
      const where = inside ? answers.boundTo(test.where, element) : test.where;
      return [test, ...testsAt(where, path, answers)].filter((one) => one.path.root !== 'item');
    }
  }
}

/** Those that are rules on just this path. */
export function rulesOn(tests: readonly ConditionTest[], path: FieldPath): readonly RuleTest[] {
  return tests.filter(
    (test): test is RuleTest =>
      test.kind === 'rule' && test.path.segments.length === path.segments.length && leadsTo(test.path, path),
  );
}
