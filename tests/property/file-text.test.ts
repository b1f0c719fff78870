import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentFaults, mayHaveFaults, scanText } from '../../shared/flow/file-text.ts';

/** How many members the objects of a parsed value have. */
function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, member) => sum + membersOf(member), own);
}

const keyText = fc.constantFrom('"a"', '"b"', '"a:b"', '"\\u0061"', '"__proto__"', '"\\ud800"', '"\ud83d\ude00"');
const scalar = fc.oneof(
  fc.constantFrom('1', '-0', '1e400', '1E+999', '9007199254740993', '12345678901234567890', '1.5e-7', 'null', 'true'),
  fc.constantFrom('":"', '"{"', '"\\""', '"\\ud83d\\ude00"', '"\\udc00"', '"\ud800"', '"1e999"'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
);
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('json'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(keyText, tie('json')), { maxLength: 4 })
      .map((members) => `{${members.map(([key, value]) => `${key} : ${value}`).join(',')}}`),
  ),
}));

it('[F0] a text that is passed at a glance holds no fault, and one key twice is never missed', () => {
  let passed = 0;
  fc.assert(
    fc.property(json, (text) => {
      const { members } = scanText(text);
      if (mayHaveFaults(text, members, membersOf(JSON.parse(text)))) return;
      passed += 1;
      expect(contentFaults(text)).toEqual([]);
    }),
    { numRuns: 1500 },
  );
  expect(passed).toBeGreaterThan(100);
});
