import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { prepareTest } from '../../shared/engine/condition.ts';
import { decide } from '../../shared/engine/decide.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import { scopeOf } from '../../shared/engine/scope.ts';
import { traceHash } from '../../shared/engine/trace-hash.ts';
import type { RuleTest } from '../../shared/program/program.ts';
import { NOW } from '../unit/engine/build-program.ts';
import { anyContact, anyOccurrence, anyProgram, conditionTest } from './engine-arbitraries.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('two modes, one meaning', () => {
  it('[E5] decide and explain agree on triggers fired, action nodes reached and state', () => {
    let fired = 0;
    fc.assert(
      fc.property(anyProgram, anyOccurrence, anyContact, (program, occurrence, contact) => {
        const prepared = prepare(program);
        const o = { now: NOW, state: { contact } };
        const { trace, state } = evaluate(prepared, occurrence, o);
        const decision = decide(prepared, occurrence, o);
        expect(decision.fired).toEqual(trace.triggers.filter((of) => of.outcome === 'fired').map((of) => of.trigger));
        expect(decision.reached).toEqual(
          trace.triggers.flatMap(({ trigger, nodes }) =>
            nodes
              .filter((of) => of.kind === 'action' && of.state !== 'notReached')
              .map(({ node }) => ({ trigger, node })),
          ),
        );
        expect(decision.state).toEqual(state);
        fired += decision.fired.length;
      }),
      { numRuns: 800 },
    );
    expect(fired).toBeGreaterThan(60); // the programs are no empty exercise
  });

  it('[E5] a condition has one answer in both modes', () => {
    const answers = { true: 0, false: 0 };
    fc.assert(
      fc.property(conditionTest, anyOccurrence, anyContact, (test, occurrence, contact) => {
        const prepared = prepareTest(test, 'Europe/Berlin');
        const scope = scopeOf(occurrence, contact, NOW);
        const answer = prepared.holds(scope);
        expect(prepared.explain(scope, [], [])).toBe(answer);
        answers[`${answer}`] += 1;
      }),
      { numRuns: 800 },
    );
    expect(Math.min(answers.true, answers.false)).toBeGreaterThan(80);
  });
});

describe('evaluation', () => {
  it('[E1][E7] gives the same bytes again, also from a program prepared anew, and changes none of its arguments', () => {
    fc.assert(
      fc.property(anyProgram, anyOccurrence, anyContact, (program, occurrence, contact) => {
        const before = canonicalJson([program, occurrence, contact]);
        const o = { now: NOW, state: { contact } };
        const prepared = prepare(program);
        const first = evaluate(prepared, occurrence, o);
        const bytes = canonicalJson(first);
        expect(canonicalJson(evaluate(prepared, occurrence, o))).toBe(bytes);
        const again = evaluate(prepare(structuredClone(program)), structuredClone(occurrence), structuredClone(o));
        expect(canonicalJson(again)).toBe(bytes);
        expect(traceHash(again.trace)).toBe(traceHash(first.trace));
        expect(canonicalJson([program, occurrence, contact])).toBe(before);
      }),
      { numRuns: 400 },
    );
  });

  it('[E3][E4][E6] every node is one entry in order, and reached just when an edge into it was taken', () => {
    fc.assert(
      fc.property(anyProgram, anyOccurrence, anyContact, (program, occurrence, contact) => {
        const { trace } = evaluate(prepare(program), occurrence, { now: NOW, state: { contact } });
        for (const of of trace.triggers) {
          const steps = program.triggers.find((trigger) => trigger.id === of.trigger)!.steps;
          if (of.outcome === 'gated') {
            expect(of.nodes).toEqual([]);
            continue;
          }
          expect(of.nodes.map((node) => node.node)).toEqual(steps.map((step) => step.node));
          const taken = new Set<number>();
          of.nodes.forEach((node, index) => {
            const step = steps[index]!;
            expect(node.state !== 'notReached').toBe(step.kind === 'event' || taken.has(index));
            if (node.took === undefined) return;
            const outputs = step as unknown as Record<string, readonly number[]>;
            for (const next of outputs[node.took]!) taken.add(next);
          });
        }
      }),
      { numRuns: 400 },
    );
  });

  it('[C6] a complement is true exactly when its operator is false', () => {
    const negated = (test: RuleTest): RuleTest => ({ ...test, not: !test.not });
    fc.assert(
      fc.property(conditionTest, anyOccurrence, anyContact, (group, occurrence, contact) => {
        const scope = scopeOf(occurrence, contact, NOW);
        for (const member of group.of) {
          if (member.kind !== 'rule') continue;
          expect(prepareTest(negated(member), 'UTC').holds(scope)).toBe(!prepareTest(member, 'UTC').holds(scope));
        }
      }),
      { numRuns: 400 },
    );
  });
});
