import { expect, it } from 'vitest';
import { wellFormedJson, wellFormedText } from '../../../shared/program/well-formed.ts';

it.each([
  ['a\uD800b', 'a\uFFFDb'],
  ['\uDC00\uD800', '\uFFFD\uFFFD'],
  ['\u{1F600}', '\u{1F600}'],
  ['', ''],
])('[E8] lone surrogates of %j become U+FFFD', (text, expected) => {
  expect(wellFormedText(text)).toBe(expected);
});

it('[E7] a value becomes what canonical JSON can hold, and keeps its own members only', () => {
  const value = JSON.parse('{"\\ud800k":["\\udc00",1,true,null,{"__proto__":{"x":1}}]}') as object;
  const made = wellFormedJson({ ...value, n: Number.NaN, i: Infinity, gone: undefined, f: () => 1 });
  expect(JSON.stringify(made)).toBe(
    '{"\uFFFDk":["\uFFFD",1,true,null,{"__proto__":{"x":1}}],"n":null,"i":null,"f":null}',
  );
});
