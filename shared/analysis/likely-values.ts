import type { Json } from '../base/json.ts';
import { timeText } from './nearest-times.ts';

/** The platform's own contact fields (O3), two values each. */
const KNOWN: Readonly<Record<string, readonly Json[]>> = {
  purl: ['AdaLovelace', 'SamTaylor'],
  firstname: ['Ada', 'Sam'],
  lastname: ['Lovelace', 'Taylor'],
  email: ['ada@example.com', 'sam@example.com'],
  phone: ['+15125550100', '+15125550101'],
  city: ['Austin', 'Boston'],
  state: ['TX', 'MA'],
  zip: ['78701', '02108'],
  country: ['US', 'CA'],
  points: [100, 50],
  tags: [['vip'], ['new']],
};
const AMOUNT = /(?:total|amount|price|value|quantity|count|score|age)$/i;
const TIME = /(?:date|time|At|_at)$/;

/** Values that a field of this name plausibly has, or has instead, best first. `now`: epoch milliseconds. */
export function likelyValues(name: string, actual: Json | undefined, now: number): readonly Json[] {
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  if (known) return known;
  if (AMOUNT.test(name)) return [100, 50];
  const time = TIME.test(name) ? timeText(now, 'Z') : undefined;
  if (time !== undefined) return [time];
  const blank = actual === undefined || actual === null || actual === '';
  return blank ? ['example', 'Other'] : ['Other', 'example'];
}

/** Whether a field of this name is a list by the platform's own account (O3). */
export function isListField(name: string): boolean {
  return Array.isArray(Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined);
}
