import type { Json } from '../../../shared/base/json.ts';
import { isJsonObject } from '../../../shared/base/json.ts';
import { readerOf } from '../../../shared/engine/path-reader.ts';
import { scopeOf, type Scope } from '../../../shared/engine/scope.ts';
import type { Sample } from '../../../shared/flow/workspace.ts';
import { formatFieldPath, parseFieldPath } from '../../../shared/program/field-path.ts';
import type { FieldPath } from '../../../shared/program/program.ts';
import { KNOWN_CONTACT_FIELDS, knownEventFields } from './known-fields.ts';
import { typeOf, type ValueType } from './value-type.ts';

/** A field that a rule can name: met in samples, or known without them. */
export interface FieldEntry {
  readonly path: string;
  readonly types: readonly ValueType[];
  /** Of the first sample that has it. */
  readonly example?: Json;
}

/** What rules of a trigger can see, as far as samples tell: one scope each sample, or each list element of an item test. */
export interface Catalog {
  readonly scopes: readonly Scope[];
  readonly entries: readonly FieldEntry[];
}

const DEPTH = 6;
const MOST = 400;

/**
 * The fields of a trigger: `event.` from the samples of its event, `contact.` from all samples, and what is known without them
 * (O3, H8). The samples in their order; the chosen one first when the caller puts it there.
 */
export function fieldCatalog(samples: readonly Sample[], event: string | undefined): Catalog {
  const own = samples.filter(({ occurrence }) => occurrence.event === event);
  const others = samples.filter(({ occurrence }) => occurrence.event !== event);
  const scopes = own.map(({ occurrence }) => scopeOf(occurrence, occurrence.contact, 0));
  const found = new Entries();
  for (const scope of scopes) found.walk({ root: 'event', segments: [] }, scope.event);
  for (const [path, type] of knownEventFields(event)) found.add(path, type);
  for (const scope of scopes) found.walk({ root: 'contact', segments: [] }, scope.contact);
  for (const { occurrence } of others) found.walk({ root: 'contact', segments: [] }, occurrence.contact);
  for (const [path, type] of KNOWN_CONTACT_FIELDS) found.add(path, type);
  for (const scope of scopes) found.walk({ root: 'occurrence', segments: [] }, scope.occurrence);
  for (const [path, type] of OCCURRENCE_FIELDS) found.add(path, type);
  return { scopes, entries: found.list() };
}

const OCCURRENCE_FIELDS: readonly (readonly [string, ValueType])[] = [
  ['occurrence.id', 'text'],
  ['occurrence.event', 'text'],
  ['occurrence.occurredAt', 'time'],
];

/** What an item test sees at one element (C7). */
function within({ event, contact, occurrence, now, plain }: Scope, item: Json): Scope {
  return { event, contact, occurrence, now, item, plain };
}

/** The catalog inside an item test over this list: `item` and its members first, then the fields around it (C7). */
export function itemCatalog(outer: Catalog, items: string): Catalog {
  const path = parseFieldPath(items);
  const read = path.ok ? readerOf(path.value) : () => undefined;
  const scopes = outer.scopes.flatMap((scope): readonly Scope[] => {
    const list = read(scope);
    return Array.isArray(list) ? (list as readonly Json[]).slice(0, 50).map((item) => within(scope, item)) : [];
  });
  const found = new Entries();
  for (const { item } of scopes) {
    if (item === undefined) continue;
    found.add('item', typeOf(item), item);
    found.walk({ root: 'item', segments: [] }, item);
  }
  if (scopes.length === 0) found.add('item', undefined);
  const around = outer.entries.filter((entry) => !entry.path.startsWith('item'));
  return { scopes, entries: [...found.list(), ...around] };
}

export function entryOf(catalog: Catalog, path: string): FieldEntry | undefined {
  return catalog.entries.find((entry) => entry.path === path);
}

/** The one type that a field has wherever samples show it; undefined when they differ or nothing is known. */
export function knownType(catalog: Catalog, path: string): ValueType | undefined {
  const types = entryOf(catalog, path)?.types.filter((type) => type !== 'nothing') ?? [];
  return types.length === 1 ? types[0] : undefined;
}

/** Entries that complete what is typed: those that start with it, then those with a part that does, then those that hold it. */
export function completeField(entries: readonly FieldEntry[], typed: string): readonly FieldEntry[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return entries;
  const rank = ({ path }: FieldEntry): number => {
    const lower = path.toLowerCase();
    if (lower.startsWith(text)) return 0;
    if (lower.includes(`.${text}`)) return 1;
    return lower.includes(text) ? 2 : 3;
  };
  return [0, 1, 2].flatMap((wanted) => entries.filter((entry) => rank(entry) === wanted));
}

class Entries {
  readonly #found = new Map<string, { types: Set<ValueType>; example?: Json }>();

  add(path: string, type: ValueType | undefined, example?: Json): void {
    const entry = this.#found.get(path);
    if (entry === undefined) {
      if (this.#found.size >= MOST) return;
      const types = new Set(type === undefined ? [] : [type]);
      this.#found.set(path, example === undefined ? { types } : { types, example });
    } else if (example !== undefined && type !== undefined) {
      entry.types.add(type);
      entry.example ??= example;
    }
  }

  /** Members of an object, and of a list its first element. */
  walk(path: FieldPath, value: Json): void {
    const bare = typeof path.segments.at(-1) === 'number'; // an element as a whole is rarely asked about
    if (path.segments.length > 0 && !bare) this.add(formatFieldPath(path), typeOf(value), value);
    if (path.segments.length >= DEPTH) return;
    if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value))
        this.walk({ ...path, segments: [...path.segments, key] }, member);
    } else if (Array.isArray(value)) {
      const [first] = value as readonly Json[];
      if (isJsonObject(first)) this.walk({ ...path, segments: [...path.segments, 0] }, first);
    }
  }

  list(): readonly FieldEntry[] {
    return [...this.#found].map(([path, { types, example }]) => ({
      path,
      types: [...types],
      ...(example === undefined ? {} : { example }),
    }));
  }
}
