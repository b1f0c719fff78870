import { isGroup, isItemTest, type ItemTest, type Rule } from '../../../shared/flow/condition.ts';
import { itemCatalog, knownType, type Catalog } from '../fields/field-catalog.ts';
import { withField } from './operand.ts';

/** Another list for an item test. A first rule that says nothing yet asks about a member of its items, or about plain items themselves. */
export function withItems(test: ItemTest, items: string, catalog: Catalog): ItemTest {
  const [only, ...others] = test.where.of;
  if (only === undefined || others.length > 0 || !isUntouched(only)) return { ...test, items };
  const type = knownType(itemCatalog(catalog, items), 'item');
  const blank: Rule = { field: '', operator: 'equals', value: '' };
  const rule = type === 'object' ? blank : withField(blank, 'item', type);
  return { ...test, items, where: { ...test.where, of: [rule] } };
}

function isUntouched(member: ItemTest['where']['of'][number]): boolean {
  if (isGroup(member) || isItemTest(member)) return false;
  const { field, not, value } = member;
  return (field === '' || field === 'item') && not !== true && (value === undefined || value === '');
}
