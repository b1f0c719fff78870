import type { Json, JsonObject } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { plainNumber } from '../program/number-literal.ts';
import { equalTo, numberOf } from './scalar-equality.ts';
import type { ActionError } from './trace.ts';
import { YES } from './verdict.ts';

export type ChangeKind = 'set' | 'add' | 'append' | 'remove';

/** The contact with one field changed by a rendered text (A3); only own members count, `__proto__` is a name like any other. */
export function changedContact(
  contact: JsonObject,
  field: string,
  change: ChangeKind,
  text: string,
): Result<JsonObject, ActionError> {
  const before = Object.hasOwn(contact, field) ? contact[field] : undefined;
  const after = changedValue(before, field, change, text);
  if (!after.ok) return after;
  return ok(after.value === undefined ? contact : { ...contact, [field]: after.value });
}

function changedValue(
  before: Json | undefined,
  field: string,
  change: ChangeKind,
  text: string,
): Result<Json | undefined, ActionError> {
  switch (change) {
    case 'set':
      return ok(fitted(before, text));
    case 'add':
      return added(before, field, text);
    case 'append':
    case 'remove':
      return listed(before, field, change, text);
  }
}

/** The text in the stored value's type where it fits, else as text. */
function fitted(before: Json | undefined, text: string): Json {
  if (typeof before === 'number') return plainNumber(text) ?? text;
  if (typeof before !== 'boolean') return text;
  const word = text.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : text;
}

function added(before: Json | undefined, field: string, text: string): Result<Json, ActionError> {
  const stored = before === undefined ? 0 : numberOf(before);
  const amount = plainNumber(text);
  if (stored === undefined) {
    return notNumber(`contact.${field} is ${JSON.stringify(before).slice(0, 100)}, which is not a number.`);
  }
  if (amount === undefined) return notNumber(`${JSON.stringify(text.slice(0, 100))} is not a number to add.`);
  const sum = stored + amount;
  return Number.isFinite(sum) ? ok(sum) : notNumber(`contact.${field} would become too large a number.`);
}

function notNumber(message: string): Result<never, ActionError> {
  return err({ code: 'action.notNumber', message });
}

/** Lists as sets: `append` adds what no element equals, `remove` takes away what equals under C5. */
function listed(
  before: Json | undefined,
  field: string,
  change: 'append' | 'remove',
  text: string,
): Result<Json | undefined, ActionError> {
  if (before !== undefined && before !== null && !Array.isArray(before)) {
    return err({
      code: 'action.notList',
      message: `contact.${field} is not a list, so nothing can be put in or taken out.`,
    });
  }
  const list = (before ?? []) as readonly Json[];
  const equal = equalTo(text, false);
  if (change === 'append') return ok(list.some((element) => equal(element, 0) === YES) ? undefined : [...list, text]);
  const kept = list.filter((element) => equal(element, 0) !== YES);
  return ok(kept.length === list.length ? undefined : kept);
}
