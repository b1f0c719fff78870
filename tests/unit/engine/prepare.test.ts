import { describe, expect, it } from 'vitest';
import { decide } from '../../../shared/engine/decide.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import type { ProgramTrigger } from '../../../shared/program/program.ts';
import { NOW, all, does, occurrence, program, rule, start, trigger, when } from './build-program.ts';

const note = { kind: 'notifyTeam', to: ['a@example.com'], subject: 's', text: 't' } as const;

function guarded(id: string, event: string, city: string): ProgramTrigger {
  const steps = [start('c'), when('c', all(rule('event.v', 'equals', city)), { yes: ['a'] }), does('a', note)];
  return { ...trigger(id, steps), event };
}

describe('preparing a program after another', () => {
  const one = guarded('one', '30551', 'a');
  const two = guarded('two', '30552', 'a');
  const before = prepare(program(one, two));

  it('[E1] takes over the groups that are the same, and the triggers of those that are not', () => {
    const three = guarded('three', '30552', 'a');
    const after = prepare(program(one, three, two), before);
    expect(after.byEvent.get('30551')).toBe(before.byEvent.get('30551'));
    expect(after.byEvent.get('30552')?.triggers.map(({ id }) => id)).toEqual(['three', 'two']);
    expect(after.byEvent.get('30552')?.triggers[1]).toBe(before.byEvent.get('30552')?.triggers[0]);
  });

  it('[E1] takes over nothing when the time zone is another', () => {
    const after = prepare({ ...program(one, two), timeZone: 'Asia/Tokyo' }, before);
    expect(after.byEvent.get('30551')?.triggers[0]).not.toBe(before.byEvent.get('30551')?.triggers[0]);
  });

  it('[E2] forgets what is no longer there', () => {
    const after = prepare(program(two), before);
    const sent = occurrence({ v: 'a' }, {}, { event: '30551' });
    expect(decide(before, sent, { now: NOW, state: { contact: {} } }).fired).toEqual(['one']);
    expect(decide(after, sent, { now: NOW, state: { contact: {} } }).fired).toEqual([]);
  });
});

it.each([Number.NaN, Infinity])('[E2] no trigger is active at the time %d', (now) => {
  const prepared = prepare(program(guarded('one', '30551', 'a')));
  const sent = occurrence({ v: 'a' }, {}, { event: '30551' });
  expect(decide(prepared, sent, { now, state: { contact: {} } }).fired).toEqual([]);
});
