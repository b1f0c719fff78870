import type { Json } from '../../base/json.ts';

/** What a field can hold (C3): nothing at all, or a value of a JSON type. */
export type ValueKind = 'missing' | 'null' | 'boolean' | 'number' | 'text' | 'list' | 'object';

export const PRESENT_KINDS: readonly ValueKind[] = ['text', 'number', 'boolean', 'object', 'list', 'null'];
export const ALL_KINDS: readonly ValueKind[] = ['missing', ...PRESENT_KINDS];

export function kindOfValue(value: Json | undefined): ValueKind {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'object';
  }
}
