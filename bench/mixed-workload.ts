import type { Json, JsonObject } from '../shared/base/json.ts';
import type { Occurrence } from '../shared/events/occurrence.ts';
import type {
  ActionSpec,
  ConditionTest,
  Operator,
  Program,
  ProgramTrigger,
  RuleTest,
} from '../shared/program/program.ts';
import { benchOccurrences, benchProgram, pick, randomFrom } from './workload.ts';

export const TEAM: ActionSpec = {
  kind: 'notifyTeam',
  to: ['team@example.com'],
  subject: 'Order {{ occurrence.id }}',
  text: 'x',
};
const MAIL: ActionSpec = { kind: 'sendEmail', to: '{{ contact.email }}', subject: 'Hello', text: 'x' };

/**
 * Triggers as shops have them: one event is asked about far more than others, conditions differ in kind and length, some
 * have alternatives, lists or patterns, some triggers are switched off, and one in five hundred changes the contact.
 */
export function mixedProgram(count: number): Program {
  const random = randomFrom(count + 1);
  const base = benchProgram([]);
  const triggers = Array.from({ length: count }, (_, index): ProgramTrigger => {
    const points: ActionSpec = { kind: 'updateContact', changes: [{ field: 'score', change: 'set', value: '1' }] };
    const action = random() < 0.002 ? points : pick(random, [TEAM, MAIL]);
    return {
      id: `trigger-${index}`,
      enabled: random() > 0.05,
      event: base.events[Math.floor(random() ** 2 * base.events.length)] as string,
      ...(random() < 0.05 && { activeFrom: Date.UTC(2026, pick(random, [0, 6]), 1) }),
      steps: [
        { kind: 'event', node: 'event', out: [1] },
        {
          kind: 'condition',
          node: 'condition',
          condition: { kind: 'group', match: 'all', of: conditionOf(random) },
          yes: [2],
          no: [],
        },
        { kind: 'action', node: 'action', action, then: [] },
      ],
    };
  });
  return { ...base, triggers };
}

function conditionOf(random: () => number): readonly ConditionTest[] {
  const state = (): string => pick(random, ['TX', 'CA', 'NY', 'WA', 'FL', 'OH']);
  const tag = (): string => pick(random, ['vip', 'new', 'press', 'staff', 'partner']);
  const city = (): string => pick(random, ['Austin', 'Paris', 'Oslo', 'Lima', 'Tokyo', 'Cairo', 'Quito', 'Perth']);
  const total = (): RuleTest => rule('event', 'total', 'atLeast', Math.floor(random() * 260));
  const share = random();
  if (share < 0.35) return [rule('contact', 'city', 'equals', city()), total()];
  if (share < 0.5)
    return [rule('contact', 'state', 'in', [state(), state()]), rule('contact', 'tags', 'contains', tag())];
  if (share < 0.65) return [total()];
  if (share < 0.75) return [rule('event', 'sku', 'startsWith', `${pick(random, ['A', 'B', 'C', 'D'])}-1`), total()];
  if (share < 0.85) {
    const either = [rule('contact', 'city', 'equals', city()), rule('contact', 'tags', 'contains', tag())];
    return [{ kind: 'group', match: 'any', of: either }, total()];
  }
  if (share < 0.92)
    return [rule('contact', 'city', 'equals', city()), { ...rule('contact', 'tags', 'contains', tag()), not: true }];
  if (share < 0.97) {
    const where = {
      kind: 'group',
      match: 'all',
      of: [rule('item', 'sku', 'equals', `S${Math.floor(random() * 50)}`)],
    } as const;
    return [{ kind: 'items', items: 'event.items', path: { root: 'event', segments: ['items'] }, match: 'any', where }];
  }
  return [
    rule('contact', 'city', 'equals', city()),
    rule('event', 'sku', 'matches', `-${Math.floor(random() * 10)}\\d$`),
  ];
}

export function rule(root: 'event' | 'contact' | 'item', name: string, operator: Operator, value: Json): RuleTest {
  const path = { root, segments: [name] };
  return { kind: 'rule', field: `${root}.${name}`, path, operator, value, not: false, ignoreCase: false };
}

/** The same events in the same proportions, with the lists that item tests look into. */
export function mixedOccurrences(count: number, program: Program): readonly Occurrence[] {
  const random = randomFrom(11);
  return benchOccurrences(count).map((occurrence): Occurrence => {
    const items = [0, 1].map((): JsonObject => ({ sku: `S${Math.floor(random() * 50)}`, quantity: 1 }));
    const event = program.events[Math.floor(random() ** 2 * program.events.length)] as string;
    return { ...occurrence, event, data: { ...occurrence.data, items } };
  });
}
