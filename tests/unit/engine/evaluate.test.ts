import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import type { JsonObject } from '../../../shared/base/json.ts';
import { sha256Hex } from '../../../shared/base/sha256.ts';
import { decide } from '../../../shared/engine/decide.ts';
import { evaluate, type Evaluation, type EvaluationOptions } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import { traceHash } from '../../../shared/engine/trace-hash.ts';
import { programHash } from '../../../shared/program/program-hash.ts';
import type { ActionSpec, ProgramTrigger } from '../../../shared/program/program.ts';
import { NOW, all, does, note, occurrence, program, rule, start, trigger, when } from './build-program.ts';

const yes = all(rule('event.total', 'atLeast', 100));

function run(
  triggers: readonly ProgramTrigger[],
  o: { data?: JsonObject; contact?: JsonObject } & Partial<EvaluationOptions> = {},
): Evaluation {
  const prepared = prepare(program(...triggers));
  const contact = o.contact ?? {};
  const { contactBefore } = o;
  return evaluate(prepared, occurrence(o.data ?? {}, contact), {
    now: o.now ?? NOW,
    state: { contact },
    ...(contactBefore !== undefined && { contactBefore }),
  });
}

const states = (result: Evaluation, index = 0): Record<string, string> =>
  Object.fromEntries(result.trace.triggers[index]!.nodes.map((node) => [node.node, node.state]));

describe('gates', () => {
  it('[E2][E6] only triggers of the event are in the trace, in document order', () => {
    const result = run([
      trigger('b', [start('n'), note('n')]),
      trigger('other', [start('n'), note('n')], { event: '30551' }),
      trigger('a', [start('n'), note('n')]),
    ]);
    expect(result.trace.triggers.map((of) => of.trigger)).toEqual(['b', 'a']);
  });

  it('[E2][F4] a disabled trigger is its gate, also without steps', () => {
    const result = run([trigger('t', [], { enabled: false })]);
    expect(result.trace.triggers).toEqual([{ trigger: 't', outcome: 'gated', gate: 'disabled', nodes: [] }]);
    expect(result.requests).toEqual([]);
  });

  it.each([
    [NOW - 1, undefined],
    [NOW, undefined],
    [NOW + 1, 'inactive'],
  ])('[E2][W4] active from %d: %s', (activeFrom, gate) => {
    expect(run([trigger('t', [start()], { activeFrom })]).trace.triggers[0]!.gate).toBe(gate);
  });

  it.each([
    [NOW - 1, 'inactive'],
    [NOW, 'inactive'],
    [NOW + 1, undefined],
  ])('[E2][W4] active until %d: %s', (activeUntil, gate) => {
    expect(run([trigger('t', [start()], { activeUntil })]).trace.triggers[0]!.gate).toBe(gate);
  });
});

describe('walking the flow', () => {
  const diamond = trigger('t', [
    start('big'),
    when('big', yes, { yes: ['a'], no: ['b'] }),
    note('a', 'join'),
    note('b', 'join'),
    note('join'),
  ]);

  it.each([
    [150, { event: 'passed', big: 'passed', a: 'requested', b: 'notReached', join: 'requested' }],
    [50, { event: 'passed', big: 'failed', a: 'notReached', b: 'requested', join: 'requested' }],
  ])('[E3][E4] a join is reached by any branch: total %d', (total, expected) => {
    expect(states(run([diamond], { data: { total } }))).toEqual(expected);
  });

  it('[E3] a node that two edges reach acts once', () => {
    const result = run([trigger('t', [start('a', 'b'), note('a', 'c'), note('b', 'c'), note('c')])]);
    expect(result.requests.map((request) => request.node)).toEqual(['a', 'b', 'c']);
  });

  it('[E3] nothing after a node that is not reached is reached', () => {
    const result = run([
      trigger('t', [start('c'), when('c', yes, { yes: ['d'] }), when('d', yes, { yes: ['n'] }), note('n')]),
    ]);
    expect(states(result)).toEqual({ event: 'passed', c: 'failed', d: 'notReached', n: 'notReached' });
    expect(result.trace.triggers[0]!.outcome).toBe('notFired');
  });

  it('[E6] outputs taken are in the trace, also where nothing hangs on them', () => {
    const [nodes] = run([trigger('t', [start('c'), when('c', yes, {})])]).trace.triggers.map((of) => of.nodes);
    expect(nodes!.map((node) => node.took)).toEqual(['out', 'no']);
  });

  it('[E4] an action in error goes on through then, and its trigger fired', () => {
    const bad = does('bad', { kind: 'sendSms', to: '{{ contact.phone }}', body: 'x' }, 'n');
    const result = run([trigger('t', [start('bad'), bad, note('n')])]);
    expect(states(result)).toEqual({ event: 'passed', bad: 'error', n: 'requested' });
    expect(result.trace.triggers[0]!.outcome).toBe('fired');
    expect(result.requests.map((request) => request.node)).toEqual(['n']);
  });

  it('[E4] a trigger whose only action is in error still fired', () => {
    const bad = does('bad', { kind: 'sendSms', to: '', body: 'x' });
    expect(run([trigger('t', [start('bad'), bad])]).trace.triggers[0]!.outcome).toBe('fired');
  });
});

const addPoints = (value: string): ActionSpec => ({
  kind: 'updateContact',
  changes: [{ field: 'points', change: 'add', value }],
});

describe('the contact', () => {
  it('[E4] conditions of one occurrence see it as at the start, later actions add up', () => {
    const under = all(rule('contact.points', 'lessThan', 100));
    const result = run(
      [
        trigger('a', [start('p'), does('p', addPoints('10'), 'c'), when('c', under, { yes: ['n'] }), note('n')]),
        trigger('b', [start('c'), when('c', under, { yes: ['p'] }), does('p', addPoints('10'))]),
      ],
      { contact: { points: 95 } },
    );
    expect(result.trace.triggers.map((of) => of.outcome)).toEqual(['fired', 'fired']);
    expect(states(result)['n']).toBe('requested');
    expect(result.state.contact).toEqual({ points: 115 });
  });

  it('[E1] the state passed in is not changed, and what is not touched is kept', () => {
    const contact = Object.freeze({ points: 95, tags: Object.freeze(['vip']) });
    const state = Object.freeze({ contact });
    const prepared = prepare(program(trigger('t', [start('p'), does('p', addPoints('1'))])));
    const result = evaluate(prepared, Object.freeze(occurrence()), { now: NOW, state });
    expect(contact.points).toBe(95);
    expect(result.state.contact).toEqual({ points: 96, tags: ['vip'] });
    expect(result.state.contact['tags']).toBe(contact.tags);
  });

  it("[O5] the state's contact is seen, not the occurrence's own", () => {
    const prepared = prepare(
      program(trigger('t', [start('c'), when('c', all(rule('contact.city', 'equals', 'Austin')), {})])),
    );
    const result = evaluate(prepared, occurrence({}, { city: 'Paris' }), {
      now: NOW,
      state: { contact: { city: 'Austin' } },
    });
    expect(result.trace.triggers[0]!.nodes[1]!.state).toBe('passed');
  });
});

describe('identity', () => {
  it('[A2] the key is the SHA-256 of workspace, occurrence, trigger, node', () => {
    const result = run([trigger('t', [start('n'), note('n')])]);
    expect(result.requests[0]!.key).toBe(sha256Hex('["shop","order-1","t","n"]'));
    expect(result.requests[0]!.occurrence).toBe('order-1');
  });

  it('[E1][E7] the same input gives the same bytes, and the hash tells changes', () => {
    const triggers = [trigger('t', [start('c'), when('c', yes, { yes: ['n'] }), note('n')])];
    const [one, two] = [run(triggers, { data: { total: 150 } }), run(triggers, { data: { total: 150 } })];
    expect(canonicalJson(one)).toBe(canonicalJson(two));
    expect(traceHash(one.trace)).toBe(traceHash(two.trace));
    expect(traceHash(one.trace)).toBe(`sha256:${sha256Hex(canonicalJson(one.trace))}`);
    expect(traceHash(run(triggers, { data: { total: 151 } }).trace)).not.toBe(traceHash(one.trace));
    expect(traceHash(run(triggers, { data: { total: 150 }, now: NOW + 1 }).trace)).not.toBe(traceHash(one.trace));
  });

  it('[E7] the trace holds the program hash', () => {
    const of = program(trigger('t', [start()]));
    expect(evaluate(prepare(of), occurrence(), { now: NOW, state: { contact: {} } }).trace.program).toBe(
      programHash(of),
    );
  });

  it('[E7] a trace with lone surrogates has a hash too', () => {
    expect(
      traceHash(run([trigger('t', [start('c'), when('c', yes, {})])], { data: { total: '\uD800' } }).trace),
    ).toMatch(/^sha256:/);
  });
});

describe('caused occurrences', () => {
  const gold = trigger(
    'gold',
    [
      start('c'),
      when('c', all(rule('event.before', 'lessThan', 100), rule('event.after', 'atLeast', 100)), { yes: ['n'] }),
      note('n'),
    ],
    { event: '10101' },
  );

  it('[E9] a change of points raises 10101 with before and after, and its triggers run', () => {
    const result = run([trigger('t', [start('p'), does('p', addPoints('10'))]), gold], { contact: { points: 95 } });
    const [caused] = result.trace.caused!;
    expect(caused).toMatchObject({ event: '10101', causedBy: 'order-1' });
    expect(caused!.triggers[0]!.outcome).toBe('fired');
    expect(result.requests.map((request) => [request.trigger, request.occurrence])).toEqual([
      ['t', 'order-1'],
      ['gold', caused!.occurrence],
    ]);
    expect(caused!.occurrence).toBe(sha256Hex('["order-1","t","p",0]'));
  });

  it('[E9] missing points count 0', () => {
    const result = run([trigger('t', [start('p'), does('p', addPoints('100'))]), gold]);
    expect(result.trace.caused![0]!.triggers[0]!.outcome).toBe('fired');
  });

  it('[E9][C3] points that are null are no missing points', () => {
    const set: ActionSpec = { kind: 'updateContact', changes: [{ field: 'points', change: 'set', value: '0' }] };
    const raised = run([trigger('t', [start('p'), does('p', set)])], { contact: { points: null } });
    expect(raised.trace.caused?.map((of) => of.event)).toEqual(['10101']);
    expect(run([], { contact: { points: 0 }, contactBefore: {} }).trace.caused).toBeUndefined();
  });

  it('[E9] other fields raise one 10301, after 10101, with the fields and their values', () => {
    const action: ActionSpec = {
      kind: 'updateContact',
      changes: [
        { field: 'city', change: 'set', value: 'Austin' },
        { field: 'points', change: 'add', value: '1' },
        { field: 'tags', change: 'append', value: 'vip' },
        { field: 'zip', change: 'set', value: '1' },
      ],
    };
    const seen = all(
      rule('event.fields[0]', 'equals', 'city'),
      rule('event.fields[1]', 'equals', 'tags'),
      rule('event.fields[2]', 'exists', undefined, { not: true }),
      rule('event.before.city', 'equals', 'Paris'),
      rule('event.after.city', 'equals', 'Austin'),
      rule('event.before.tags', 'exists', undefined, { not: true }),
      rule('event.after.tags', 'contains', 'vip'),
      rule('contact.city', 'equals', 'Austin'),
    );
    const result = run(
      [
        trigger('t', [start('u'), does('u', action)]),
        trigger('u', [start('c'), when('c', seen, { yes: ['n'] }), note('n')], { event: '10301' }),
      ],
      { contact: { city: 'Paris', zip: '1' } },
    );
    expect(result.trace.caused!.map((of) => of.event)).toEqual(['10101', '10301']);
    expect(result.trace.caused!.map((of) => of.occurrence)).toEqual([
      sha256Hex('["order-1","t","u",0]'),
      sha256Hex('["order-1","t","u",1]'),
    ]);
    expect(result.trace.caused![1]!.triggers[0]!.outcome).toBe('fired');
  });

  it('[E9] no change raises nothing', () => {
    const same: ActionSpec = { kind: 'updateContact', changes: [{ field: 'city', change: 'set', value: 'Paris' }] };
    const result = run([trigger('t', [start('u', 'p'), does('u', same), does('p', addPoints('0'))])], {
      contact: { city: 'Paris' },
    });
    expect(result.trace.caused).toBeUndefined();
  });

  const emit = (event: string): ActionSpec => ({ kind: 'emitEvent', event, data: { from: '{{ occurrence.event }}' } });

  it('[E9] emitEvent raises the event with its data; its request names the occurrence', () => {
    const result = run([
      trigger('t', [start('e'), does('e', emit('30551'))]),
      trigger('u', [start('c'), when('c', all(rule('event.from', 'equals', '30552')), { yes: ['n'] }), note('n')], {
        event: '30551',
      }),
    ]);
    expect(result.trace.caused![0]!.triggers[0]!.outcome).toBe('fired');
    expect(result.requests[0]!.params['occurrence']).toBe(result.trace.caused![0]!.occurrence);
  });

  it('[E9] breadth first, in request order, with the contact as it then is', () => {
    const result = run([
      trigger('t', [start('e', 'p'), does('e', emit('30551')), does('p', addPoints('1'))]),
      trigger(
        'second',
        [
          start('c', 'p'),
          when('c', all(rule('contact.points', 'equals', 1)), { yes: ['n'] }),
          note('n'),
          does('p', addPoints('10')),
        ],
        {
          event: '30551',
        },
      ),
      trigger('third', [start('c'), when('c', all(rule('contact.points', 'equals', 11)), { yes: ['n'] }), note('n')], {
        event: '10101',
      }),
    ]);
    expect(result.trace.caused!.map((of) => [of.event, of.triggers[0]!.outcome])).toEqual([
      ['30551', 'fired'],
      ['10101', 'fired'],
      ['10101', 'fired'],
    ]);
    expect(result.state.contact).toEqual({ points: 11 });
    expect(result.trace.caused![2]!.causedBy).toBe(result.trace.caused![0]!.occurrence);
  });

  it('[E9] a loop stops at depth 8 with a recorded loop-guard', () => {
    const result = run([trigger('t', [start('e'), does('e', emit('30552'))])]);
    const caused = result.trace.caused!;
    expect(caused).toHaveLength(8);
    expect(caused.map((of) => of.guard)).toEqual([...Array<undefined>(7).fill(undefined), 'loop-guard']);
    expect(caused[7]).toMatchObject({ event: '30552', causedBy: caused[6]!.occurrence, triggers: [] });
    expect(result.requests).toHaveLength(8);
  });

  it('[E9] a loop that branches stops too', () => {
    const nodes = Array.from({ length: 12 }, (_, index) => does(`e${index}`, emit('30552')));
    const result = run([trigger('t', [start(...nodes.map((node) => node.node)), ...nodes])]);
    expect(result.trace.caused!.filter((of) => of.guard === undefined)).toHaveLength(1000);
    expect(result.trace.caused!.at(-1)!.guard).toBe('loop-guard');
  });

  it.each([
    ['new', null, [['10201', '["order-1",null,null,0]']]],
    ['the same', { city: 'Paris', points: 5 }, undefined],
    [
      'changed',
      { city: 'Oslo', points: 1 },
      [
        ['10101', '["order-1",null,null,0]'],
        ['10301', '["order-1",null,null,1]'],
      ],
    ],
  ])('[O5][E9] a server whose stored contact was %s', (_, contactBefore, expected) => {
    const result = run([], { contact: { city: 'Paris', points: 5 }, contactBefore });
    expect(result.trace.caused?.map((of) => [of.event, of.occurrence])).toEqual(
      expected?.map(([event, source]) => [event, sha256Hex(source!)]),
    );
  });

  it('[O5] what the merge raised comes before what actions raise', () => {
    const result = run([trigger('t', [start('e'), does('e', emit('30551'))])], {
      contact: { city: 'x' },
      contactBefore: {},
    });
    expect(result.trace.caused!.map((of) => of.event)).toEqual(['10301', '30551']);
  });
});

describe('decide', () => {
  it('[E5] tells triggers fired and action nodes reached, and keeps the state', () => {
    const triggers = [
      trigger('a', [
        start('c'),
        when('c', yes, { yes: ['n'], no: ['m'] }),
        note('n', 'p'),
        note('m'),
        does('p', addPoints('5')),
      ]),
      trigger('b', [start('c'), when('c', all(rule('event.total', 'lessThan', 0)), { yes: ['n'] }), note('n')]),
      trigger('off', [start('n'), note('n')], { enabled: false }),
      trigger('again', [start('p'), does('p', addPoints('7'))], { event: '10101' }),
    ];
    const prepared = prepare(program(...triggers));
    const decision = decide(prepared, occurrence({ total: 150 }), { now: NOW, state: { contact: {} } });
    expect(decision.fired).toEqual(['a']);
    expect(decision.reached).toEqual([
      { trigger: 'a', node: 'n' },
      { trigger: 'a', node: 'p' },
    ]);
    const explained = evaluate(prepared, occurrence({ total: 150 }), { now: NOW, state: { contact: {} } });
    expect(decision.state).toEqual(explained.state);
  });

  it('[E5] does not render what changes nothing later', () => {
    const prepared = prepare(program(trigger('t', [start('n'), note('n')])));
    const action = prepared.byEvent.get('30552')!.triggers[0]!.steps[1]!;
    let rendered = 0;
    if (action.kind === 'action') {
      Object.assign(action.action, { perform: () => (rendered += 1) });
    }
    expect(decide(prepared, occurrence(), { now: NOW, state: { contact: {} } }).fired).toEqual(['t']);
    expect(rendered).toBe(0);
  });

  it('[E5] an event that no trigger has gives nothing', () => {
    const state = { contact: {} };
    expect(decide(prepare(program()), occurrence(), { now: NOW, state })).toEqual({ fired: [], reached: [], state });
  });
});
