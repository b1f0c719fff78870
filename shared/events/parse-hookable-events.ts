import { checkJsonText, type CheckedJsonText } from '../base/check-json-text.ts';
import { endOf, memberOf, type JsonNode, type ObjectNode } from '../base/json-node.ts';
import { pointerTo } from '../base/json.ts';
import type { TextProblem } from '../base/problem.ts';
import { provenFixes } from '../base/proven-fixes.ts';
import { removeSlot } from '../base/remove-slot.ts';
import { textProblems, type ProblemAt } from '../base/text-problem.ts';
import { checkEventId } from './check-event-id.ts';
import { checkEventKeys } from './check-event-keys.ts';
import { checkEventLabel } from './check-event-label.ts';
import { kindInWords, readEventList, textOf, valueOf, type EntryAt, type EventList } from './event-list.ts';
import type { HookableEvent } from './hookable-event.ts';

export const HOOKABLE_EVENTS_CAPS = { bytes: 256 * 1024, depth: 64, entry: 'event' } as const;

export interface ParsedHookableEvents {
  /** The entries without errors, in their order. The list as a whole is valid when `problems` holds no error. */
  readonly events: readonly HookableEvent[];
  /** All of them, in the order of their places. */
  readonly problems: readonly TextProblem[];
}

/**
 * Reads the list of hookable events from bytes or text (H1–H6). Never throws. `retiredIds` are not offered as free (H9).
 * Edits of fixes count in the text with its byte order mark, if it has one.
 */
export function parseHookableEvents(
  input: Uint8Array | string,
  o: { retiredIds?: readonly string[] } = {},
): ParsedHookableEvents {
  const { text, starts, events, found, guessed } = readEvents(input, o.retiredIds ?? []);
  const isProved = guessed !== true || text === undefined;
  const proved = isProved ? found : provenFixes(text, found, (next) => readEvents(next, o.retiredIds ?? []).found);
  return { events, problems: textProblems(starts, proved) };
}

interface ReadEvents extends Omit<CheckedJsonText, 'root'> {
  readonly events: readonly HookableEvent[];
}

function readEvents(input: Uint8Array | string, retiredIds: readonly string[]): ReadEvents {
  const { root, ...checked } = checkJsonText(input, HOOKABLE_EVENTS_CAPS);
  if (!root || root.kind === 'invalid') return { ...checked, events: [] };
  const entries = entriesOf(root);
  const list = readEventList(checked.starts, entries, retiredIds);
  const found = [...checked.found, ...checkRoot(root), ...entries.flatMap((entry) => checkEntry(list, entry))];
  return { ...checked, found, events: root.kind === 'array' ? validEvents(entries, found) : [] };
}

function entriesOf(root: JsonNode): readonly EntryAt[] {
  if (root.kind === 'array') {
    return root.elements.flatMap((node, index) =>
      node.kind === 'object' ? [{ node, pointer: pointerTo('', index) }] : [],
    );
  }
  return root.kind === 'object' && looksLikeEvent(root) ? [{ node: root, pointer: '' }] : [];
}

function looksLikeEvent(root: ObjectNode): boolean {
  return memberOf(root, 'id') !== undefined || memberOf(root, 'label') !== undefined;
}

function checkRoot(root: JsonNode): readonly ProblemAt[] {
  if (root.kind === 'array') {
    return root.elements.flatMap((node, index) => (node.kind === 'object' ? [] : [entryNotObject(root, node, index)]));
  }
  const isEntry =
    root.kind === 'object' &&
    root.members.every(({ value }) => value === undefined || (value.kind !== 'object' && value.kind !== 'array'));
  const edits = [
    { offset: root.offset, length: 0, text: '[' },
    { offset: endOf(root), length: 0, text: ']' },
  ];
  return [
    {
      code: 'events.rootNotArray',
      message: `This is ${kindInWords(root)}. Hookable events are a list, between [ and ].`,
      pointer: '',
      offset: root.offset,
      length: root.length,
      fixes: isEntry ? [{ title: 'Put it in [ ]', edits }] : [],
    },
  ];
}

function entryNotObject(root: { elements: readonly JsonNode[] }, node: JsonNode, index: number): ProblemAt {
  return {
    code: 'events.entryNotObject',
    message: `An entry is ${kindInWords(node)}. Each is an object with “id” and “label”.`,
    pointer: pointerTo('', index),
    offset: node.offset,
    length: node.length,
    fixes: [{ title: 'Remove the entry', edits: removeSlot(root.elements, index) }],
  };
}

function checkEntry(list: EventList, entry: EntryAt): readonly ProblemAt[] {
  const id = valueOf(entry, 'id');
  const label = valueOf(entry, 'label');
  const ofValues = [id && checkEventId(list, entry, id), label && checkEventLabel(list, entry, label)];
  return [...checkEventKeys(list, entry), ...ofValues.filter((problem) => problem !== undefined)];
}

/** Entries with both texts and without an error inside; one in front of an entry is not inside. */
function validEvents(entries: readonly EntryAt[], found: readonly ProblemAt[]): readonly HookableEvent[] {
  const errors = found.filter(({ severity }) => severity !== 'warning').sort((a, b) => a.offset - b.offset);
  let next = 0;
  return entries.flatMap((entry) => {
    const { offset } = entry.node;
    while (next < errors.length && isBefore(errors[next], offset)) next += 1;
    const error = errors[next];
    const id = textOf(entry, 'id');
    const label = textOf(entry, 'label');
    if (id === undefined || label === undefined || (error && error.offset < endOf(entry.node))) return [];
    return [{ id, label }];
  });
}

function isBefore(error: ProblemAt | undefined, offset: number): boolean {
  if (!error) return false;
  return error.offset < offset || (error.offset === offset && error.code === 'json.syntax');
}
