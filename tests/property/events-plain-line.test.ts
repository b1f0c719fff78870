import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinCaps, mayEscapeLoneSurrogate, mayHoldLoneSurrogate } from '../../shared/events/occurrence-scan.ts';
import { isPlainLine } from '../../shared/events/plain-line.ts';

/** Is the text plain, as a line between two others, at each offset in a word? */
function isPlain(text: string, offset = 0): boolean {
  const before = new TextEncoder().encode(`${'1'.repeat(offset)}\n`);
  const line = new TextEncoder().encode(text);
  const after = new TextEncoder().encode('\n{[{[e9');
  const size = before.length + line.length + after.length;
  const bytes = new Uint8Array(new ArrayBuffer((size + 3) & ~3), 0, size);
  bytes.set(before);
  bytes.set(line, before.length);
  bytes.set(after, before.length + line.length);
  return isPlainLine(bytes, new Int32Array(bytes.buffer), before.length, before.length + line.length);
}

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 24, size: 'max' });
const numeral = fc
  .tuple(
    fc.boolean(),
    digits,
    fc.option(digits, { freq: 1 }),
    fc.option(fc.integer({ min: -400, max: 400 }), { freq: 1 }),
    fc.boolean(),
  )
  .map(([minus, whole, fraction, exponent, capital]) =>
    [
      minus ? '-' : '',
      BigInt(whole).toString(),
      fraction === null ? '' : `.${fraction}`,
      exponent === null ? '' : `${capital ? 'E' : 'e'}${exponent}`,
    ].join(''),
  );
const space = fc.constantFrom('', '', '', ' ', '\t', '\r');
const text = fc
  .array(
    fc.oneof(fc.string({ maxLength: 6 }), digits, fc.constantFrom('[{', 'e400', '1e999', ',1', ':12345678901234567')),
  )
  .map((parts) => JSON.stringify(parts.join('')));
/** JSON as it is written: numbers keep their digits, brackets go deep, keys repeat. */
const json = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'large', maxDepth: 5 },
    fc.oneof(numeral, numeral, text, fc.constantFrom('true', 'null')),
    fc
      .array(fc.tuple(space, tie('value')), { maxLength: 4 })
      .map((of) => `[${of.map((one) => one.join('')).join(',')}]`),
    fc
      .array(fc.tuple(space, text, space, tie('value')), { maxLength: 4 })
      .map((of) => `{${of.map(([a, key, b, value]) => `${a}${key}${b}:${b}${value}`).join(',')}}`),
    fc.tuple(fc.integer({ min: 1, max: 70 }), tie('value')).map(([n, one]) => '['.repeat(n) + one + ']'.repeat(n)),
  ),
})).value;

describe('plain lines', () => {
  it('[O4] a line that is plain is within the caps, whatever stands around it', () => {
    let plain = 0;
    fc.assert(
      fc.property(json, fc.nat(3), (line, offset) => {
        JSON.parse(line);
        if (!isPlain(line, offset)) return;
        plain += 1;
        expect(isWithinCaps(line, 64)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(300);
  });

  it('[O4] numbers by the dozen: refused ones are never plain', () => {
    fc.assert(
      fc.property(numeral, fc.nat(20), fc.nat(3), (raw, padding, offset) => {
        const line = `{"${'x'.repeat(padding)}":${raw}}`;
        if (isPlain(line, offset)) expect(isWithinCaps(line, 64)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    '{"id":"9b2e1c3e-7f3e-4e9e-8e55-0e1e2e3e4e5e","at":"2026-03-14T15:09:26.535Z","ms":1773500966037}',
    '{"card":"4111111111111111","order":"order-41111111111111112222","empty":{},"tags":["a1e5","3e999"]}',
    '{"price":12.3456789012345678,"points":-95,"note":"Zoë \\u00eb 😀"}',
    `{"items":[${Array.from({ length: 12 }, (_, i) => `{"sku":"A-${i}"}`).join(',')}]}`,
  ])('an everyday line is plain: %s', (line) => {
    for (const offset of [0, 1, 2, 3]) expect(isPlain(line, offset)).toBe(true);
  });

  it.each([
    ['a long integer', '{"a":12345678901234567}'],
    ['a long negative one in a list', '{"a":[-9007199254740993]}'],
    ['an exponent', '{"a":1e400}'],
    ['one with its sign', '{"a":1E+400}'],
    ['many brackets', `{"a":${'['.repeat(65)}`],
    ['many bytes', `{"a":"${'x'.repeat(256 * 1024)}"}`],
  ])('[O4] %s: looked at more closely', (_what, line) => {
    for (const offset of [0, 1, 2, 3]) expect(isPlain(line, offset)).toBe(false);
  });
});

describe('half characters', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      '\\ud83d\\ude00',
      '\\uD83D',
      '\\ude00',
      '\\\\',
      '\\n',
      '\\u0041',
      'ud83d',
      'a',
      '😀',
      '\ud83d',
      '\ude00',
    ),
  );

  it('[O4] none is overlooked, and pairs are taken for what they are', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (units) => {
        const line = `{"a":"${units.join('')}"}`;
        const { a } = JSON.parse(line) as { a: string };
        if (/\p{Surrogate}/u.test(a)) expect(mayHoldLoneSurrogate(line)).toBe(true);
        else if (!/\p{Surrogate}/u.test(line)) expect(mayHoldLoneSurrogate(line)).toBe(mayEscapeLoneSurrogate(line));
      }),
      { numRuns: 3000 },
    );
    expect(mayEscapeLoneSurrogate('"\\ud83d\\ude00 \\\\ud83d \\u00eb"')).toBe(false);
    expect(mayEscapeLoneSurrogate('"\\\\\\ud83d"')).toBe(true);
    expect(mayEscapeLoneSurrogate('"\\ud83d\\\\ude00"')).toBe(true);
  });
});
