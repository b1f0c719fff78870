import type { JsonObject } from '../../shared/base/json.ts';

/** A rendered parameter as text: lists of addresses joined, what is absent empty. */
export function paramText(params: JsonObject, name: string): string {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(', ');
  return JSON.stringify(value);
}
