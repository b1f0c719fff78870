import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/base/sha256.ts';
import type { ActionSpec } from '../../../shared/program/program.ts';
import { all, does, note, rule, start, trigger, when } from './build-program.ts';
import { addPoints, run } from './run-triggers.ts';

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
