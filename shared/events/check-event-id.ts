import { characterName } from '../base/json-cursor.ts';
import type { JsonNode } from '../base/json-node.ts';
import type { Fix } from '../base/problem.ts';
import { shorten } from '../base/shorten.ts';
import type { ProblemAt } from '../base/text-problem.ts';
import { eventPrefixOf, isHookableEventId } from './event-id.ts';
import { atValue, entryName, kindInWords, type EntryAt, type EventList } from './event-list.ts';
import { EVENT_PREFIXES, INTERNAL_EVENTS, PREFIX_MEANING, type EventPrefix } from './hookable-event.ts';
import { nextFreeId } from './next-free-id.ts';

/** The one problem of an id: the first that applies, in the order of the table (H3, H4, H6). */
export function checkEventId(list: EventList, entry: EntryAt, value: JsonNode): ProblemAt | undefined {
  const place = atValue(entry, 'id', value);
  const replace = (title: string, id: string): Fix => ({
    title,
    edits: [{ offset: value.offset, length: value.length, text: JSON.stringify(id) }],
  });
  const nextFree = (prefix: EventPrefix): readonly Fix[] => {
    const id = nextFreeId(prefix, list.taken);
    return id === undefined ? [] : [replace(`Use ${id}, the next free id`, id)];
  };
  if (value.kind === 'invalid') return undefined;
  if (value.kind !== 'string') {
    const fixes = value.kind === 'number' ? quoteNumber(list, value.raw, replace, nextFree) : [];
    const message = `The id is ${kindInWords(value)}. Ids are text in quotes.`;
    return { code: 'events.idNotString', message, ...place, fixes };
  }
  const id = value.value;
  const wrong = id.search(/[^0-9]/);
  if (wrong >= 0) return { code: 'events.idCharacters', ...wrongCharacters(list, id, wrong, replace), ...place };
  const prefix = eventPrefixOf(id);
  if (prefix === undefined) return { code: 'events.idPrefix', ...wrongPrefix(list, id, replace), ...place };
  if (id.length !== 5) {
    const digits = id.length === 1 ? '1 digit' : `${id.length} digits`;
    return { code: 'events.idLength', message: `${shorten(id)} has ${digits}. Ids have 5.`, ...place };
  }
  if (id.endsWith('00')) {
    const message = `${id} ends in 00. After ${prefix} comes 01 to 99.`;
    return { code: 'events.idZero', message, ...place, fixes: nextFree(prefix) };
  }
  const first = list.firstById.get(id);
  if (!first || first.node === entry.node) return undefined;
  const message = `${id} is already used by ${entryName(list, first)}.`;
  const { offset, length } = first.node.members.find((member) => member.key.name === 'id')?.value ?? first.node;
  const related = [{ message: 'The first one', pointer: `${first.pointer}/id`, offset, length }];
  return { code: 'events.idDuplicate', message, ...place, related, fixes: nextFree(prefix) };
}

function quoteNumber(
  list: EventList,
  raw: string,
  replace: (title: string, id: string) => Fix,
  nextFree: (prefix: EventPrefix) => readonly Fix[],
): readonly Fix[] {
  const prefix = eventPrefixOf(raw);
  if (prefix !== undefined && list.firstById.has(raw)) return nextFree(prefix);
  return [replace(`Put ${shorten(raw)} in quotes`, raw)];
}

type Words = Pick<ProblemAt, 'message' | 'fixes'>;

function wrongCharacters(list: EventList, id: string, at: number, replace: (title: string, id: string) => Fix): Words {
  const name = id[at] === ' ' ? 'a space' : characterName(id, at).replace(/^A/, 'a');
  const message = `The id “${shorten(id)}” holds ${name}. Ids are five digits.`;
  const trimmed = id.trim();
  const suffices = /^[0-9]+$/.test(trimmed) && !list.firstById.has(trimmed);
  return { message, fixes: suffices ? [replace('Remove the spaces', trimmed)] : [] };
}

function wrongPrefix(list: EventList, id: string, replace: (title: string, id: string) => Fix): Words {
  if (id === '') return { message: 'The id is empty. Ids start with 305, 702 or 703.' };
  const internal = INTERNAL_EVENTS.find((event) => event.id === id);
  const reason = internal ? ` It is the internal event ${internal.label}, which cannot be listed.` : '';
  const message = `${shorten(id)} does not start with 305, 702 or 703.${reason}`;
  if (id.length !== 5) return { message };
  const candidates = EVENT_PREFIXES.map((prefix) => ({ prefix, id: `${prefix}${id.slice(3)}` }));
  const fixes = candidates
    .filter((candidate) => !list.firstById.has(candidate.id))
    .map((candidate) => replace(`${candidate.id} · ${PREFIX_MEANING[candidate.prefix]}`, candidate.id));
  return { message, fixes };
}

/** Would this text, as an id, be a duplicate or a blank? Then no fix puts it there (H5). */
export function isBadIdText(list: EventList, text: string): boolean {
  return text.trim() === '' || (isHookableEventId(text) && list.firstById.has(text));
}
