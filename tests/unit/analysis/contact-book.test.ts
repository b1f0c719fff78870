import { describe, expect, it } from 'vitest';
import { ContactBook } from '../../../shared/analysis/contact-book.ts';
import type { JsonObject } from '../../../shared/base/json.ts';

/** What the second occurrence's contact looks like after the first was left with `points: 1`. */
function second(first: JsonObject, next: JsonObject): JsonObject {
  const book = new ContactBook();
  book.leaving(first, { ...book.arriving(first), points: 1 });
  return book.arriving(next);
}

describe('ContactBook', () => {
  it.each<[string, JsonObject, JsonObject, boolean]>([
    ['the same id', { id: 'a' }, { id: 'a' }, true],
    ['an id as a number', { id: 7 }, { id: '7' }, true],
    ['an id in another case', { id: 'a' }, { id: 'A' }, false],
    ['a purl in another case', { purl: 'Ada' }, { purl: ' ada' }, true],
    ['an e-mail address in another case', { email: 'a@b.c' }, { email: 'A@B.C' }, true],
    ['the same e-mail address, another id', { id: 'a', email: 'a@b.c' }, { id: 'b', email: 'a@b.c' }, false],
    ['the same e-mail address, another purl', { purl: 'a', email: 'a@b.c' }, { purl: 'b', email: 'a@b.c' }, false],
    ['the same id, another purl', { id: 'a', purl: 'a' }, { id: 'a', purl: 'b' }, true],
    ['no identity', { city: 'Austin' }, { city: 'Austin' }, false],
    ['a blank e-mail address', { email: ' ' }, { email: ' ' }, false],
  ])('[O5] [S1] %s', (_, first, next, same) => {
    expect(second(first, next)).toEqual(same ? { ...first, points: 1, ...next } : next);
  });
});
