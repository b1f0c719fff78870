import { describe, expect, it } from 'vitest';
import { lineStarts, offsetAt, rangeAt } from '../../../shared/base/text-position.ts';

describe('text positions', () => {
  it.each([
    ['', [0]],
    ['a', [0]],
    ['a\nb', [0, 2]],
    ['a\r\nb\r\n', [0, 3, 6]],
    ['a\rb', [0, 2]],
    ['\n\r\n\r', [0, 1, 3, 4]],
    ['a\u2028b', [0]],
  ])('[H5] lines of %j start at %j', (text, starts) => {
    expect(lineStarts(text)).toEqual(starts);
  });

  it('[H5] columns count UTF-16 units from 1, a tab as one, an astral character as two', () => {
    const text = '\t"😀": x\r\ny';
    const starts = lineStarts(text);
    expect(rangeAt(starts, text.indexOf('x'), 1)).toEqual({ line: 1, column: 8, endLine: 1, endColumn: 9 });
    expect(rangeAt(starts, text.indexOf('x'), 4)).toEqual({ line: 1, column: 8, endLine: 2, endColumn: 2 });
    expect(rangeAt(starts, text.length, 0)).toEqual({ line: 2, column: 2, endLine: 2, endColumn: 2 });
  });

  it('[H5] an offset comes back from its line and column', () => {
    const text = 'ab\r\n\ncd\re';
    const starts = lineStarts(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const { line, column } = rangeAt(starts, offset, 0);
      expect(offsetAt(starts, line, column)).toBe(offset);
    }
  });
});
