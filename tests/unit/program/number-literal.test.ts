import { expect, it } from 'vitest';
import { plainNumber } from '../../../shared/program/number-literal.ts';

it.each([
  ['49.90', 49.9],
  ['-3', -3],
  ['1e3', 1000],
  ['1E-2', 0.01],
  [' 7\n', 7],
  ['007', 7],
  ['0', 0],
  ['123456789012345678901234567890', 1.2345678901234568e29],
])('[C5] %j is %d', (text, value) => {
  expect(plainNumber(text)).toBe(value);
});

it.each([
  ...[
    '',
    ' ',
    '0x10',
    '0b1',
    '0o7',
    '1,000',
    '1 000',
    '1_000',
    '+5',
    '.5',
    '5.',
    '1e',
    '--1',
    '1e999',
    'NaN',
    'Infinity',
  ],
  ...['5 EUR', '१२', '１２', '1.2.3', '-', 'null', '1n', '\u20091\u00002'],
])('[C5] %j is no number', (text) => {
  expect(plainNumber(text)).toBeUndefined();
});
