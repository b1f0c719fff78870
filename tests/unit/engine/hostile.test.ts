import { afterAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/base/json.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import { traceHash } from '../../../shared/engine/trace-hash.ts';
import { wellFormedText } from '../../../shared/program/well-formed.ts';
import { NOW, does, occurrence, program, start, trigger } from './build-program.ts';
import { everywhere, expectCleanPrototypes, runHostile } from './hostile-program.ts';
import { NASTY_TEXTS, NASTY_VALUES } from './nasty-values.ts';

afterAll(expectCleanPrototypes);

describe('hostile occurrences', () => {
  it.each(NASTY_VALUES.map((value, index) => [index, value] as const))(
    '[C9] value %i never makes evaluation throw',
    (_, v) => {
      const result = runHostile(occurrence({ v }, { v }), { v });
      expect(result.trace.triggers.map((of) => of.trigger)).toEqual(['rules', 'actions']);
      expect(result.trace.triggers[0]!.nodes.map((node) => node.state)).not.toContain('error');
    },
  );

  it.each(NASTY_VALUES.slice(0, -1).map((value, index) => [index, value] as const))(
    '[E7] value %i leaves a trace with a hash',
    (_, v) => {
      expect(traceHash(runHostile(occurrence({ v }), {}).trace)).toMatch(/^sha256:[0-9a-f]{64}$/);
    },
  );

  it.each(NASTY_TEXTS.map((text) => [text]))('[E8][A1] %j stays in its place', (text) => {
    const { requests } = runHostile(occurrence({ v: text }, { v: text }, { id: text }), { v: text });
    const params = Object.fromEntries(requests.map((request) => [request.node, request.params]));
    const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD');
    expect(params['a0']!['subject']).not.toMatch(/\p{Cc}/u);
    expect(params['a0']!['text']).toBe(whole);
    expect((params['a0']!['html'] as string).slice(3, -4)).not.toMatch(/[<>"']/);
    if (params['a1']) expect(params['a1']['to']).toMatch(/^[^\s,;<>]+@[^\s,;<>]+$/);
    if (params['a2']) expect(params['a2']['to']).toMatch(/^\+\d+$/);
    const hook = params['a3'];
    if (hook) {
      const url = new URL(hook['url'] as string);
      expect(url.host).toBe('example.com');
      expect(url.searchParams.get('q')).toBe(whole);
      expect([...url.searchParams.keys()]).toEqual(['q']);
      expect((hook['headers'] as JsonObject)['X-V']).not.toMatch(/[\r\n]/);
      expect(JSON.parse(hook['body'] as string)).toEqual({ text: whole, value: whole });
    }
    expect((JSON.parse(params['a4']!['body'] as string) as { data: object }).data).toEqual({ v: whole });
    expect(params['a8']!['data']).toEqual({ v: whole });
  });

  it('[E8] every nasty text fits into every place but the recipient', () => {
    const states = NASTY_TEXTS.filter((text) => text.length < 5_000).map((text) => {
      const nodes = runHostile(occurrence({ v: text }), {}).trace.triggers[1]!.nodes;
      return [text, nodes.find((node) => node.node === 'a3')!.state];
    });
    expect(states.filter(([, state]) => state !== 'requested')).toEqual([]);
  });

  it('[C2][C9] an occurrence without own data cannot reach what its prototype has', () => {
    const data = Object.create({ v: 'inherited' }) as JsonObject;
    const result = runHostile(occurrence(data), Object.create({ v: 'inherited' }) as JsonObject);
    expect(result.requests[0]!.params['text']).toBe('');
    expect(result.trace.triggers[0]!.nodes[2]!.rules!.filter((of) => of.actual === 'inherited')).toEqual([]);
  });

  it('[C9] a trigger, node or workspace of any name has a key', () => {
    for (const text of NASTY_TEXTS) {
      const name = wellFormedText(text); // the compiler refuses lone surrogates in a document
      const named = { ...program(trigger(name, [start('n'), does('n', everywhere('x')[5]!)])), workspace: name };
      expect(evaluate(prepare(named), occurrence(), { now: NOW, state: { contact: {} } }).requests[0]!.key).toMatch(
        /^[0-9a-f]{64}$/,
      );
    }
  });
});
