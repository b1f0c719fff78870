import { describe, expect, it } from 'vitest';
import { compareBehaviour } from '../../../shared/analysis/compare-behaviour.ts';
import type { ConditionTest, ProgramTrigger } from '../../../shared/program/program.ts';
import { all, group, note, program, rule, start, trigger, when } from '../engine/build-program.ts';

const total = (operator: 'atLeast' | 'lessThan' | 'greaterThan', value: number) => rule('event.total', operator, value);

function act(...rules: readonly ConditionTest[]): ProgramTrigger {
  return trigger('t', [start('if'), when('if', all(...rules), { yes: ['act'] }), note('act')]);
}

function compared(before: ProgramTrigger | undefined, after: ProgramTrigger | undefined) {
  const of = (one: ProgramTrigger | undefined) => program(...(one ? [one] : []));
  const { different, identical, undecided } = compareBehaviour(of(before), of(after), []);
  return { totals: different.map(({ occurrence }) => occurrence.data['total']), identical, undecided };
}

describe('[E1] two versions of a trigger', () => {
  it('an edge that moved is shown by a value between the two', () => {
    const { totals, identical } = compared(act(total('atLeast', 100)), act(total('atLeast', 120)));
    expect(identical).toBe(false);
    expect(totals).toHaveLength(1);
    expect(Number(totals[0])).toBeGreaterThanOrEqual(100);
    expect(Number(totals[0])).toBeLessThan(120);
  });

  it('conditions that mean the same are proved to', () => {
    expect(compared(act(total('atLeast', 100)), act(total('atLeast', 100), total('greaterThan', 50)))).toMatchObject({
      identical: true,
      undecided: [],
    });
    const apart = trigger('t', [
      start('a'),
      when('a', all(total('atLeast', 100)), { yes: ['b'] }),
      when('b', all(total('lessThan', 200)), { yes: ['act'] }),
      note('act'),
    ]);
    expect(compared(act(total('atLeast', 100), total('lessThan', 200)), apart).identical).toBe(true);
    const branched = trigger('t', [
      start('a', 'b'),
      when('a', all(total('atLeast', 200)), { yes: ['act'] }),
      when('b', group('any', total('atLeast', 100)), { yes: ['act'] }),
      note('act'),
    ]);
    expect(compared(act(total('atLeast', 100)), branched).identical).toBe(true);
  });

  it('a trigger that is new, gone, or reads otherwise', () => {
    expect(compared(undefined, act()).totals).toHaveLength(1);
    expect(compared(act(), undefined).totals).toHaveLength(1);
    expect(compared(act(total('atLeast', 5), total('lessThan', 1)), undefined).identical).toBe(true);
    const other = trigger('t', [
      start('if'),
      when('if', all(), { yes: ['act'] }),
      {
        ...note('act'),
        action: { kind: 'notifyTeam', to: ['other@example.com'], subject: 's', text: 't' },
      } as ReturnType<typeof note>,
    ]);
    expect(compared(act(), other)).toMatchObject({ identical: false, undecided: [] });
    expect(compared(act(), other).totals).toHaveLength(1);
  });

  it('[E2] an active time that moved is shown within the difference', () => {
    const [from, later] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 5, 1)];
    const { different } = compareBehaviour(
      program({ ...act(), activeFrom: from }),
      program({ ...act(), activeFrom: later }),
      [],
    );
    const at = Date.parse(different[0]!.occurrence.occurredAt);
    expect(at >= from && at < later).toBe(true);
    expect(compared({ ...act(), activeFrom: from }, { ...act(), activeFrom: from }).identical).toBe(true);
  });
});
