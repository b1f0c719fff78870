import { describe, expect, it } from 'vitest';
import { shortOperator } from '../../../../renderer/inspector/conditions/short-operator.ts';
import { operatorOptions } from '../../../../renderer/inspector/conditions/operator-options.ts';
import { OPERATORS } from '../../../../shared/program/program.ts';

describe('operators in words', () => {
  it.each(['text', 'number', 'boolean', 'time', 'list', 'object', 'nothing', undefined] as const)(
    '[C4, C6] a field of type %s is offered every operator and complement once',
    (type) => {
      const { fitting, others } = operatorOptions(type);
      const keys = [...fitting, ...others].map(({ operator, not }) => `${operator} ${not}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBe(OPERATORS.length * 2);
      expect(fitting.length).toBeGreaterThan(0);
    },
  );

  it.each([
    ['text', ['is', 'is not', 'is one of', 'is none of']],
    ['number', ['is', 'is not', 'is at least', 'is not at least']],
    ['time', ['is before', 'is not before', 'is after', 'is not after']],
    ['list', ['contains', 'does not contain', 'is empty', 'is not empty']],
    ['boolean', ['is', 'is not', 'exists', 'does not exist']],
  ] as const)('a %s is first asked what fits it', (type, first) => {
    expect(
      operatorOptions(type)
        .fitting.slice(0, 4)
        .map(({ label }) => label),
    ).toEqual(first);
  });

  it('numbers are not asked what only texts can answer before the others', () => {
    const { fitting, others } = operatorOptions('number');
    expect(fitting.some(({ operator }) => operator === 'startsWith')).toBe(false);
    expect(others.some(({ operator }) => operator === 'startsWith')).toBe(true);
  });

  it.each([
    ['equals', false, 'is'],
    ['equals', true, 'is not'],
    ['atLeast', false, 'at least'],
    ['atLeast', true, 'not at least'],
    ['isEmpty', false, 'is empty'],
    ['contains', true, 'does not contain'],
    ['in', false, 'one of'],
  ] as const)('%s (not: %s) is short enough for the bar: %s', (operator, not, words) => {
    expect(shortOperator(operator, not)).toBe(words);
  });
});
