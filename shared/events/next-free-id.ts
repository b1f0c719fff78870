import { isHookableEventId } from './event-id.ts';
import type { EventPrefix } from './hookable-event.ts';

/**
 * One above the highest suffix of the prefix among `taken`, which holds used and retired ids; past 99, the lowest that
 * is free (H9). Undefined when all 99 are taken. Texts in `taken` that are no ids do not count.
 */
export function nextFreeId(prefix: EventPrefix, taken: Iterable<string>): string | undefined {
  const suffixes = new Set<number>();
  for (const id of taken) if (id.startsWith(prefix) && isHookableEventId(id)) suffixes.add(Number(id.slice(3)));
  let suffix = Math.max(0, ...suffixes) + 1;
  if (suffix > 99) {
    suffix = 1;
    while (suffixes.has(suffix)) suffix += 1;
  }
  return suffix > 99 ? undefined : `${prefix}${String(suffix).padStart(2, '0')}`;
}
