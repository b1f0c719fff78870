import { expect, it } from 'vitest';
import { findTyped, NOTHING_TYPED, typed } from '../../../../renderer/outline/type-ahead.ts';

const names = ['Purchase happens', 'Notify sales', 'Add 10 to points', 'No', 'Add tag'];

it('letters in quick succession are one search, after a pause a new one begins', () => {
  const first = typed(NOTHING_TYPED, 'n', 1000);
  expect(typed(first, 'o', 1300).text).toBe('no');
  expect(typed(first, 'o', 2300).text).toBe('o');
});

it('finds the next row that starts so, around the end; one letter goes on from row to row', () => {
  expect(findTyped(names, 0, 'add t')).toBe(4);
  expect(findTyped(names, 0, 'a')).toBe(2);
  expect(findTyped(names, 2, 'a')).toBe(4);
  expect(findTyped(names, 4, 'a')).toBe(2);
  expect(findTyped(names, 2, 'aa')).toBe(4);
  expect(findTyped(names, 1, 'no')).toBe(1);
  expect(findTyped(names, 0, 'x')).toBe(-1);
});
