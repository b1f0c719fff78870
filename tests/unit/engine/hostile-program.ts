import { expect } from 'vitest';
import type { Json, JsonObject } from '../../../shared/base/json.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import { decide } from '../../../shared/engine/decide.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import { OPERATORS, type ActionSpec, type Operator } from '../../../shared/program/program.ts';
import { NOW, all, does, group, items, program, rule, start, trigger, when } from './build-program.ts';

const OPERANDS: Readonly<Partial<Record<Operator, Json>>> = {
  equals: 'x',
  in: ['x', 1, true, null],
  greaterThan: 1,
  atLeast: 1,
  lessThan: 1,
  atMost: 1,
  between: [0, 1],
  contains: 'x',
  startsWith: 'x',
  endsWith: 'x',
  matches: '^(a+)+$',
  before: '2026-01-01',
  after: '2026-01-01',
  withinLast: { amount: 1, unit: 'week' },
};
const everyRule = OPERATORS.flatMap((operator) =>
  ['event.v', 'contact.v', 'occurrence.id', 'event.v[0]', 'event.v.a', 'event.v["__proto__"].polluted'].map((field) =>
    rule(field, operator, OPERANDS[operator], { ignoreCase: true }),
  ),
);
/** Every kind of action with the template in every place. */
export const everywhere = (template: string): readonly ActionSpec[] => [
  { kind: 'sendEmail', to: 'a@example.com', subject: template, html: `<p>${template}</p>`, text: template },
  { kind: 'sendEmail', to: template, subject: 'x', text: 'x' },
  { kind: 'sendSms', to: template, body: template },
  {
    kind: 'callWebhook',
    url: `https://example.com/a/${template}?q=${template}`,
    method: 'POST',
    headers: { 'X-V': template },
    body: `{"text":"${template}","value":{{ event.v | json }}}`,
  },
  { kind: 'callWebhook', url: 'https://example.com/', method: 'POST', headers: {} },
  { kind: 'updateContact', changes: [{ field: 'v', change: 'set', value: template }] },
  { kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: template }] },
  { kind: 'updateContact', changes: [{ field: '__proto__', change: 'append', value: template }] },
  { kind: 'emitEvent', event: '30551', data: { v: template } },
];
const actions = everywhere('{{ event.v }}').map((action, index) => does(`a${index}`, action));
const prepared = prepare(
  program(
    trigger('rules', [
      start('c'),
      when('c', group('any', ...everyRule, items('event.v', 'all', all(...everyRule))), { yes: ['c2'], no: ['c2'] }),
      when('c2', all(...everyRule), {}),
    ]),
    trigger('actions', [start(...actions.map((action) => action.node)), ...actions]),
  ),
);

/** Evaluates and decides; every action must be reached in both modes. */
export function runHostile(sent: Occurrence, contact: JsonObject): ReturnType<typeof evaluate> {
  const o = { now: NOW, state: { contact } };
  const result = evaluate(prepared, sent, o);
  const decision = decide(prepared, sent, o);
  expect(decision.fired).toEqual(['actions']);
  expect(decision.reached).toHaveLength(actions.length);
  return result;
}

const CLEAN = Object.getOwnPropertyNames(Object.prototype).sort();

/** Nothing has been put on a prototype since this file was loaded. */
export function expectCleanPrototypes(): void {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(CLEAN);
  expect(({} as JsonObject)['polluted']).toBeUndefined();
  expect(Object.keys(Array.prototype)).toEqual([]);
}
