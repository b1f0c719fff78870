import { sameJson } from './same-json.ts';

/** `after`, with every entry that `before` has with equal content replaced by that very object; `before` itself when all are. */
export function keepIdentity<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  const kept = after.map((entry, index) => {
    const same = before[index];
    if (same !== undefined && sameJson(same, entry)) return same;
    return before.find((other) => sameJson(other, entry)) ?? entry;
  });
  return kept.length === before.length && kept.every((entry, index) => entry === before[index]) ? before : kept;
}

/** `list.map(change)`, but the same list when no entry changes. */
export function mapKept<T>(list: readonly T[], change: (entry: T) => T): readonly T[] {
  const next = list.map(change);
  return next.every((entry, index) => entry === list[index]) ? list : next;
}
