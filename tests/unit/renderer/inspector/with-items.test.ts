import { describe, expect, it } from 'vitest';
import { withItems } from '../../../../renderer/inspector/conditions/with-items.ts';
import { fieldCatalog } from '../../../../renderer/inspector/fields/field-catalog.ts';
import type { ItemTest, Rule } from '../../../../shared/flow/condition.ts';

const occurrence = {
  id: 'o',
  event: '30552',
  occurredAt: '2026-03-14T15:09:26Z',
  contact: { tags: ['vip'] },
  data: { items: [{ sku: 'A' }], dates: ['2026-03-14'] },
};
const catalog = fieldCatalog([{ id: 's', name: 'S', occurrence }], '30552');
const test = (...of: readonly Rule[]): ItemTest => ({ items: '', match: 'any', where: { match: 'all', of } });
const fresh: Rule = { field: 'item', operator: 'equals', value: '' };

describe('the list of an item test', () => {
  it.each<[string, Rule]>([
    ['event.items', { field: '', operator: 'equals', value: '' }],
    ['contact.tags', { field: 'item', operator: 'equals', value: '' }],
    ['event.dates', { field: 'item', operator: 'after' }],
  ])('[C7] %s: the first rule asks about what its items are', (items, rule) => {
    expect(withItems(test(fresh), items, catalog)).toEqual({ ...test(rule), items });
  });

  it('[C7] rules that say something stay as they are', () => {
    const said: Rule = { field: 'item.sku', operator: 'equals', value: '' };
    expect(withItems(test(said), 'contact.tags', catalog).where.of).toEqual([said]);
    expect(withItems(test(fresh, said), 'event.items', catalog).where.of).toEqual([fresh, said]);
    expect(withItems(test({ ...fresh, value: 'x' }), 'event.items', catalog).where.of).toHaveLength(1);
  });
});
