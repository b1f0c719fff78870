import type { Edit } from './problem.ts';

/**
 * The text with all edits made at once; offsets are those of the text before. Edits may come in any order; inserts at
 * one offset keep theirs. Throws on edits that overlap or lie outside the text: whoever made them has a bug.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.offset - b.offset || Number(a.length > 0) - Number(b.length > 0));
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    const end = edit.offset + edit.length;
    if (edit.offset < at || edit.length < 0 || end > text.length) {
      throw new RangeError(
        `applyEdits: the edit of ${edit.length} at ${edit.offset} overlaps another or leaves the text`,
      );
    }
    result += text.slice(at, edit.offset) + edit.text;
    at = end;
  }
  return result + text.slice(at);
}
