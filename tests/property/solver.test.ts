import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { formulaOf } from '../../shared/analysis/solver/formula.ts';
import { findOccurrence } from '../../shared/analysis/solver/find-occurrence.ts';
import { TestAnswers } from '../../shared/analysis/situation.ts';
import { prepareTest } from '../../shared/engine/condition.ts';
import { scopeOf } from '../../shared/engine/scope.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { GroupTest } from '../../shared/program/program.ts';
import { occurrence } from '../unit/engine/build-program.ts';
import { anyContact, anyOccurrence, conditionTest } from './engine-arbitraries.ts';

vi.setConfig({ testTimeout: 120_000 });

const ZONE = 'Europe/Berlin';

function holds(test: GroupTest, one: Occurrence, now = Date.parse(one.occurredAt)): boolean {
  return prepareTest(test, ZONE).holds(scopeOf(one, one.contact, now));
}

describe('witness or proof', () => {
  it('[C1][C4][C6][C7] a witness gives the answer that was asked for, and no other occurrence what is called impossible', () => {
    const seen = { found: 0, impossible: 0, unknown: 0 };
    const near = fc.sample(
      fc.tuple(anyOccurrence, anyContact).map(([one, contact]) => ({ ...one, contact })),
      { numRuns: 400, seed: 7 },
    );
    fc.assert(
      fc.property(conditionTest, fc.boolean(), (test, wanted) => {
        const base = occurrence();
        const outcome = findOccurrence(
          { formulas: [formulaOf(test, wanted)], active: [], near: [base], timeZone: ZONE },
          new TestAnswers(ZONE),
        );
        seen[outcome.kind] += 1;
        if (outcome.kind === 'found') {
          expect(holds(test, outcome.value.occurrence, outcome.value.now)).toBe(wanted);
        } else if (outcome.kind === 'impossible') {
          for (const one of near) if (one.event === base.event) expect(holds(test, one)).toBe(!wanted);
        } else if (process.env['SHOW']) console.log(JSON.stringify([wanted, test]).replaceAll(/"(kind|path|ignoreCase|not|items)":("rule"|"group"|"items"|\{[^}]*\}|false),?/g, ''));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 400) },
    );
    if (process.env['SHOW']) console.log(seen);
    expect(seen.unknown).toBeLessThan(seen.found / 20);
  });
});
