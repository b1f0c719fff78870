import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import { parseRfc3339 } from '../../base/rfc3339.ts';
import { valueAt } from './foreign-fields.ts';
import type { MappingRow } from './propose-mapping.ts';

export interface MappingTarget {
  readonly event: string;
  /** Epoch milliseconds, for a payload that tells no time. */
  readonly now: number;
  /** For one that has no id. */
  readonly id: string;
}

interface Building {
  [key: string]: Json | Building | Building[];
}

/**
 * The occurrence that the rows make of a provider's JSON, still to be checked as any other (O1–O4). Where two rows go to the
 * same field, the later wins. Unknown targets are taken as they are, so that the check can say what is wrong with them.
 */
export function applyMapping(
  value: Json,
  rows: readonly Pick<MappingRow, 'from' | 'to'>[],
  o: MappingTarget,
): JsonObject {
  const built: Building = { id: o.id, event: o.event, occurredAt: timeText(o.now), contact: {}, data: {} };
  for (const { from, to } of rows) {
    const target = to.trim();
    if (target === '' || from === '') continue;
    if (from.includes('[]')) setEach(built, value, from, target);
    else set(built, target, valueAt(value, from));
  }
  return built;
}

function set(built: Building, to: string, value: Json | undefined): void {
  if (value === undefined) return;
  if (to === 'occurredAt') built['occurredAt'] = timeOf(value);
  else if (to === 'id') built['id'] = typeof value === 'string' ? value : JSON.stringify(value);
  else setAt(built, to.split('.'), value);
}

/** `line_items[].sku` → `items[].sku`: element by element. */
function setEach(built: Building, value: Json, from: string, to: string): void {
  const [listPath = '', inner = ''] = splitOnce(from, '[]');
  const list = valueAt(value, listPath);
  if (!Array.isArray(list)) return;
  const [target = '', name = ''] = splitOnce(to, '[]');
  const [first] = list as readonly Json[];
  if (!to.includes('[]')) return set(built, to, first === undefined ? undefined : innerValue(first, inner));
  const elements = listAt(built, target.split('.'));
  for (const [index, element] of (list as readonly Json[]).entries()) {
    const own = (elements[index] ??= {});
    const found = innerValue(element, inner);
    if (found !== undefined) setAt(own, name.replace(/^\./, '').split('.'), found);
  }
}

function innerValue(element: Json, inner: string): Json | undefined {
  const path = inner.replace(/^\./, '');
  return path === '' ? element : valueAt(element, path);
}

function splitOnce(text: string, at: string): readonly string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + at.length)];
}

function setAt(built: Building, steps: readonly string[], value: Json): void {
  const parent = parentOf(built, steps);
  define(parent, steps.at(-1) ?? '', value);
}

function listAt(built: Building, steps: readonly string[]): Building[] {
  const parent = parentOf(built, steps);
  const name = steps.at(-1) ?? '';
  const known = Object.hasOwn(parent, name) ? parent[name] : undefined;
  if (Array.isArray(known)) return known as Building[];
  const list: Building[] = [];
  define(parent, name, list);
  return list;
}

function parentOf(built: Building, steps: readonly string[]): Building {
  let at = built;
  for (const name of steps.slice(0, -1)) {
    const known = Object.hasOwn(at, name) ? at[name] : undefined;
    if (isJsonObject(known)) at = known;
    else {
      const next: Building = {};
      define(at, name, next);
      at = next;
    }
  }
  return at;
}

/** `__proto__` is a name like any other (C2). */
function define(object: Building, name: string, value: Json | Building | Building[]): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** RFC 3339 as it is; a number is an epoch in seconds, milliseconds or microseconds. */
function timeOf(value: Json): Json {
  if (typeof value === 'string' && parseRfc3339(value) !== undefined) return value;
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN;
  if (!Number.isFinite(number) || number <= 0) return value;
  const milliseconds = number > 1e14 ? number / 1000 : number > 1e11 ? number : number * 1000;
  return timeText(milliseconds);
}

function timeText(now: number): string {
  const time = new Date(now);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
