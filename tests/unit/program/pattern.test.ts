import { expect, it } from 'vitest';
import { compilePattern } from '../../../shared/program/pattern.ts';

it.each([
  ['b', 'abc', true],
  ['^b', 'abc', false],
  ['^\\d{3}-\\d+$', '305-51', true],
  ['(?i)ORDER', 'my order', true],
  ['\\pL+', '१', false],
  ['\\pL+', 'ж', true],
  ['^.$', '\u{1F600}', true],
  ['a.b', 'a\nb', false],
  ['(?s)a.b', 'a\nb', true],
  ['', '', true],
  ['$^', 'x', false],
  ['(a|b)*c$', 'ababc', true],
])('[C4] %s in %j is %s', (source, text, found) => {
  const pattern = compilePattern(source);
  expect(pattern.ok && pattern.value.test(text)).toBe(found);
});

it.each([
  ['(?=a)b', /look-around/],
  ['(?!a)b', /look-around/],
  ['(?<=a)b', /look-around/],
  ['(?<!a)b', /look-around/],
  ['(?>a)', /atomic/],
  ['(a)\\1', /back references/],
  ['a++', /RE2/],
  ['a{1001}', /repeat count/],
  ['(a{500}){500}', /repeat count/],
  ['[a-', /missing closing/],
  ['a)', /RE2/],
  ['\\u0041', /escape/],
  ['*', /RE2/],
  ['a'.repeat(1001), /1000 characters/],
])('[C4] %s is refused, as RE2 refuses it', (source, reason) => {
  const pattern = compilePattern(source);
  expect(pattern.ok ? '' : pattern.error).toMatch(reason);
});

it('[C4] groups nested too deeply are refused, not run into', () => {
  expect(compilePattern('('.repeat(500)).ok).toBe(false);
  expect(typeof compilePattern('('.repeat(500) + ')'.repeat(500)).ok).toBe('boolean');
});

it('[C4] a pattern that takes exponential time elsewhere is linear here', () => {
  const pattern = compilePattern('^(a+)+$');
  expect(pattern.ok && pattern.value.test(`${'a'.repeat(50_000)}b`)).toBe(false);
});

it('[C4] a pattern is compiled once, also one that is refused', () => {
  expect(compilePattern('same')).toBe(compilePattern('same'));
  expect(compilePattern('(')).toBe(compilePattern('('));
  expect(compilePattern('same', true)).not.toBe(compilePattern('same'));
  const first = compilePattern('forgotten');
  for (let index = 0; index < 600; index += 1) compilePattern(`filler${index}`);
  expect(compilePattern('forgotten')).not.toBe(first);
});
