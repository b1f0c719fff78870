import { endOf, type Slot } from './json-node.ts';
import type { Edit } from './problem.ts';

/** Takes an entry out of its list or object together with one comma and the space that goes with it. */
export function removeSlot(slots: readonly Slot[], index: number): readonly Edit[] {
  const slot = slots[index];
  const before = slots[index - 1];
  const after = slots[index + 1];
  if (!slot) return [];
  if (after && slot.comma !== undefined) return [cut(slot.offset, after.offset)];
  if (before?.comma !== undefined) return [cut(before.comma, endOf(slot))];
  const end = slot.comma === undefined ? endOf(slot) : slot.comma + 1;
  return [cut(slot.offset, end)];
}

function cut(from: number, to: number): Edit {
  return { offset: from, length: to - from, text: '' };
}
