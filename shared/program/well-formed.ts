import type { Json } from '../base/json.ts';

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The text with each lone surrogate replaced by U+FFFD (E8). */
export function wellFormedText(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD');
}

/** The value with U+FFFD for lone surrogates in texts and keys, and null for what JSON cannot hold. */
export function wellFormedJson(value: unknown, visit: (units: number) => void = () => undefined): Json {
  if (typeof value === 'string') {
    visit(value.length);
    return wellFormedText(value);
  }
  visit(1);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((element) => wellFormedJson(element, visit));
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [wellFormedText(key), wellFormedJson(member, visit)]),
  );
}
