import type { Json } from '../base/json.ts';

/** How much of a value a rule's trace holds, in UTF-16 units of texts and keys, and in elements. */
export const EXCERPT_LIMIT = 2000;
const EXCERPT_DEPTH = 64;

export interface Excerpt {
  readonly value: Json;
  /** Whether something was left out. */
  readonly cut: boolean;
}

/**
 * The beginning of a value, so that many rules about one large value do not multiply it in the trace (E6). What fits is
 * returned as it is. Texts are cut between characters, lists and objects after the last part that fits.
 */
export function excerptOf(value: Json): Excerpt {
  if (typeof value === 'string' ? value.length <= EXCERPT_LIMIT : typeof value !== 'object' || value === null) {
    return { value, cut: false };
  }
  const taken = { left: EXCERPT_LIMIT, cut: false };
  const excerpt = take(value, taken, 0);
  return taken.cut ? { value: excerpt, cut: true } : { value, cut: false };
}

interface Taken {
  left: number;
  cut: boolean;
}

function take(value: Json, taken: Taken, depth: number): Json {
  taken.left -= 1;
  if (typeof value === 'string') return takeText(value, taken);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === EXCERPT_DEPTH) {
    taken.cut = true;
    return null;
  }
  if (Array.isArray(value)) {
    const list: Json[] = [];
    for (const element of value as readonly Json[]) {
      if (isSpent(taken)) break;
      list.push(take(element, taken, depth + 1));
    }
    return list;
  }
  const members: (readonly [string, Json])[] = [];
  for (const [key, member] of Object.entries(value)) {
    taken.left -= key.length;
    if (isSpent(taken)) break;
    members.push([key, take(member, taken, depth + 1)]);
  }
  return Object.fromEntries(members);
}

function isSpent(taken: Taken): boolean {
  if (taken.left > 0) return false;
  taken.cut = true;
  return true;
}

function takeText(text: string, taken: Taken): string {
  const room = Math.max(0, taken.left);
  taken.left -= text.length;
  if (text.length <= room) return text;
  taken.cut = true;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(room - 1));
  return text.slice(0, splitsPair ? room - 1 : room);
}
