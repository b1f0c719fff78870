import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smsSegments, smsWords } from '../../../../renderer/inspector/actions/sms-segments.ts';

describe('segments of an SMS', () => {
  it.each([
    ['', 'GSM-7', 0, 0],
    ['a', 'GSM-7', 1, 1],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['€', 'GSM-7', 2, 1],
    ['€'.repeat(80), 'GSM-7', 160, 1],
    ['€'.repeat(81), 'GSM-7', 162, 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3], // the sign does not fit into the 153rd place
    ['Grüße, Ångström @ 5 £', 'GSM-7', 21, 1],
    ['ł', 'UCS-2', 1, 1],
    ['ł'.repeat(70), 'UCS-2', 70, 1],
    ['ł'.repeat(71), 'UCS-2', 71, 2],
    ['😀'.repeat(35), 'UCS-2', 70, 1],
    [`${'ł'.repeat(66)}😀${'ł'.repeat(66)}`, 'UCS-2', 134, 3], // no half of a pair
    ['`', 'UCS-2', 1, 1],
    ['line\nline', 'GSM-7', 9, 1],
  ] as const)('%j: %s, %d units, %d segments', (text, encoding, units, segments) => {
    expect(smsSegments(text)).toMatchObject({ encoding, units, segments });
  });

  it('names the first character that costs the short alphabet', () => {
    expect(smsSegments('Cześć 😀').because).toBe('ś');
    expect(smsWords(smsSegments('Cześć'))).toBe('1 segment · UCS-2 because of “ś” · 65 left');
    expect(smsWords(smsSegments('a'.repeat(161)))).toBe('2 segments · GSM-7 · 145 left');
  });

  it('fills every segment but the last as far as characters allow', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '€', 'é', '\n'), maxLength: 800 }), (text) => {
        const { units, segments, left } = smsSegments(text);
        expect(left).toBeGreaterThanOrEqual(0);
        if (segments > 1)
          expect(segments * 153 - left - units).toBeLessThan(segments); // at most one wasted place each
        else expect(units).toBeLessThanOrEqual(160);
      }),
    );
  });
});
