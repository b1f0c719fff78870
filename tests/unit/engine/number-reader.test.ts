import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../shared/base/json.ts';
import { NumberReader } from '../../../shared/engine/number-reader.ts';
import { scopeOf } from '../../../shared/engine/scope.ts';

function numberOf(name: string, data: JsonObject): number {
  const occurrence = { id: '1', event: '30501', occurredAt: '2026-03-14T15:09:26Z', contact: {}, data };
  return new NumberReader({ root: 'event', segments: [name] }).number(scopeOf(occurrence, {}, 0));
}

describe('the number that ranges ask about', () => {
  it.each<[Json, number]>([
    [12.5, 12.5],
    [0, 0],
    ['12.50', 12.5],
    ['-3', -3],
    ['1e3', 1000],
    ['1,5', Number.NaN],
    ['', Number.NaN],
    [true, Number.NaN],
    [null, Number.NaN],
    [[7], Number.NaN],
  ])('[C5] %j stands for %d', (value, number) => {
    expect(numberOf('total', { total: value })).toBe(number);
  });

  it('[C2] sees own members only, whatever the prototype', () => {
    const heir = Object.create({ total: 5 }) as JsonObject;
    expect(numberOf('total', heir)).toBeNaN();
    expect(numberOf('total', Object.assign(Object.create(null) as JsonObject, { total: 5 }))).toBe(5);
    expect(numberOf('toString', {})).toBeNaN();
    expect(numberOf('__proto__', JSON.parse('{"__proto__": 5}') as JsonObject)).toBeNaN();
  });

  it('[C3] is NaN for a missing field', () => {
    expect(numberOf('total', {})).toBeNaN();
  });
});
