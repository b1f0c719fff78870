import fc from 'fast-check';
import { expect, it } from 'vitest';
import { smallestChange } from '../../../../renderer/events/smallest-change.ts';

it.each([
  ['abc', 'abc', undefined],
  ['abc', 'abXc', { from: 2, to: 2, insert: 'X' }],
  ['aa', 'aaa', { from: 2, to: 2, insert: 'a' }],
  ['', 'x', { from: 0, to: 0, insert: 'x' }],
  ['abc', '', { from: 0, to: 3, insert: '' }],
])('from %j to %j changes only what differs', (before, after, change) => {
  expect(smallestChange(before, after)).toEqual(change);
});

it('always gives the text after', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = smallestChange(before, after);
      const result = change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before;
      expect(result).toBe(after);
    }),
  );
});
