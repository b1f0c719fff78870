import type { LucideIcon } from 'lucide-react';
import { Braces, CalendarClock, CircleHelp, CircleSlash, Hash, List, ToggleRight, Type } from 'lucide-react';
import type { Json } from '../../../shared/base/json.ts';
import { parseRfc3339 } from '../../../shared/base/rfc3339.ts';

/** What kind of value a field holds, as far as samples tell. */
export type ValueType = 'text' | 'number' | 'boolean' | 'time' | 'list' | 'object' | 'nothing';

export function typeOf(value: Json): ValueType {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return isTime(value) ? 'time' : 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'list' : 'object';
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) || parseRfc3339(text) !== undefined;
}

export const TYPE_WORDS: Readonly<Record<ValueType, string>> = {
  text: 'text',
  number: 'number',
  boolean: 'true or false',
  time: 'time',
  list: 'list',
  object: 'object',
  nothing: 'nothing',
};

const icons: Readonly<Record<ValueType, LucideIcon>> = {
  text: Type,
  number: Hash,
  boolean: ToggleRight,
  time: CalendarClock,
  list: List,
  object: Braces,
  nothing: CircleSlash,
};

export function typeIcon(type: ValueType | undefined): LucideIcon {
  return type === undefined ? CircleHelp : icons[type];
}
