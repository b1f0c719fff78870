import { EVENT_PREFIXES, type EventPrefix } from './hookable-event.ts';

/** Is it one of the 297 ids of hookable events (H3)? */
export function isHookableEventId(id: string): boolean {
  return /^(?:305|702|703)(?:0[1-9]|[1-9][0-9])$/.test(id);
}

/** The prefix that an id starts with, when it is one of the three. */
export function eventPrefixOf(id: string): EventPrefix | undefined {
  return EVENT_PREFIXES.find((prefix) => id.startsWith(prefix));
}
