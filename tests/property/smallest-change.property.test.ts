import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { costOfEdit, isLess } from '../../shared/analysis/change-cost.ts';
import { smallestChange } from '../../shared/analysis/smallest-change.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { Json, JsonObject } from '../../shared/base/json.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { ConditionTest, GroupTest, Program } from '../../shared/program/program.ts';
import { soakSize } from '../soak/soak-size.ts';
import { NOW, group, note, occurrence, program, rule, start, trigger, when } from '../unit/engine/build-program.ts';
import { anyContact, anyOccurrence, anyProgram } from './engine-arbitraries.ts';

vi.setConfig({ testTimeout: soakSize(120_000, 1_800_000) });

function fires(of: Program, one: Occurrence, id: string): boolean {
  const now = Date.parse(one.occurredAt);
  const { trace } = evaluate(prepare(of), one, { now, state: { contact: one.contact } });
  return trace.triggers.some((entry) => entry.trigger === id && entry.outcome === 'fired');
}

/** Every place at which two JSON values differ, as a field path; a new object differs in its members. */
function differences(a: Json | undefined, b: Json | undefined, path: string): readonly string[] {
  if (a === undefined && b !== undefined && isPlain(b) && Object.keys(b).length > 0) return differences({}, b, path);
  if (a === undefined || b === undefined) return a === b ? [] : [path];
  if (Array.isArray(a) && Array.isArray(b)) {
    const [one, two] = [a as readonly Json[], b as readonly Json[]];
    const length = Math.max(one.length, two.length);
    return Array.from({ length }).flatMap((_, index) => differences(one[index], two[index], `${path}[${index}]`));
  }
  if (isPlain(a) && isPlain(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return names.flatMap((name) => {
      const written = /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
      return differences(own(a, name), own(b, name), path + written);
    });
  }
  return Object.is(a, b) || a === b ? [] : [path];
}

function isPlain(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function changedFields(a: Occurrence, b: Occurrence): readonly string[] {
  return [
    ...differences(a.data, b.data, 'event'),
    ...differences(a.contact, b.contact, 'contact'),
    ...(['id', 'event', 'occurredAt'] as const).flatMap((name) => differences(a[name], b[name], `occurrence.${name}`)),
  ];
}

/** `event.a` covers `event.a`, `event.a.b` and `event.a[0]`. */
function covers(field: string, changed: string): boolean {
  return changed === field || (changed.startsWith(field) && /^[.[]/.test(changed.slice(field.length)));
}

describe('smallest change', () => {
  it('[E3][E4] fires when evaluated, differs only in the fields it names, and names no field in vain', () => {
    const seen = { offered: 0, none: 0 };
    fc.assert(
      fc.property(anyProgram, anyOccurrence, anyContact, (any, one, contact) => {
        const given = { ...one, contact };
        // Most triggers start with the occurrence's event.
        const triggers = any.triggers.map((trigger, index) =>
          index === 0 ? trigger : { ...trigger, event: one.event },
        );
        const of = { ...any, triggers };
        const text = canonicalJson([of, given]);
        for (const { id, enabled, event } of of.triggers) {
          const change = smallestChange(of, given, id, { now: NOW });
          if (event !== given.event || !enabled) expect(change).toBeUndefined();
          if (!change) {
            expect(fires(of, given, id)).toBe(false);
            seen.none += 1;
            continue;
          }
          expect(fires(of, change.occurrence, id)).toBe(true);
          const changed = changedFields(given, change.occurrence);
          for (const field of changed) expect(change.edits.filter((edit) => covers(edit.field, field))).toHaveLength(1);
          for (const { field } of change.edits) expect(changed.some((at) => covers(field, at))).toBe(true);
          expect(change.edits.length === 0).toBe(fires(of, given, id));
          if (change.edits.length > 0) seen.offered += 1;
        }
        expect(canonicalJson([of, given])).toBe(text);
      }),
      { numRuns: soakSize(500, 5_000) },
    );
    expect(seen.offered).toBeGreaterThan(100);
  });

  it('[E1] is the same again', () => {
    fc.assert(
      fc.property(anyProgram, anyOccurrence, (of, one) => {
        const again = (): string =>
          JSON.stringify(of.triggers.map(({ id }) => smallestChange(of, one, id, { now: NOW }) ?? null));
        expect(again()).toBe(again());
      }),
      { numRuns: 100 },
    );
  });
});

/** Fields and values so few that all changes of one field can be tried. */
const NAMES = ['a', 'b', 'c'];
const NUMBERS = [0, 1, 2, 3];
const TRIED: readonly Json[] = [-1, 0, 1, 2, 3, 4, 'x', 'xy', 'zx', ''];

const small: fc.Arbitrary<ConditionTest> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...NAMES),
      fc.constantFrom('equals' as const, 'atLeast' as const, 'lessThan' as const, 'greaterThan' as const),
      fc.constantFrom(...NUMBERS),
      fc.boolean(),
    )
    .map(([name, operator, operand, not]) => rule(`event.${name}`, operator, operand, { not })),
  fc
    .tuple(
      fc.constantFrom(...NAMES),
      fc.constantFrom('equals' as const, 'contains' as const, 'startsWith' as const, 'endsWith' as const),
      fc.constantFrom('x', 'y', 'z'),
      fc.boolean(),
    )
    .map(([name, operator, operand, not]) => rule(`event.${name}`, operator, operand, { not })),
  fc
    .tuple(fc.constantFrom(...NAMES), fc.constantFrom('exists' as const, 'isEmpty' as const), fc.boolean())
    .map(([name, operator, not]) => rule(`event.${name}`, operator, undefined, { not })),
);
const match = fc.constantFrom<GroupTest['match']>('all', 'any', 'none');
const smallGroup: fc.Arbitrary<GroupTest> = fc
  .tuple(
    match,
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: small },
        fc.tuple(match, fc.array(small, { maxLength: 3 })).map(([of, members]) => group(of, ...members)),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([of, members]) => group(of, ...members));
const port = fc.constantFrom('yes' as const, 'no' as const);
const smallProgram: fc.Arbitrary<Program> = fc
  .tuple(smallGroup, port, smallGroup, port)
  .map(([one, first, two, second]) =>
    program(
      trigger('t', [
        start('one'),
        when('one', one, { [first]: ['two'] }),
        when('two', two, { [second]: ['act'] }),
        note('act'),
      ]),
    ),
  );
const smallData = fc.dictionary(fc.constantFrom(...NAMES), fc.constantFrom<Json>(...TRIED, null), {
  noNullPrototype: true,
});

describe('smallest change among few fields', () => {
  it('[C1][C4][C6] has one edit wherever a change of one field is enough, and no other that was tried is smaller', () => {
    let single = 0;
    let offered = 0;
    fc.assert(
      fc.property(smallProgram, smallData, (of, data) => {
        const given = occurrence(data);
        if (fires(of, given, 't')) return;
        const change = smallestChange(of, given, 't', { now: NOW });
        if (change) offered += 1;
        const enough = NAMES.flatMap((name) => {
          const { [name]: before, ...without } = data;
          return [...TRIED, undefined].flatMap((value) => {
            const next = value === undefined ? without : { ...data, [name]: value };
            return fires(of, occurrence(next), 't') ? [costOfEdit(before, value)] : [];
          });
        });
        if (enough.length === 0) return;
        single += 1;
        expect(change?.edits).toHaveLength(1);
        const [{ before, after } = {}] = change?.edits ?? [];
        const cost = costOfEdit(before, after);
        // How far apart values of different kinds are is a matter of taste; numbers are near or far.
        const compared = enough.filter(({ strangeness }) => strangeness !== cost.strangeness || strangeness === 0);
        expect(compared.filter((one) => isLess(one, cost))).toEqual([]);
      }),
      { numRuns: soakSize(1_500, 20_000) },
    );
    expect(single).toBeGreaterThan(100);
    expect(offered).toBeGreaterThan(single);
  });
});
