import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { TestAnswers } from '../../shared/analysis/situation.ts';
import { findOccurrence, type Witness } from '../../shared/analysis/solver/find-occurrence.ts';
import { formulaOf, type Formula } from '../../shared/analysis/solver/formula.ts';
import type { Outcome } from '../../shared/analysis/solver/outcome.ts';
import { patternAutomaton } from '../../shared/analysis/solver/pattern-automaton.ts';
import type { TextAutomaton } from '../../shared/analysis/solver/text-automaton.ts';
import { codesOf } from '../../shared/analysis/solver/text-automaton.ts';
import { studyTrigger } from '../../shared/analysis/trigger-study.ts';
import type { Json } from '../../shared/base/json.ts';
import { prepareTest } from '../../shared/engine/condition.ts';
import { explainOccurrence } from '../../shared/engine/explain-occurrence.ts';
import { prepare, type PreparedProgram } from '../../shared/engine/prepare.ts';
import { scopeOf } from '../../shared/engine/scope.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import { compilePattern } from '../../shared/program/pattern.ts';
import type { GroupTest, Operator, ProgramTrigger } from '../../shared/program/program.ts';
import { soakSize } from '../soak/soak-size.ts';
import { all, occurrence, rule } from '../unit/engine/build-program.ts';
import { anyContact, anyOccurrence, anyProgram, conditionTest } from './engine-arbitraries.ts';

vi.setConfig({ testTimeout: soakSize(120_000, 1_800_000) });

const ZONE = 'Europe/Berlin';

function holds(test: GroupTest, one: Occurrence, now = Date.parse(one.occurredAt)): boolean {
  return prepareTest(test, ZONE).holds(scopeOf(one, one.contact, now));
}

function find(base: Occurrence, formulas: readonly Formula[], zone = ZONE) {
  return findOccurrence({ formulas, active: [], near: [base], timeZone: zone }, new TestAnswers(zone));
}

describe('witness or proof', () => {
  it('[C1][C4][C6][C7] a witness gives the answer that was asked for, and no other occurrence what is called impossible', () => {
    const seen = { found: 0, impossible: 0, unknown: 0 };
    const others = fc
      .sample(fc.tuple(anyOccurrence, anyContact), { numRuns: 400, seed: 7 })
      .map(([one, contact]) => ({ ...one, contact, event: '30552' }));
    fc.assert(
      fc.property(conditionTest, fc.boolean(), (test, wanted) => {
        const outcome = find(occurrence(), [formulaOf(test, wanted)]);
        seen[outcome.kind] += 1;
        if (outcome.kind === 'found') {
          expect(holds(test, outcome.value.occurrence, outcome.value.now)).toBe(wanted);
        } else if (outcome.kind === 'impossible') {
          for (const one of others) expect(holds(test, one)).toBe(!wanted);
        }
      }),
      { numRuns: soakSize(500, 10_000) },
    );
    expect(seen.impossible).toBeGreaterThan(50);
    expect(seen.unknown).toBeLessThan(seen.found / 15);
  });

  it('[E3][E4][S1] every witness shows its step, branch or answer, and none of 10,000 occurrences one called impossible', () => {
    const seen = { found: 0, impossible: 0, unknown: 0 };
    const [data, contacts] = [
      fc.sample(anyOccurrence, { numRuns: 500, seed: 11 }),
      fc.sample(anyContact, { numRuns: 20, seed: 12 }),
    ];
    const others = data.flatMap((one) => contacts.map((contact) => ({ ...one, contact })));
    fc.assert(
      fc.property(anyProgram, (program) => {
        for (const trigger of program.triggers.map(calm)) {
          if (!trigger.enabled) continue;
          const prepared = prepare({ ...program, triggers: [trigger] });
          const closed = new Set<string>();
          for (const [key, { kind, ...outcome }] of answersOf(trigger)) {
            seen[kind] += 1;
            if (kind === 'impossible') closed.add(key);
            if (!('value' in outcome)) continue;
            expect(shownBy(prepared, outcome.value.occurrence, outcome.value.now)).toContain(key);
          }
          if (closed.size === 0) continue;
          for (const one of others) {
            const shown = shownBy(prepared, { ...one, event: trigger.event }, Date.parse(one.occurredAt));
            expect(shown.filter((key) => closed.has(key))).toEqual([]);
          }
        }
      }),
      { numRuns: soakSize(12, 250) },
    );
    expect(seen.found).toBeGreaterThan(100);
    expect(seen.impossible).toBeGreaterThan(10);
    expect(seen.unknown).toBeLessThan(seen.found / 4);
  });
});

/** What a study says of a trigger, by what an occurrence would show: "step", "step.yes", "step/of/0 true". */
function answersOf(trigger: ProgramTrigger): readonly (readonly [string, Outcome<Witness>])[] {
  const run = studyTrigger(trigger, [occurrence({}, {}, { event: trigger.event })], 'UTC');
  for (;;) {
    const step = run.next();
    if (!step.done) continue;
    const { steps, branches, rules } = step.value;
    return [
      ...steps,
      ...branches.map(({ node, port, outcome }) => [`${node}.${port}`, outcome] as const),
      ...rules.map(({ node, path, result, outcome }) => [`${node}${path} ${result}`, outcome] as const),
    ];
  }
}

function shownBy(prepared: PreparedProgram, one: Occurrence, now: number): readonly string[] {
  const { triggers } = explainOccurrence(prepared, one, { now, contact: one.contact, depth: 0 });
  return triggers
    .flatMap(({ nodes }) => nodes)
    .flatMap(({ node, state, took, rules = [] }) => {
      if (state === 'notReached') return [];
      return [node, `${node}.${took}`, ...rules.map(({ path, result }) => `${node}${path} ${result}`)];
    });
}

/** With actions that cost nothing, so that many occurrences can be tried. */
function calm(trigger: ProgramTrigger): ProgramTrigger {
  const action = { kind: 'updateContact', changes: [] } as const;
  return { ...trigger, steps: trigger.steps.map((step) => (step.kind === 'action' ? { ...step, action } : step)) };
}

const LETTERS = ['a', 'A', 'b', '1', '5', '.', ' ', '-', 'é', 'İ'];
const SHORT = texts(3);

/** Every text of these letters up to a length. */
function texts(length: number): readonly string[] {
  if (length === 0) return [''];
  const shorter = texts(length - 1);
  return ['', ...LETTERS.flatMap((letter) => shorter.map((text) => letter + text))];
}

const TEXT_RULES: readonly (readonly [Operator, readonly Json[]])[] = [
  ['equals', ['a', 'A', 'ab', '5', 5, true, 'É']],
  ['in', [['a', 'b'], ['A', 5], [1, 15], []]],
  ['contains', ['a', 'ab', '1', 'É', 5]],
  ['startsWith', ['a', 'A', 'b1', '']],
  ['endsWith', ['b', 'ba', '5']],
  ['matches', ['^a+$', 'b|1', '^[^a]*$', '\\bab\\b', '^\\d{2}', 'a.b', '(?i)^A', '^$', '\\d$']],
  ['atLeast', [5, 1]],
  ['lessThan', [5, 0]],
  ['isEmpty', []],
  ['exists', []],
];
const textRule = fc
  .constantFrom(...TEXT_RULES)
  .chain(([operator, operands]) =>
    fc
      .tuple(operands.length === 0 ? fc.constant(undefined) : fc.constantFrom(...operands), fc.boolean(), fc.boolean())
      .map(([operand, not, ignoreCase]) => rule('event.a', operator, operand, { not, ignoreCase })),
  );

describe('texts', () => {
  it('[C4][C5][C6] rules on one text have a witness, or no short text meets them all', () => {
    const seen = { found: 0, impossible: 0, unknown: 0 };
    fc.assert(
      fc.property(fc.array(textRule, { minLength: 2, maxLength: 4 }), (rules) => {
        const test = all(...rules, rule('event.a', 'exists'));
        const outcome = find(occurrence(), [formulaOf(test, true)]);
        seen[outcome.kind] += 1;
        if (outcome.kind === 'found') {
          expect(holds(test, outcome.value.occurrence)).toBe(true);
          return;
        }
        if (outcome.kind === 'unknown') return;
        const { holds: meets } = prepareTest(test, ZONE);
        for (const a of SHORT) expect(meets(scopeOf(occurrence({ a }), {}, 0))).toBe(false);
      }),
      { numRuns: soakSize(400, 5_000) },
    );
    expect(seen.impossible).toBeGreaterThan(30);
    expect(seen.unknown).toBeLessThan(soakSize(60, 750));
  });

  it('[C4] a pattern read as an automaton accepts what RE2 finds it in', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '1',
      '.',
      '\\d',
      '[ab]',
      '[^a]',
      '\\b',
      '^',
      '$',
      '(?:ab|1)',
      '\\B',
      'é',
      '(?i:k)',
    );
    const pattern = fc
      .array(fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}')), { maxLength: 5 })
      .map((parts) => parts.map(([one, times]) => (/^(?:\\b|\\B|\^|\$)$/.test(one) ? one : one + times)).join(''));
    const text = fc
      .array(fc.constantFrom(...LETTERS, 'k', '\u212a', '\n', '_'), { maxLength: 6 })
      .map((of) => of.join(''));
    fc.assert(
      fc.property(pattern, fc.boolean(), text, (source, ignoreCase, given) => {
        const compiled = compilePattern(source, ignoreCase);
        const automaton = patternAutomaton(source, ignoreCase, true);
        if (!compiled.ok || !automaton) return;
        expect(accepts(automaton, given)).toBe(compiled.value.test(given));
      }),
      { numRuns: 2_000 },
    );
  });
});

function accepts(automaton: TextAutomaton, text: string): boolean {
  return automaton.accepts(codesOf(text).reduce((state, code) => automaton.step(state, code), automaton.start));
}
