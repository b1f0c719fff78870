import { INTERNAL_EVENTS, type HookableEvent } from '../events/hookable-event.ts';
import type { EventLabel } from './phrase.ts';

/** Looks up labels in the workspace's events and the internal ones (H8). */
export function eventLabels(events: readonly HookableEvent[]): EventLabel {
  const labels = new Map([...INTERNAL_EVENTS, ...events].map((event) => [event.id, event.label]));
  return (id) => labels.get(id);
}
