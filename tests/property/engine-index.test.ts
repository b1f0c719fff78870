import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { prepareTest } from '../../shared/engine/condition.ts';
import { decide } from '../../shared/engine/decide.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { FewTriggers } from '../../shared/engine/few-triggers.ts';
import { indexedTrigger } from '../../shared/engine/indexed-trigger.ts';
import { MatchIndex } from '../../shared/engine/match-index.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import { scopeOf } from '../../shared/engine/scope.ts';
import type { GroupTest, Program } from '../../shared/program/program.ts';
import { NOW, occurrence } from '../unit/engine/build-program.ts';
import { anyContact } from './engine-arbitraries.ts';
import { CALM, anyLargeProgram, anyNumberEntries, anyPlainProgram, anyPurchase } from './group-arbitraries.ts';

vi.setConfig({ testTimeout: 60_000 });

const cases = fc.array(fc.tuple(anyPurchase, anyContact), { minLength: 1, maxLength: 5 });

it.each([
  ['any', anyLargeProgram, false],
  ['plain', anyPlainProgram, true],
] as const)(
  '[E5] decide finds in groups of %s triggers just what explain does, one occurrence after another',
  (_, programs, plain) => {
    const matchers = new Set<unknown>();
    let [fired, not, allPlain] = [0, 0, 0];
    fc.assert(
      fc.property(programs, cases, (program, occurrences) => {
        const prepared = prepare(program);
        if (plain && prepared.byEvent.get(CALM)?.plain === true) allPlain += 1;
        matchers.add(prepared.byEvent.get(CALM)?.matcher.constructor);
        for (const [occurrence, contact] of occurrences) {
          const o = { now: NOW, state: { contact } };
          const decision = decide(prepared, occurrence, o);
          const { trace, state } = evaluate(prepared, occurrence, o);
          const expected = trace.triggers.filter((of) => of.outcome === 'fired').map((of) => of.trigger);
          expect(decision.fired).toEqual(expected);
          expect(decision.reached).toEqual(
            trace.triggers.flatMap(({ trigger, nodes }) =>
              nodes
                .filter((of) => of.kind === 'action' && of.state !== 'notReached')
                .map(({ node }) => ({ trigger, node })),
            ),
          );
          expect(decision.state).toEqual(state);
          fired += expected.length;
          not += trace.triggers.length - expected.length;
        }
      }),
      { numRuns: 300 },
    );
    expect(matchers).toEqual(new Set([FewTriggers, MatchIndex]));
    if (plain) expect(allPlain).toBeGreaterThan(50);
    expect(fired).toBeGreaterThan(1000);
    expect(not).toBeGreaterThan(1000);
  },
);

it('[E5] each matcher gives the positions whose condition holds, whatever the size of the group', () => {
  fc.assert(
    fc.property(anyPlainProgram, cases, (program, occurrences) => {
      const entries = program.triggers.map(({ steps }) => (steps[1] as { readonly condition: GroupTest }).condition);
      const holds = entries.map((entry) => prepareTest(entry, program.timeZone).holds);
      const triggers = entries.map((entry, position) => indexedTrigger(position, entry));
      const matchers = [new FewTriggers(triggers, program.timeZone), new MatchIndex(triggers, program.timeZone)];
      for (const [occurrence, contact] of occurrences) {
        const scope = scopeOf(occurrence, contact, NOW);
        const expected = holds.flatMap((of, position) => (of(scope) ? [position] : []));
        for (const matcher of matchers) {
          const count = matcher.match(scope);
          expect([...matcher.positions.subarray(0, count)]).toEqual(expected);
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('[E5] groups that ask about numbers and alternatives are found as by trying each', () => {
  const number = fc.oneof(fc.integer({ min: -1, max: 62 }), fc.constantFrom('7', 0.5, 'x', null));
  let found = 0;
  fc.assert(
    fc.property(
      anyNumberEntries,
      fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 8 }),
      (entries, values) => {
        const holds = entries.map((entry) => prepareTest(entry, 'UTC').holds);
        const index = new MatchIndex(
          entries.map((entry, position) => indexedTrigger(position, entry)),
          'UTC',
        );
        for (const [a, b] of values) {
          const scope = scopeOf(occurrence({ a, b }), {}, NOW);
          const expected = holds.flatMap((of, position) => (of(scope) ? [position] : []));
          expect([...index.positions.subarray(0, index.match(scope))]).toEqual(expected);
          found += expected.length;
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(1000);
});

it('[E5] a program prepared from the one before decides as one prepared anew', () => {
  const edit = fc.tuple(fc.constantFrom('remove', 'repeat', 'copy', 'move'), fc.nat());
  fc.assert(
    fc.property(anyLargeProgram, fc.array(edit, { maxLength: 6 }), cases, (program, edits, occurrences) => {
      const before = prepare(program);
      for (const { matcher } of before.byEvent.values()) expect(matcher).toBeDefined();
      const next = edits.reduce(edited, program);
      const [reused, fresh] = [prepare(next, before), prepare(next)];
      for (const [occurrence, contact] of occurrences) {
        const o = { now: NOW, state: { contact } };
        expect(decide(reused, occurrence, o)).toEqual(decide(fresh, occurrence, o));
      }
    }),
    { numRuns: 200 },
  );
});

function edited(program: Program, [what, number]: readonly [string, number]): Program {
  const { triggers } = program;
  const at = number % Math.max(1, triggers.length);
  const one = triggers[at];
  if (!one) return program;
  const others = triggers.filter((_, index) => index !== at);
  switch (what) {
    case 'remove':
      return { ...program, triggers: others };
    case 'repeat':
      return { ...program, triggers: [...triggers, { ...one, id: `new-${number}` }] };
    case 'copy':
      return { ...program, triggers: triggers.map((trigger) => (trigger === one ? { ...one } : trigger)) };
    default:
      return { ...program, triggers: [one, ...others] };
  }
}
