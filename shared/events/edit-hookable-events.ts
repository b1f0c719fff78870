import { endOf, memberOf, type ArrayNode, type JsonNode, type ObjectNode } from '../base/json-node.ts';
import { parseLocatedJson } from '../base/parse-located-json.ts';
import type { Edit } from '../base/problem.ts';
import { removeSlot } from '../base/remove-slot.ts';
import { formatEntry, formatHookableEvents } from './format-hookable-events.ts';
import type { HookableEvent } from './hookable-event.ts';

/**
 * Edits of a valid list's text that change nothing but what the user changed: order of keys, indentation and line ends
 * stay as the text has them (H7). A text that is no list gets no edits.
 */
export function addEventEdit(text: string, event: HookableEvent): readonly Edit[] {
  const list = listOf(text);
  if (!list) return [];
  const last = list.elements.at(-1);
  if (!last) {
    const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
    const whole = formatHookableEvents([event]).replaceAll('\n', lineEnd);
    return [{ offset: list.offset, length: list.length, text: whole }];
  }
  return [{ offset: endOf(last), length: 0, text: separator(text, list) + entryLike(text, last, event) }];
}

export function relabelEventEdit(text: string, id: string, label: string): readonly Edit[] {
  const entry = listOf(text)?.elements.find((node) => idOf(node) === id);
  const value = entry?.kind === 'object' ? memberOf(entry, 'label')?.value : undefined;
  return value ? [{ offset: value.offset, length: value.length, text: JSON.stringify(label) }] : [];
}

export function removeEventEdit(text: string, id: string): readonly Edit[] {
  const list = listOf(text);
  const index = list?.elements.findIndex((node) => idOf(node) === id) ?? -1;
  if (!list || index < 0) return [];
  if (list.elements.length === 1) return [{ offset: list.offset, length: list.length, text: '[]' }];
  return removeSlot(list.elements, index);
}

function listOf(text: string): ArrayNode | undefined {
  const { root } = parseLocatedJson(text);
  return root?.kind === 'array' ? root : undefined;
}

function idOf(node: JsonNode): string | undefined {
  const value = node.kind === 'object' ? memberOf(node, 'id')?.value : undefined;
  return value?.kind === 'string' ? value.value : undefined;
}

/** What stands between the last two entries; with one entry, what stands before it. */
function separator(text: string, list: ArrayNode): string {
  const last = list.elements.at(-1);
  const before = list.elements.at(-2);
  if (!last) return '';
  if (before) return text.slice(endOf(before), last.offset);
  const indent = text.slice(list.offset + 1, last.offset);
  return indent === '' ? ', ' : `,${indent}`;
}

/** The event written as the entry before it is. */
function entryLike(text: string, node: JsonNode, event: HookableEvent): string {
  const parts = node.kind === 'object' ? valuesOf(node) : undefined;
  if (!parts) return formatEntry(event);
  let result = '';
  let at = node.offset;
  for (const { key, value } of parts) {
    result += text.slice(at, value.offset) + JSON.stringify(event[key]);
    at = endOf(value);
  }
  return result + text.slice(at, endOf(node));
}

function valuesOf(node: ObjectNode): readonly { key: 'id' | 'label'; value: JsonNode }[] | undefined {
  const values = node.members.flatMap(({ key, value }) =>
    value && (key.name === 'id' || key.name === 'label') ? [{ key: key.name, value } as const] : [],
  );
  return values.length === 2 && node.members.length === 2 ? values : undefined;
}
