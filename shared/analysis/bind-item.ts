import { formatFieldPath } from '../program/field-path.ts';
import type { ConditionTest, FieldPath, GroupTest } from '../program/program.ts';

/**
 * The `where` of an item test as it reads for one element of the list: `item.sku` becomes `event.items[2].sku` (C7).
 * Item tests inside keep their own `item`.
 */
export function bindItem(where: GroupTest, element: FieldPath): GroupTest {
  return { ...where, of: where.of.map((member) => bound(member, element)) };
}

function bound(test: ConditionTest, element: FieldPath): ConditionTest {
  switch (test.kind) {
    case 'group':
      return bindItem(test, element);
    case 'items': {
      const path = boundPath(test.path, element);
      return { ...test, path, items: formatFieldPath(path) };
    }
    case 'rule': {
      const path = boundPath(test.path, element);
      return { ...test, path, field: formatFieldPath(path) };
    }
  }
}

function boundPath(path: FieldPath, element: FieldPath): FieldPath {
  return path.root === 'item' ? { root: element.root, segments: [...element.segments, ...path.segments] } : path;
}
