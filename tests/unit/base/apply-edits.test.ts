import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../shared/base/apply-edits.ts';

describe('applyEdits', () => {
  it.each([
    ['nothing', [], 'abcdef'],
    ['a replacement', [{ offset: 1, length: 2, text: 'X' }], 'aXdef'],
    [
      'edits in any order',
      [
        { offset: 4, length: 1, text: '' },
        { offset: 0, length: 1, text: '__' },
      ],
      '__bcdf',
    ],
    [
      'edits that touch',
      [
        { offset: 0, length: 2, text: '1' },
        { offset: 2, length: 2, text: '2' },
      ],
      '12ef',
    ],
    [
      'inserts at one offset, in their order',
      [
        { offset: 3, length: 0, text: '1' },
        { offset: 3, length: 0, text: '2' },
      ],
      'abc12def',
    ],
    [
      'an insert before a replacement at one offset',
      [
        { offset: 3, length: 1, text: 'D' },
        { offset: 3, length: 0, text: '1' },
      ],
      'abc1Def',
    ],
    ['an insert at the end', [{ offset: 6, length: 0, text: '!' }], 'abcdef!'],
  ])('[H5] makes %s', (_name, edits, expected) => {
    expect(applyEdits('abcdef', edits)).toBe(expected);
  });

  it.each([
    [
      'overlap',
      [
        { offset: 0, length: 3, text: '' },
        { offset: 2, length: 1, text: '' },
      ],
    ],
    [
      'an insert inside a replacement',
      [
        { offset: 0, length: 3, text: '' },
        { offset: 1, length: 0, text: 'x' },
      ],
    ],
    ['leave the text', [{ offset: 5, length: 2, text: '' }]],
    ['start before the text', [{ offset: -1, length: 1, text: '' }]],
  ])('[H5] throws on edits that %s', (_name, edits) => {
    expect(() => applyEdits('abcdef', edits)).toThrow(RangeError);
  });
});
