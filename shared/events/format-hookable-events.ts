import type { HookableEvent } from './hookable-event.ts';

/**
 * The array as text that can be pasted into Data Services > Settings > Triggers as it is: `id` then `label`, an entry a
 * line (H7). Without a final line end, which files add.
 */
export function formatHookableEvents(events: readonly HookableEvent[]): string {
  if (events.length === 0) return '[]';
  return `[\n${events.map((event) => `    ${formatEntry(event)}`).join(',\n')}\n]`;
}

export function formatEntry(event: HookableEvent): string {
  return `{"id": ${JSON.stringify(event.id)}, "label": ${JSON.stringify(event.label)}}`;
}
