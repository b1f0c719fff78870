import fc from 'fast-check';
import type { Json, JsonObject } from '../../shared/base/json.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type {
  ActionSpec,
  ConditionTest,
  GroupTest,
  Operator,
  Program,
  ProgramTrigger,
  RuleTest,
  Step,
} from '../../shared/program/program.ts';
import { NOW, items, occurrence, program, rule } from '../unit/engine/build-program.ts';

/** Few fields and few values, so that rules often hold and often just fail. */
const FIELDS = [
  ...[
    'event.a',
    'event.b',
    'event.list',
    'event.list[0]',
    'event.o.x',
    'event.before',
    'event.after',
    'event["__proto__"]',
  ],
  ...['contact.city', 'contact.points', 'contact.tags', 'occurrence.event', 'occurrence.id'],
];
const TEXTS = ['', 'a', 'ab', 'AB', 'true', '5', '10', '1e1', 'x', '2026-03-14', '2026-03-14T15:00:00Z'];
const EVENTS = ['30551', '30552', '10101', '10301'];

const scalar: fc.Arbitrary<string | number | boolean | null> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(0, 1, 5, 10, 99.5, -3),
  fc.boolean(),
  fc.constant(null),
);
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.record({ x: scalar }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> },
);

const number = fc.constantFrom(0, 1, 5, 10, 99.5, -3);
const OPERAND: Readonly<Record<Operator, fc.Arbitrary<Json | undefined>>> = {
  exists: fc.constant(undefined),
  isEmpty: fc.constant(undefined),
  equals: scalar,
  in: fc.array(scalar, { maxLength: 3 }),
  greaterThan: number,
  atLeast: number,
  lessThan: number,
  atMost: number,
  between: fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
  contains: scalar,
  startsWith: fc.constantFrom(...TEXTS),
  endsWith: fc.constantFrom(...TEXTS),
  matches: fc.constantFrom('^a', 'b$', '^\\d+$', ''),
  before: fc.constantFrom('2026-03-14', '2026-03-15T00:00:00Z'),
  after: fc.constantFrom('2026-03-13', '2026-03-14T15:00:00Z'),
  withinLast: fc.constant({ amount: 1, unit: 'day' }),
};

const ruleTest = (fields: readonly string[]): fc.Arbitrary<RuleTest> =>
  fc
    .tuple(
      fc.constantFrom(...fields),
      fc.constantFrom(...(Object.keys(OPERAND) as Operator[])),
      fc.boolean(),
      fc.boolean(),
    )
    .chain(([field, operator, not, ignoreCase]) =>
      OPERAND[operator].map((operand) => rule(field, operator, operand, { not, ignoreCase })),
    );

const match = fc.constantFrom<GroupTest['match']>('all', 'any', 'none');

function condition(depth: number, fields: readonly string[]): fc.Arbitrary<GroupTest> {
  const member: fc.Arbitrary<ConditionTest> =
    depth === 0
      ? ruleTest(fields)
      : fc.oneof(
          { weight: 4, arbitrary: ruleTest(fields) },
          { weight: 1, arbitrary: condition(depth - 1, fields) },
          {
            weight: 1,
            arbitrary: fc
              .tuple(
                match,
                fc.constantFrom('event.list', 'contact.tags', 'event.a'),
                condition(depth - 1, [...fields, 'item', 'item.x']),
              )
              .map(([of, list, where]) => items(list, of, where)),
          },
        );
  return fc.record({ kind: fc.constant('group' as const), match, of: fc.array(member, { maxLength: 4 }) });
}

export const conditionTest: fc.Arbitrary<GroupTest> = condition(2, FIELDS);

const template = fc.constantFrom(
  '5',
  '-1',
  'x',
  '',
  'true',
  '{{ event.a }}',
  '{{ contact.points | plus: 1 }}',
  '{{ contact.nobody }}',
);
const change = fc.record({
  field: fc.constantFrom('points', 'city', 'tags', '__proto__'),
  change: fc.constantFrom<'set' | 'add' | 'append' | 'remove'>('set', 'add', 'append', 'remove'),
  value: template,
});
const action: fc.Arbitrary<ActionSpec> = fc.oneof(
  fc.constant<ActionSpec>({ kind: 'notifyTeam', to: ['a@example.com'], subject: 's', text: 't' }),
  fc.constant<ActionSpec>({ kind: 'sendEmail', to: '{{ contact.email }}', subject: 's', text: 't' }),
  fc.array(change, { minLength: 1, maxLength: 3 }).map((changes): ActionSpec => ({ kind: 'updateContact', changes })),
  fc
    .tuple(fc.constantFrom('30551', '30552'), template)
    .map(([event, a]): ActionSpec => ({ kind: 'emitEvent', event, data: { a } })),
);

const FORWARD = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 });

/** Steps whose outputs point forwards, each at most once; the event node comes first. */
const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('condition' as const), condition: conditionTest, yes: FORWARD, no: FORWARD }),
      fc.record({ kind: fc.constant('action' as const), action, then: FORWARD }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .chain((nodes) =>
    fc.tuple(fc.constant(nodes), fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })),
  )
  .map(([nodes, out]): readonly Step[] => {
    const count = nodes.length + 1;
    const ahead = (index: number, offsets: readonly number[]): readonly number[] =>
      [...new Set(offsets.map((offset) => index + offset))].filter((target) => target < count).sort((a, b) => a - b);
    return [
      { kind: 'event', node: 'event', out: ahead(0, out) },
      ...nodes.map((node, position): Step => {
        const [index, name] = [position + 1, `n${position}`];
        return node.kind === 'condition'
          ? { ...node, node: name, yes: ahead(index, node.yes), no: ahead(index, node.no) }
          : { ...node, node: name, then: ahead(index, node.then) };
      }),
    ];
  });

const trigger = fc.record({
  event: fc.constantFrom(...EVENTS),
  gate: fc.constantFrom<Partial<ProgramTrigger>>(
    {},
    {},
    {},
    { enabled: false },
    { activeFrom: NOW + 1 },
    { activeUntil: NOW },
  ),
  steps,
});

export const anyProgram: fc.Arbitrary<Program> = fc.array(trigger, { maxLength: 5 }).map((triggers) =>
  program(
    ...triggers.map(({ event, gate, steps: of }, index) => ({
      id: `t${index}`,
      enabled: true,
      event,
      steps: of,
      ...gate,
    })),
  ),
);

export const anyContact: fc.Arbitrary<JsonObject> = fc.record(
  { city: value, points: value, tags: value, email: fc.constantFrom('a@example.com', 'none') },
  { requiredKeys: [] },
);

export const anyOccurrence: fc.Arbitrary<Occurrence> = fc
  .record(
    {
      a: value,
      b: value,
      list: fc.oneof(fc.array(value, { maxLength: 4 }), value),
      o: value,
      before: value,
      after: value,
    },
    { requiredKeys: [] },
  )
  .chain((data) => fc.constantFrom(...EVENTS).map((event) => occurrence(data as JsonObject, {}, { event })));

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
