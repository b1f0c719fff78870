import type { JsonMember } from '../base/json-node.ts';
import { pointerTo } from '../base/json.ts';
import type { Fix } from '../base/problem.ts';
import { removeSlot } from '../base/remove-slot.ts';
import { shorten } from '../base/shorten.ts';
import type { ProblemAt } from '../base/text-problem.ts';
import { isBadIdText } from './check-event-id.ts';
import { isBadLabelText } from './check-event-label.ts';
import { isHookableEventId } from './event-id.ts';
import { endOfMembers, textOf, type EntryAt, type EventList } from './event-list.ts';
import { EVENT_PREFIXES, PREFIX_MEANING } from './hookable-event.ts';
import { keyTypos, type EventKey } from './key-typos.ts';
import { nextFreeId } from './next-free-id.ts';

const KEYS: readonly EventKey[] = ['id', 'label'];

/** Exactly the keys `id` and `label` (H2): missing ones, named typos, and whatever else there is. */
export function checkEventKeys(list: EventList, entry: EntryAt): readonly ProblemAt[] {
  const { members } = entry.node;
  const missing = KEYS.filter((key) => !members.some((member) => member.key.name === key));
  const unknown = members.filter((member) => member.key.name !== 'id' && member.key.name !== 'label');
  const typos = keyTypos(missing, unknown);
  const meant = new Set(typos.values());
  return [
    ...missing.map((key) => missingKey(list, entry, key, typos.get(key))),
    ...unknown.filter((member) => !meant.has(member)).map((member) => unknownKey(entry, member)),
  ];
}

function missingKey(list: EventList, entry: EntryAt, key: EventKey, typo: JsonMember | undefined): ProblemAt {
  const { offset, length } = entry.node;
  const named = typo ? ` “${typo.key.name}” looks like a typo.` : '';
  return {
    code: key === 'id' ? 'events.idMissing' : 'events.labelMissing',
    message: `The ${key} is missing.${named}`,
    pointer: entry.pointer,
    offset,
    length,
    fixes: typo ? rename(list, key, typo) : key === 'id' ? insertId(list, entry) : insertLabel(list, entry),
  };
}

function rename(list: EventList, key: EventKey, { key: typo, value }: JsonMember): readonly Fix[] {
  const isBad = key === 'id' ? isBadIdText : isBadLabelText;
  if (value?.kind === 'string' && isBad(list, value.value)) return [];
  const edits = [{ offset: typo.offset, length: typo.length, text: JSON.stringify(key) }];
  return [{ title: `Rename to “${key}”`, edits }];
}

/** One fix for each prefix: where the event comes from is the user's to say. */
function insertId(list: EventList, entry: EntryAt): readonly Fix[] {
  return EVENT_PREFIXES.flatMap((prefix) => {
    const id = nextFreeId(prefix, list.taken);
    if (id === undefined) return [];
    const text = `"id": ${JSON.stringify(id)}${entry.node.members.length > 0 ? ', ' : ''}`;
    return [
      { title: `Add ${id} · ${PREFIX_MEANING[prefix]}`, edits: [{ offset: entry.node.offset + 1, length: 0, text }] },
    ];
  });
}

function insertLabel(list: EventList, entry: EntryAt): readonly Fix[] {
  const id = textOf(entry, 'id');
  const stem = id !== undefined && isHookableEventId(id) ? `Event ${id}` : 'New event';
  let label = stem;
  for (let n = 2; isBadLabelText(list, label); n++) label = `${stem} ${n}`;
  const text = `${entry.node.members.length > 0 ? ', ' : ''}"label": ${JSON.stringify(label)}`;
  return [{ title: `Add the label “${label}”`, edits: [{ offset: endOfMembers(entry.node), length: 0, text }] }];
}

function unknownKey(entry: EntryAt, member: JsonMember): ProblemAt {
  const { name, offset, length } = member.key;
  return {
    code: 'events.unknownKey',
    message: `“${shorten(name)}” is not a key of an event.`,
    pointer: pointerTo(entry.pointer, name),
    offset,
    length,
    fixes: [
      { title: `Remove “${shorten(name)}”`, edits: removeSlot(entry.node.members, entry.node.members.indexOf(member)) },
    ],
  };
}
