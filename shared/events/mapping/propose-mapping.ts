import { isJsonObject, type Json } from '../../base/json.ts';
import { parseRfc3339 } from '../../base/rfc3339.ts';
import type { HookableEvent } from '../hookable-event.ts';
import { closestEvent } from './event-similarity.ts';
import { foreignFields, type ForeignField } from './foreign-fields.ts';
import { eventNameOf, knownPairs, providerOf, type Provider } from './provider.ts';
import { sensitivityOf, snakeCase, type Sensitivity } from './sensitive.ts';

/** One of their fields, and the field of the occurrence that takes its value; an empty `to` leaves it out. */
export interface MappingRow {
  readonly from: string;
  readonly to: string;
  /** What stands there. */
  readonly value: Json;
  readonly sensitive?: Sensitivity;
}

export interface Mapping {
  readonly provider: Provider;
  /** What the event is called there. */
  readonly eventName?: string;
  /** Id of the workspace's event that comes closest; absent when none is near. */
  readonly event?: string;
  /** Those that are taken first. */
  readonly rows: readonly MappingRow[];
}

/** How a provider's JSON becomes an occurrence (O1), as far as its fields tell. Secrets are never taken by themselves. */
export function proposeMapping(value: Json, events: readonly HookableEvent[]): Mapping {
  const provider = providerOf(value);
  const eventName = isJsonObject(value) ? eventNameOf(provider, value) : undefined;
  const event = eventName === undefined ? undefined : closestEvent(eventName, events);
  const fields = foreignFields(value, provider === 'ga4' ? ['events'] : []);
  const rows = provider === 'unknown' ? guessedRows(fields) : knownRows(provider, fields);
  return {
    provider,
    ...(eventName !== undefined && { eventName }),
    ...(event && { event: event.id }),
    rows: [...rows.filter(({ to }) => to !== ''), ...rows.filter(({ to }) => to === '')],
  };
}

function rowOf({ path, value }: ForeignField, to: string): MappingRow {
  const sensitive = sensitivityOf(lastName(path), value);
  return { from: path, to: sensitive === 'secret' ? '' : to, value, ...(sensitive && { sensitive }) };
}

function knownRows(provider: Provider, fields: readonly ForeignField[]): readonly MappingRow[] {
  const byPath = new Map(fields.map((field) => [field.path, field]));
  const taken = new Set<string>();
  const targets = new Map<string, string>();
  for (const [from, to] of knownPairs(provider)) {
    const field = byPath.get(from);
    if (field === undefined || isEmpty(field.value) || taken.has(to)) continue;
    taken.add(to);
    targets.set(from, to);
  }
  const order = [...targets.keys()];
  const known = order.flatMap((from) => byPath.get(from) ?? []);
  const others = fields.filter(({ path }) => !targets.has(path));
  return [...known, ...others].map((field) => rowOf(field, targets.get(field.path) ?? ''));
}

const CONTACT: Readonly<Record<string, string>> = {
  email: 'email',
  email_address: 'email',
  mail: 'email',
  first_name: 'firstname',
  firstname: 'firstname',
  given_name: 'firstname',
  last_name: 'lastname',
  lastname: 'lastname',
  family_name: 'lastname',
  surname: 'lastname',
  phone: 'phone',
  phone_number: 'phone',
  mobile: 'phone',
  city: 'city',
  state: 'state',
  zip: 'zip',
  postal_code: 'zip',
  postcode: 'zip',
  country: 'country',
  country_code: 'country',
};
const IDS = ['id', 'event_id', 'message_id', 'uuid'];

/** Of unknown JSON: contact fields and a time by their names, everything else as data. */
function guessedRows(fields: readonly ForeignField[]): readonly MappingRow[] {
  const taken = new Set<string>();
  const free = (to: string): string => {
    if (taken.has(to)) return '';
    taken.add(to);
    return to;
  };
  return fields.map((field) => {
    const name = snakeCase(lastName(field.path));
    const inList = field.path.includes('[]');
    const top = !field.path.includes('.') && !inList;
    const contact = Object.hasOwn(CONTACT, name) ? CONTACT[name] : undefined;
    if (isEmpty(field.value)) return rowOf(field, '');
    if (!inList && contact !== undefined) return rowOf(field, free(`contact.${contact}`));
    if (!inList && isTime(field.value) && !taken.has('occurredAt')) return rowOf(field, free('occurredAt'));
    if (top && IDS.includes(name) && !taken.has('id')) return rowOf(field, free('id'));
    if (sensitivityOf(name, field.value) !== undefined) return rowOf(field, '');
    return rowOf(field, free(`data.${dataPath(field.path)}`));
  });
}

/** Two steps at most: deep names come from their last one; a list keeps its own name. */
function dataPath(path: string): string {
  if (path.includes('[]')) {
    const [list = '', ...rest] = path.split('[].');
    return rest.length === 0 ? lastName(list) : `${lastName(list)}[].${rest.at(-1)?.split('.').at(-1) ?? ''}`;
  }
  return lastName(path);
}

function lastName(path: string): string {
  return (
    path
      .split('.')
      .at(-1)
      ?.replace(/\[\d*\]$/, '') ?? path
  );
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isTime(value: Json): boolean {
  return typeof value === 'string' && parseRfc3339(value) !== undefined;
}
