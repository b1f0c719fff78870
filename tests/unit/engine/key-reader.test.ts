import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../shared/base/json.ts';
import { KeyReader, type AccessWay } from '../../../shared/engine/index-access.ts';
import { scopeOf } from '../../../shared/engine/scope.ts';

function keyOf(name: string, data: JsonObject, way: AccessWay = 'text'): string | number | undefined {
  const occurrence = { id: '1', event: '30501', occurredAt: '2026-03-14T15:09:26Z', contact: {}, data };
  return new KeyReader({ path: { root: 'event', segments: [name] }, way }).key(scopeOf(occurrence, {}, 0));
}

describe('the key by which an index finds the rules of an occurrence', () => {
  it.each<[AccessWay, Json, string | number | undefined]>([
    ['text', 'Austin', 'Austin'],
    ['text', 12.5, '12.5'],
    ['text', true, 'true'],
    ['text', null, undefined],
    ['text', ['Austin'], undefined],
    ['folded', 'ÅUSTIN', 'åustin'],
    ['number', '12.50', 12.5],
    ['number', 'many', undefined],
  ])('[C5] %s: %j gives %j', (way, value, key) => {
    expect(keyOf('city', { city: value }, way)).toBe(key);
  });

  it('[C2] sees own members only, whatever the prototype', () => {
    expect(keyOf('city', Object.create({ city: 'Austin' }) as JsonObject)).toBeUndefined();
    expect(keyOf('city', Object.assign(Object.create(null) as JsonObject, { city: 'Austin' }))).toBe('Austin');
    expect(keyOf('__proto__', JSON.parse('{"__proto__": "Austin"}') as JsonObject)).toBeUndefined();
  });
});
