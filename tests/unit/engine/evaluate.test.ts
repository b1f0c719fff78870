import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { sha256Hex } from '../../../shared/base/sha256.ts';
import { decide } from '../../../shared/engine/decide.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import { traceHash } from '../../../shared/engine/trace-hash.ts';
import { programHash } from '../../../shared/program/program-hash.ts';
import { NOW, all, does, note, occurrence, program, rule, start, trigger, when } from './build-program.ts';
import { addPoints, run, states } from './run-triggers.ts';

const yes = all(rule('event.total', 'atLeast', 100));

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
