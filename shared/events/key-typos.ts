import { editDistance } from '../base/edit-distance.ts';
import type { JsonMember } from '../base/json-node.ts';

export type EventKey = 'id' | 'label';

const FARTHEST = 2;

/** Which unknown keys were meant as the missing ones: within two edits, case aside; the nearest first (H6). */
export function keyTypos(
  missing: readonly EventKey[],
  unknown: readonly JsonMember[],
): ReadonlyMap<EventKey, JsonMember> {
  const pairs = missing
    .flatMap((key) =>
      unknown.map((member) => ({ key, member, distance: editDistance(key, member.key.name, FARTHEST) })),
    )
    .filter((pair) => pair.distance <= FARTHEST)
    .sort((a, b) => a.distance - b.distance);
  const found = new Map<EventKey, JsonMember>();
  for (const { key, member } of pairs) {
    if (!found.has(key) && ![...found.values()].includes(member)) found.set(key, member);
  }
  return found;
}
