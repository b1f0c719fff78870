import { describe, expect, it } from 'vitest';
import {
  completeField,
  entryOf,
  fieldCatalog,
  itemCatalog,
  knownType,
} from '../../../../renderer/inspector/fields/field-catalog.ts';
import type { Sample } from '../../../../shared/flow/workspace.ts';
import type { JsonObject } from '../../../../shared/base/json.ts';

function sample(id: string, event: string, data: JsonObject, contact: JsonObject = {}): Sample {
  return { id, name: id, occurrence: { id, event, occurredAt: '2026-03-14T15:09:26Z', data, contact } };
}
const samples = [
  sample(
    'one',
    '30552',
    {
      total: 129.5,
      paid: true,
      placedAt: '2026-03-14T15:00:00Z',
      'gift note': 'Enjoy',
      items: [
        { sku: 'A-1', price: 79.5 },
        { sku: 'B-7', price: 25, tags: ['new'] },
      ],
    },
    { city: 'Austin', nick: 'ada' },
  ),
  sample('two', '30552', { total: '49.90', coupon: null }),
  sample('cart', '30551', { cart: 1 }, { loyalty: 'gold' }),
];
const catalog = fieldCatalog(samples, '30552');
const paths = catalog.entries.map(({ path }) => path);

describe('fields of a trigger', () => {
  it('[C2] come from the samples of its event, written as rules write them', () => {
    expect(paths).toEqual(
      expect.arrayContaining(['event.total', 'event["gift note"]', 'event.items', 'event.items[0].sku']),
    );
    expect(paths).not.toContain('event.cart');
  });

  it('[O3] hold the contact fields of all samples and the known ones', () => {
    expect(paths).toEqual(
      expect.arrayContaining(['contact.nick', 'contact.loyalty', 'contact.points', 'contact.tags']),
    );
    expect(paths).toContain('occurrence.occurredAt');
  });

  it('event fields come before contact fields, and none twice', () => {
    expect(paths.indexOf('event.total')).toBeLessThan(paths.indexOf('contact.city'));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('know their types and an example', () => {
    expect(entryOf(catalog, 'event.total')).toEqual({ path: 'event.total', types: ['number', 'text'], example: 129.5 });
    expect(knownType(catalog, 'event.total')).toBeUndefined();
    expect(knownType(catalog, 'event.paid')).toBe('boolean');
    expect(knownType(catalog, 'event.placedAt')).toBe('time');
    expect(knownType(catalog, 'event.coupon')).toBeUndefined();
    expect(knownType(catalog, 'contact.points')).toBe('number');
    expect(knownType(catalog, 'contact.unheard')).toBeUndefined();
  });

  it('[H8, E9] internal events have their known data without any sample', () => {
    const points = fieldCatalog([], '10101');
    expect(knownType(points, 'event.after')).toBe('number');
    expect(knownType(fieldCatalog([], '10301'), 'event.fields')).toBe('list');
  });
});

describe('[C7] fields inside an item test', () => {
  const inner = itemCatalog(catalog, 'event.items');
  it('start with the item and its members, over all items of all samples', () => {
    expect(inner.entries.slice(0, 4).map(({ path }) => path)).toEqual(['item', 'item.sku', 'item.price', 'item.tags']);
    expect(inner.scopes).toHaveLength(2);
    expect(knownType(inner, 'item.price')).toBe('number');
  });
  it('nest', () => {
    const tags = itemCatalog(inner, 'item.tags');
    expect(tags.entries[0]).toEqual({ path: 'item', types: ['text'], example: 'new' });
    expect(tags.entries.some(({ path }) => path === 'item.sku')).toBe(false);
  });
  it('over something unknown offer the item and what is around it', () => {
    const blank = itemCatalog(catalog, 'event.nothing');
    expect(blank.entries[0]).toEqual({ path: 'item', types: [] });
    expect(blank.entries.length).toBeGreaterThan(5);
  });
});

describe('completing a path', () => {
  const complete = (typed: string): readonly string[] => completeField(catalog.entries, typed).map(({ path }) => path);
  it('offers everything for nothing', () => expect(complete('')).toEqual(paths));
  it('puts what starts with the text first', () => expect(complete('event.t')[0]).toBe('event.total'));
  it('finds a part of a path and ignores case', () => expect(complete('CITY')).toEqual(['contact.city']));
  it('finds inside a name', () => expect(complete('ote')).toEqual(['event["gift note"]']));
  it('is empty for what no sample has', () => expect(complete('zzz')).toEqual([]));
});
