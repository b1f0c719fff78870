import fc from 'fast-check';
import type { JsonObject } from '../../shared/base/json.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { ConditionTest, GroupTest, Operator, Program, RuleTest, Step } from '../../shared/program/program.ts';
import { occurrence, program, rule } from '../unit/engine/build-program.ts';
import { conditionTest, FIELDS, OPERAND, number, ruleTest, steps, trigger, value } from './engine-arbitraries.ts';

/** An event that no action emits, so that large groups are not evaluated in loops. */
export const CALM = '30553';

/** So few that equalities often hold. */
const few = fc.constantFrom<string | number | boolean | null>('a', 'A', 'x', '5', 5, 10, '1e1', true);

/** Triggers that start with a conjunction of plain rules, as most do, in groups large enough for the index. */
const guarded: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.oneof({ weight: 6, arbitrary: plainRule() }, { weight: 1, arbitrary: conditionTest }), { maxLength: 4 })
  .map((of): readonly Step[] => [
    { kind: 'event', node: 'event', out: [1] },
    { kind: 'condition', node: 'c', condition: { kind: 'group', match: 'all', of }, yes: [2], no: [] },
    {
      kind: 'action',
      node: 'a',
      action: { kind: 'notifyTeam', to: ['a@example.com'], subject: 's', text: 't' },
      then: [],
    },
  ]);

function plainRule(): fc.Arbitrary<RuleTest> {
  const field = fc.constantFrom('event.a', 'event.a', 'event.b');
  return fc.oneof(
    fc
      .tuple(field, few, fc.boolean(), fc.boolean())
      .map(([name, operand, ignoreCase, not]) =>
        rule(name, 'equals', operand, { ignoreCase, not: not && operand === 5 }),
      ),
    fc
      .tuple(field, fc.array(few, { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([name, operands, ignoreCase]) => rule(name, 'in', operands, { ignoreCase })),
    fc
      .tuple(field, fc.constantFrom<Operator>('greaterThan', 'atLeast', 'lessThan', 'atMost'), number, fc.boolean())
      .map(([name, operator, operand, not]) => rule(name, operator, operand, { not: not && operand === 5 })),
    fc.tuple(field, OPERAND.between).map(([name, operand]) => rule(name, 'between', operand)),
    ruleTest(FIELDS),
  );
}

const NARROW = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(0, 1, 2, 99.5));
const narrowRule: fc.Arbitrary<ConditionTest> = fc.oneof(
  { weight: 6, arbitrary: NARROW.map(([low, width]) => rule('event.a', 'between', [low, low + width])) },
  { weight: 1, arbitrary: NARROW.map(([low]) => rule('event.a', 'atLeast', low)) },
  { weight: 1, arbitrary: NARROW.map(([low]) => rule('event.b', 'lessThan', low)) },
);
const eitherRule: fc.Arbitrary<ConditionTest> = fc
  .array(fc.oneof({ weight: 3, arbitrary: narrowRule }, { weight: 1, arbitrary: ruleTest(['event.a', 'event.b']) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((of) => ({ kind: 'group', match: 'any', of }));

/** Many triggers that ask about numbers, or for one of several things, and next to nothing that a hash could find. */
export const anyNumberEntries: fc.Arbitrary<readonly GroupTest[]> = fc.array(
  fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: narrowRule }, { weight: 2, arbitrary: eitherRule }),
      fc.option(ruleTest(FIELDS)),
    )
    .map(([one, more]) => ({ kind: 'group' as const, match: 'all' as const, of: more ? [one, more] : [one] })),
  { minLength: 20, maxLength: 150, size: 'max' },
);

/** As most groups are: nothing but conditions and then one or two actions that change nothing. */
export const anyPlainProgram: fc.Arbitrary<Program> = fc
  .array(fc.tuple(guarded, fc.boolean()), { minLength: 1, maxLength: 60, size: 'max' })
  .chain((of) =>
    fc.boolean().map((single) => of.map(([steps, two]) => (two && !single ? withSecondAction(steps) : steps))),
  )
  .map((of) => program(...of.map((steps, index) => ({ id: `t${index}`, enabled: true, event: CALM, steps }))));

function withSecondAction(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step): readonly Step[] =>
    step.kind === 'action'
      ? [
          { ...step, then: [3] },
          { ...step, node: 'second' },
        ]
      : [step],
  );
}

export const anyLargeProgram: fc.Arbitrary<Program> = fc
  .array(fc.tuple(fc.oneof({ weight: 5, arbitrary: guarded }, { weight: 1, arbitrary: steps }), trigger), {
    minLength: 2,
    maxLength: 40,
    size: 'max',
  })
  .map((triggers) =>
    program(
      ...triggers.map(([of, { gate }], index) => ({
        id: `t${index}`,
        enabled: true,
        event: CALM,
        ...gate,
        steps: of,
      })),
    ),
  );

const often = fc.oneof({ weight: 6, arbitrary: few }, { weight: 1, arbitrary: value });

export const anyPurchase: fc.Arbitrary<Occurrence> = fc
  .record({ a: often, b: often, list: value, o: value })
  .map((data) => occurrence(data as JsonObject, {}, { event: CALM }));
