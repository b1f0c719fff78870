import { isJsonObject, ownValue, type Json, type JsonObject } from '../../shared/base/json.ts';
import type { Sample } from '../../shared/flow/workspace.ts';
import { fieldCatalog } from '../inspector/fields/field-catalog.ts';
import type { ValueType } from '../inspector/fields/value-type.ts';

/** A line of the form: a member of the contact or of the event's data. */
export interface FormField {
  readonly part: 'contact' | 'data';
  readonly name: string;
  /** What stands there as one types it; empty where nothing does. */
  readonly text: string;
  readonly type: ValueType;
}

/** What the text holds as an occurrence in its native shape; undefined where a form cannot show it. */
export function editableOccurrence(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const native = isJsonObject(value) && isJsonObject(value['contact']) && isJsonObject(value['data']);
    return native ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Fields of the occurrence in its own order, then those that are known from samples and from the platform (O3). */
export function formFields(occurrence: JsonObject, samples: readonly Sample[]): readonly FormField[] {
  const event = ownValue(occurrence, 'event');
  const { entries } = fieldCatalog(samples, typeof event === 'string' ? event : undefined);
  const known = (part: FormField['part'], root: string) =>
    entries.flatMap(({ path, types }): readonly FormField[] => {
      const name = new RegExp(`^${root}\\.([\\w-]+)$`).exec(path)?.[1];
      const [type] = types;
      return name === undefined || type === undefined ? [] : [{ part, name, text: '', type }];
    });
  return [
    ...own(occurrence, 'contact', known('contact', 'contact')),
    ...own(occurrence, 'data', known('data', 'event')),
  ];
}

function own(occurrence: JsonObject, part: FormField['part'], known: readonly FormField[]): readonly FormField[] {
  const values = ownValue(occurrence, part);
  if (!isJsonObject(values)) return [];
  const types = new Map(known.map(({ name, type }) => [name, type]));
  const there = Object.entries(values).map(([name, value]): FormField => {
    const type = value === null ? (types.get(name) ?? 'text') : typeOfValue(value);
    return { part, name, text: shownText(value), type };
  });
  return [...there, ...known.filter(({ name }) => !Object.hasOwn(values, name))];
}

function typeOfValue(value: Json): ValueType {
  if (Array.isArray(value)) return 'list';
  if (isJsonObject(value)) return 'object';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
}

function shownText(value: Json): string {
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
}

/** The occurrence with one field as typed: of the field's type where the text fits it, without it when empty. */
export function withField(occurrence: JsonObject, { part, name, type }: FormField, text: string): JsonObject {
  const values = ownValue(occurrence, part);
  const before = isJsonObject(values) ? values : {};
  if (text === '') {
    return { ...occurrence, [part]: Object.fromEntries(Object.entries(before).filter(([key]) => key !== name)) };
  }
  return { ...occurrence, [part]: { ...before, [name]: typedValue(text, type) } };
}

function typedValue(text: string, type: ValueType): Json {
  if (type === 'text' || type === 'time' || type === 'nothing') return text;
  try {
    const value = JSON.parse(text) as Json;
    return typeOfValue(value) === type ? value : text;
  } catch {
    return text;
  }
}
