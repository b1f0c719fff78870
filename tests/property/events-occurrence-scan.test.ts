import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinCaps } from '../../shared/events/occurrence-scan.ts';
import { parseOccurrence } from '../../shared/events/parse-occurrence.ts';

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 25, size: 'max' });
const number = fc
  .tuple(
    fc.boolean(),
    digits,
    fc.option(digits, { freq: 1 }),
    fc.option(fc.integer({ min: -400, max: 400 }), { freq: 1 }),
  )
  .map(([minus, whole, fraction, exponent]) =>
    [
      minus ? '-' : '',
      BigInt(whole).toString(),
      fraction === null ? '' : `.${fraction}`,
      exponent === null ? '' : `e${exponent}`,
    ].join(''),
  );

/** O4 by the book: integers by their value, all others by being finite. */
function isRefused(raw: string): boolean {
  if (!/^-?\d+$/.test(raw)) return !Number.isFinite(Number(raw));
  const value = BigInt(raw);
  return value > 2n ** 53n || value < -(2n ** 53n);
}

describe('the caps of an occurrence', () => {
  it('[O4] a number is refused exactly when it is an integer beyond 2^53 or not finite', () => {
    fc.assert(
      fc.property(number, (raw) => {
        expect(isWithinCaps(`{"a":[1,${raw},"${raw}"]}`, 64)).toBe(!isRefused(raw));
        const text = `{"id":"a","event":"30552","occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{"n":${raw}}}`;
        const result = parseOccurrence(text, { events: ['30552'], now: 0, freshId: () => 'x' });
        expect(result.ok).toBe(!isRefused(raw));
      }),
      { numRuns: 3000 },
    );
  });

  it('[O1] whatever JSON stands in data and contact comes back as JSON.parse reads it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (contact, data) => {
          const { id: _, ...fields } = contact;
          const text = JSON.stringify({
            id: 'a',
            event: '30552',
            occurredAt: '2026-03-14T15:09:26Z',
            contact: fields,
            data,
          });
          const result = parseOccurrence(text, { events: ['30552'], now: 0, freshId: () => 'x' });
          if (result.ok) expect(result.value.occurrence).toEqual(JSON.parse(text));
          else expect(result.error.map((problem) => problem.code)).toContain('occurrence.unsafeInteger');
        },
      ),
    );
  });
});
