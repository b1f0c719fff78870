import { describe, expect, it } from 'vitest';
import { typeWarning } from '../../../../renderer/inspector/conditions/type-warning.ts';
import type { FieldEntry } from '../../../../renderer/inspector/fields/field-catalog.ts';
import type { Json } from '../../../../shared/base/json.ts';

const number: FieldEntry = { path: 'event.total', types: ['number'], example: 129.5 };
const text: FieldEntry = { path: 'contact.city', types: ['text'], example: 'Austin' };
const price: FieldEntry = { path: 'event.price', types: ['text'], example: '49.90' };
const list: FieldEntry = { path: 'contact.tags', types: ['list'], example: ['vip'] };
const time: FieldEntry = { path: 'event.at', types: ['time'], example: '2026-03-14' };
const rule = (operator: string, value?: Json) => ({ field: 'x', operator, ...(value === undefined ? {} : { value }) });

describe('rules that can hardly mean what they say', () => {
  it.each([
    [rule('startsWith', '1'), number],
    [rule('atLeast', 5), text],
    [rule('before', '2026-01-01'), number],
    [rule('contains', 'x'), number],
    [rule('equals', 'abc'), number],
    [rule('in', [5, 'abc']), number],
    [rule('equals', 'vip'), list],
    [rule('withinLast', { amount: 1, unit: 'day' }), text],
  ])('%j over %j is told', (asked, entry) => {
    expect(typeWarning(asked, entry)).toMatch(/^In samples this field holds/);
  });

  it.each([
    [rule('atLeast', 5), number],
    [rule('atLeast', 5), price],
    [rule('startsWith', 'Au'), text],
    [rule('equals', '129.5'), number],
    [rule('equals', ''), number],
    [rule('equals', 78701), text],
    [rule('contains', 'vip'), list],
    [rule('after', '2026-01-01'), time],
    [rule('exists'), list],
    [rule('startsWith', '1'), undefined],
    [rule('startsWith', '1'), { path: 'x', types: ['text', 'number'] as const }],
    [rule('noSuchThing', '1'), number],
  ])('[C5] %j over %j is fine', (asked, entry) => {
    expect(typeWarning(asked, entry)).toBeUndefined();
  });
});
