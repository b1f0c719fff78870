import { endOf, memberOf, type JsonMember, type JsonNode, type ObjectNode } from '../base/json-node.ts';
import { pointerTo } from '../base/json.ts';
import { lineAt } from '../base/text-position.ts';
import type { ProblemAt } from '../base/text-problem.ts';
import { isHookableEventId } from './event-id.ts';
import type { EventKey } from './key-typos.ts';
import { labelFault, labelKey } from './label.ts';

/** An object that stands for an event, with its place in the document. */
export interface EntryAt {
  readonly node: ObjectNode;
  readonly pointer: string;
}

/** What the checks of one entry need to know of the others. */
export interface EventList {
  readonly starts: readonly number[];
  /** The first entry with each id that is valid text. */
  readonly firstById: ReadonlyMap<string, EntryAt>;
  /** The first entry with each label, by `labelKey`. */
  readonly firstByLabel: ReadonlyMap<string, EntryAt>;
  /** Whatever is or could become an id, and retired ids: none of these is free. */
  readonly taken: ReadonlySet<string>;
}

export function readEventList(
  starts: readonly number[],
  entries: readonly EntryAt[],
  retiredIds: readonly string[],
): EventList {
  const firstById = new Map<string, EntryAt>();
  const firstByLabel = new Map<string, EntryAt>();
  const taken = new Set(retiredIds);
  for (const entry of entries) {
    const id = textOf(entry, 'id');
    if (id !== undefined && isHookableEventId(id) && !firstById.has(id)) firstById.set(id, entry);
    const label = textOf(entry, 'label');
    if (label !== undefined && labelFault(label) === undefined && !firstByLabel.has(labelKey(label))) {
      firstByLabel.set(labelKey(label), entry);
    }
    for (const { value } of entry.node.members) {
      const text = value?.kind === 'string' ? value.value.trim() : value?.kind === 'number' ? value.raw : '';
      if (isHookableEventId(text)) taken.add(text);
    }
  }
  return { starts, firstById, firstByLabel, taken };
}

export function valueOf(entry: EntryAt, key: EventKey): JsonNode | undefined {
  return memberOf(entry.node, key)?.value;
}

export function textOf(entry: EntryAt, key: EventKey): string | undefined {
  const value = valueOf(entry, key);
  return value?.kind === 'string' ? value.value : undefined;
}

/** "Purchase on line 3". */
export function entryName(list: EventList, entry: EntryAt): string {
  const label = textOf(entry, 'label')?.trim() ?? '';
  const line = `on line ${lineAt(list.starts, entry.node.offset)}`;
  return label === '' ? `another event ${line}` : `${label} ${line}`;
}

/** A problem of a member's value. */
export function atValue(
  entry: EntryAt,
  key: string,
  value: JsonNode,
): Pick<ProblemAt, 'pointer' | 'offset' | 'length'> {
  return { pointer: pointerTo(entry.pointer, key), offset: value.offset, length: value.length };
}

/** Where a further member goes. */
export function endOfMembers(node: ObjectNode): number {
  const last: JsonMember | undefined = node.members.at(-1);
  return last ? endOf(last) : node.offset + 1;
}

export function kindInWords(value: JsonNode): string {
  switch (value.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'number':
      return 'a number';
    case 'string':
      return 'text';
    case 'literal':
      return value.value === null ? 'null' : 'true or false';
    case 'invalid':
      return 'no JSON value';
  }
}
