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
export const FIELDS = [
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
export const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.record({ x: scalar }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> },
);

export const number = fc.constantFrom(0, 1, 5, 10, 99.5, -3);
export const OPERAND: Readonly<Record<Operator, fc.Arbitrary<Json | undefined>>> = {
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

export const ruleTest = (fields: readonly string[]): fc.Arbitrary<RuleTest> =>
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
export const steps: fc.Arbitrary<readonly Step[]> = fc
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

export const trigger = fc.record({
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
