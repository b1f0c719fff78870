import type { JsonMember } from '../base/json-node.ts';

export type EventKey = 'id' | 'label';

const FARTHEST = 2;

/** Which unknown keys were meant as the missing ones: within two edits, case aside; the nearest first (H6). */
export function keyTypos(
  missing: readonly EventKey[],
  unknown: readonly JsonMember[],
): ReadonlyMap<EventKey, JsonMember> {
  const pairs = missing
    .flatMap((key) => unknown.map((member) => ({ key, member, distance: editDistance(key, member.key.name) })))
    .filter((pair) => pair.distance <= FARTHEST)
    .sort((a, b) => a.distance - b.distance);
  const found = new Map<EventKey, JsonMember>();
  for (const { key, member } of pairs) {
    if (!found.has(key) && ![...found.values()].includes(member)) found.set(key, member);
  }
  return found;
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > FARTHEST) return FARTHEST + 1;
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + Number(from[i - 1] !== to[j - 1]);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
