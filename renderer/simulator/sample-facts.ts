import { isJsonObject, type Json, type JsonObject } from '../../shared/base/json.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { EventLabel } from '../../shared/flow/phrase.ts';

/** A line of the sample column; `full` is for the tooltip. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly full: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Contact fields that say who it is; the others are listed by themselves. */
const WHO = ['id', 'purl', 'firstname', 'lastname', 'email', 'phone', 'city', 'state', 'zip', 'country'];

/** What to know of an occurrence at a glance: event, time, who, the contact's other fields, then the event's data. */
export function sampleFacts(occurrence: Occurrence, eventLabel: EventLabel): readonly Fact[] {
  const { event, occurredAt, contact, data } = occurrence;
  const label = eventLabel(event);
  return [
    plain('event', label === undefined ? event : `${event} ${label}`),
    { name: 'occurredAt', value: shortTime(occurredAt), full: occurredAt },
    { name: 'contact', value: whoWords(contact), full: JSON.stringify(contact) },
    ...Object.entries(contact).flatMap(([name, value]) => (WHO.includes(name) ? [] : [fact(name, value)])),
    ...dataFacts(data),
  ];
}

/** `2026-03-14T15:09:26Z` as "14 Mar 15:09:26Z", in the zone in which it is written; other texts as they are. */
export function shortTime(text: string): string {
  const parts = /^\d{4}-(\d\d)-(\d\d)[Tt ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(.*)$/.exec(text);
  const month = MONTHS[Number(parts?.[1]) - 1];
  if (!parts || month === undefined) return text;
  return `${Number(parts[2])} ${month} ${parts[3] ?? ''}${(parts[4] ?? '').toUpperCase()}`;
}

/** "Ada, Austin": a name and a place as far as they are known, else the best address there is. */
function whoWords(contact: JsonObject): string {
  const text = (name: string) => {
    const value = Object.hasOwn(contact, name) ? contact[name] : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const name = text('firstname') ?? text('lastname') ?? text('email') ?? text('purl') ?? text('phone') ?? text('id');
  const parts = [name, text('city') ?? text('country')].filter((part) => part !== undefined);
  return parts.length === 0 ? 'nobody' : parts.join(', ');
}

/** An amount takes its currency along: "129.5 USD". */
function dataFacts(data: JsonObject): readonly Fact[] {
  const { currency } = data;
  const amount = ['total', 'amount', 'price', 'value'].find((name) => typeof data[name] === 'number');
  const joins = amount !== undefined && typeof currency === 'string';
  return Object.entries(data).flatMap(([name, value]) => {
    if (joins && name === 'currency') return [];
    if (joins && name === amount) return [plain(name, `${JSON.stringify(value)} ${currency}`)];
    return [fact(name, value)];
  });
}

function fact(name: string, value: Json): Fact {
  return { name, value: shownValue(value), full: JSON.stringify(value, null, 2) };
}

function plain(name: string, value: string): Fact {
  return { name, value, full: value };
}

/** A list of named things reads "Kettle, Filter ×2"; what else there is, as JSON. */
function shownValue(value: Json): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  const names = (value as readonly Json[]).map(itemWords);
  return names.length > 0 && names.every((name) => name !== undefined) ? names.join(', ') : JSON.stringify(value);
}

function itemWords(item: Json): string | undefined {
  if (!isJsonObject(item)) return undefined;
  const name = [item['name'], item['title'], item['label'], item['sku']].find((text) => typeof text === 'string');
  if (name === undefined) return undefined;
  const { quantity } = item;
  return typeof quantity === 'number' && quantity !== 1 ? `${name} ×${quantity}` : name;
}
