import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide } from '../../shared/engine/decide.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import { NOW } from '../unit/engine/build-program.ts';
import { CALM, anyContact, anyLargeProgram, anyPurchase } from './engine-arbitraries.ts';

it('[E5] the index finds just the triggers that trying each one finds, one occurrence after another', () => {
  let [fired, not] = [0, 0];
  fc.assert(
    fc.property(
      anyLargeProgram,
      fc.array(fc.tuple(anyPurchase, anyContact), { minLength: 1, maxLength: 5 }),
      (program, cases) => {
        const prepared = prepare(program);
        expect(prepared.byEvent.get(CALM)?.index()).toBeDefined();
        for (const [occurrence, contact] of cases) {
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
      },
    ),
    { numRuns: 300 },
  );
  expect(fired).toBeGreaterThan(1000);
  expect(not).toBeGreaterThan(1000);
}, 60_000);
