import { INTERNAL_EVENTS, type HookableEvent } from '../events/hookable-event.ts';

/** What a trigger's compilation needs to know of its workspace. Same events and zone: the same object. */
export interface Facts {
  /** Ids of the workspace's own events, internal ones not included. */
  readonly events: ReadonlySet<string>;
  /** A zone that exists; UTC stands in for one that does not. */
  readonly timeZone: string;
}

const known = new WeakMap<readonly HookableEvent[], Map<string, Facts>>();

export function factsOf(events: readonly HookableEvent[], timeZone: string): Facts {
  const byZone = known.get(events) ?? new Map<string, Facts>();
  known.set(events, byZone);
  const before = byZone.get(timeZone);
  if (before !== undefined) return before;
  const internal = new Set(INTERNAL_EVENTS.map((event) => event.id));
  const ids = events.map((event) => event.id).filter((id) => !internal.has(id));
  const facts: Facts = { events: new Set(ids), timeZone: isTimeZone(timeZone) ? timeZone : 'UTC' };
  byZone.set(timeZone, facts);
  return facts;
}

/** Zones that were asked for and exist. */
const zones = new Set<string>();

/** Whether this is an IANA name that the runtime knows (C8); offsets such as +01:00 are none. */
export function isTimeZone(name: string): boolean {
  if (zones.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    zones.add(name);
    return true;
  } catch {
    return false;
  }
}
