import { describe, expect, it } from 'vitest';
import { OPERATORS } from '../../../../shared/program/program.ts';
import { checkOperand } from '../../../../shared/compiler/operand.ts';
import {
  adaptOperand,
  castScalar,
  changedRule,
  operandKind,
  operandText,
  readNumber,
  readScalar,
  wantedType,
  withField,
  withOperator,
} from '../../../../renderer/inspector/conditions/operand.ts';

describe('typing a value', () => {
  it.each([
    ['100', 'number', 100],
    ['49.90', 'number', 49.9],
    [' -3 ', 'number', -3],
    ['1e3', 'number', 1000],
    ['1,000', 'number', '1,000'],
    ['0x10', 'number', '0x10'],
    ['abc', 'number', 'abc'],
    ['100', 'text', '100'],
    ['true', 'boolean', true],
    ['no', 'boolean', 'no'],
    ['', 'null', null],
  ] as const)('[C5] %j wanted as %s is %j', (text, wanted, expected) => {
    expect(readScalar(text, wanted)).toBe(expected);
  });

  it('an empty number box has no value yet; what is no number stays for the compiler to refuse', () => {
    expect(readNumber('  ')).toBeUndefined();
    expect(readNumber('ten')).toBe('ten');
    expect(checkOperand('atLeast', 'ten', { ignoreCase: false, timeZone: 'UTC' }).ok).toBe(false);
  });

  it.each([
    [5, 'text', 'number'],
    ['', 'number', 'number'],
    [undefined, 'number', 'number'],
    ['78701', 'number', 'text'],
    ['abc', 'number', 'number'],
    ['', 'text', 'text'],
    [undefined, undefined, 'text'],
    [true, undefined, 'boolean'],
    [null, 'text', 'null'],
  ] as const)('a box that holds %j over a field of type %s types %s', (value, known, expected) => {
    expect(wantedType(value, known)).toBe(expected);
  });

  it.each([
    ['129.5', 'number', 129.5],
    ['Austin', 'number', 0],
    [129.5, 'text', '129.5'],
    ['false', 'boolean', false],
    ['yes', 'boolean', true],
    [true, 'text', 'true'],
    ['x', 'null', null],
    [null, 'text', ''],
  ] as const)('%j cast to %s is %j', (value, type, expected) => {
    expect(castScalar(value, type)).toBe(expected);
  });

  it('shows values as they are', () => {
    expect(['a', 1.5, true, null, [1], undefined].map(operandText)).toEqual(['a', '1.5', 'true', 'null', '[1]', '']);
  });
});

describe('changing the operator', () => {
  it.each([
    ['Austin', 'in', undefined, ['Austin']],
    [['Austin', 'Dallas'], 'equals', undefined, 'Austin'],
    ['100', 'atLeast', undefined, 100],
    ['abc', 'atLeast', undefined, undefined],
    [100, 'between', undefined, [100, 100]],
    [[100, 200], 'atMost', undefined, 100],
    ['x', 'exists', undefined, undefined],
    [100, 'startsWith', undefined, '100'],
    ['Austin', 'before', undefined, undefined],
    ['2026-03-14', 'before', undefined, '2026-03-14'],
    ['x', 'withinLast', undefined, { amount: 7, unit: 'day' }],
    [{ amount: 2, unit: 'week' }, 'withinLast', undefined, { amount: 2, unit: 'week' }],
    [{ amount: 2, unit: 'week' }, 'equals', undefined, ''],
    [undefined, 'equals', 'boolean', true],
    [undefined, 'equals', 'number', undefined],
  ] as const)('%j under %s keeps what it can', (value, operator, known, expected) => {
    expect(adaptOperand(value, operator, known)).toEqual(expected);
  });

  it('[C4] a number as value is one that every operator takes, or none at all', () => {
    for (const operator of OPERATORS) {
      const value = adaptOperand(150, operator, 'number');
      if (value === undefined && operandKind(operator) === 'time') continue;
      expect(checkOperand(operator, value, { ignoreCase: false, timeZone: 'UTC' }).ok, operator).toBe(true);
    }
  });

  it('[C6] the complement keeps the value and is written as not: true', () => {
    const rule = { field: 'contact.city', operator: 'equals', value: 'Austin', ignoreCase: true };
    expect(withOperator(rule, 'equals', true, 'text')).toEqual({ ...rule, not: true });
    expect(withOperator({ ...rule, not: true }, 'equals', false, 'text')).toEqual(rule);
  });

  it('[C5] ignoring case goes where no texts are compared', () => {
    const rule = { field: 'event.total', operator: 'equals', value: '5', ignoreCase: true };
    expect(withOperator(rule, 'atLeast', false, 'number')).toEqual({
      field: 'event.total',
      operator: 'atLeast',
      value: 5,
    });
  });

  it('keeps the order of keys that the file has, and leaves out what is off (F0)', () => {
    const rule = changedRule({ field: 'a', operator: 'equals' }, { ignoreCase: true, value: 'x', not: true });
    expect(Object.keys(rule)).toEqual(['field', 'operator', 'not', 'value', 'ignoreCase']);
    expect(Object.keys(changedRule(rule, { ignoreCase: false, not: false, value: undefined }))).toEqual([
      'field',
      'operator',
    ]);
  });
});

describe('choosing a field', () => {
  const fresh = { field: '', operator: 'equals', value: '' };
  it.each([
    ['text', { operator: 'equals', value: '' }],
    ['number', { operator: 'equals' }],
    ['boolean', { operator: 'equals', value: true }],
    ['list', { operator: 'contains', value: '' }],
    ['time', { operator: 'after' }],
    ['object', { operator: 'exists' }],
  ] as const)('a fresh rule over a %s asks what such fields are asked', (known, expected) => {
    expect(withField(fresh, 'event.x', known)).toEqual({ field: 'event.x', ...expected });
  });

  it('a rule that says something keeps its operator and value', () => {
    const rule = { field: 'contact.city', operator: 'startsWith', value: 'Au' };
    expect(withField(rule, 'contact.tags', 'list')).toEqual({ ...rule, field: 'contact.tags' });
  });
});
