import type { MergeSide } from './merge-conflict.ts';
import { sameJson } from './same-json.ts';

/** One value as it was and as each side has it; undefined: not there. */
export interface Sides<T> {
  readonly base: T | undefined;
  readonly mine: T | undefined;
  readonly theirs: T | undefined;
}

/** One field, as a whole (P5): what only one side changed is taken, and `conflict` chooses where both did, differently. */
export function mergeValue<T>({ base, mine, theirs }: Sides<T>, conflict: () => MergeSide): T | undefined {
  if (sameJson(mine, theirs) || sameJson(base, theirs)) return mine;
  if (sameJson(base, mine)) return theirs;
  return conflict() === 'mine' ? mine : theirs;
}

/** An object member by member, unknown ones included. A side that the result equals keeps its identity. */
export function mergeMembers<T extends object>(
  sides: Sides<T>,
  mergeMember: (key: string, sides: Sides<unknown>) => unknown,
): T {
  const { base, mine, theirs } = sides;
  const keys = new Set([...Object.keys(mine ?? {}), ...Object.keys(theirs ?? {})]);
  const entries = [...keys]
    .map((key) => {
      const members = { base: member(base, key), mine: member(mine, key), theirs: member(theirs, key) };
      return [key, mergeMember(key, members)] as const;
    })
    .filter(([, value]) => value !== undefined);
  // Each member is one that a side had, or a merge of both.
  return kept(Object.fromEntries(entries) as T, mine, theirs);
}

export interface ListMerge<T> {
  readonly keyOf: (entry: T) => string;
  /** Both sides have an entry. */
  readonly entry: (key: string, sides: Sides<T> & { readonly mine: T; readonly theirs: T }) => T;
  /** One side removed the entry, the other changed it. */
  readonly removed: (key: string, sides: Sides<T>) => MergeSide;
  /** Both sides ordered the entries anew, differently. */
  readonly order: (sides: Sides<readonly T[]>) => MergeSide;
  /** The lists have no ids to go by, because one of them has an id twice. */
  readonly whole: (sides: Sides<readonly T[]>) => MergeSide;
  /** Whether a side uses an entry anew, so that its removal by the other is a conflict. */
  readonly uses?: (side: MergeSide, key: string) => boolean;
}

/** A list whose entries have ids, entry by entry; what a side added follows what it follows there. */
export function mergeList<T>(sides: Sides<readonly T[]>, by: ListMerge<T>): readonly T[] {
  const { base = [], mine = [], theirs = [] } = sides;
  const lists = { base: keyed(base, by), mine: keyed(mine, by), theirs: keyed(theirs, by) };
  if ([base, mine, theirs].some((list, index) => list.length !== Object.values(lists)[index]?.size)) {
    return mergeValue(sides, () => by.whole(sides)) ?? [];
  }
  const merged = new Map<string, T>();
  for (const key of new Set([...lists.mine.keys(), ...lists.theirs.keys()])) {
    const entry = mergeEntry(key, by, {
      base: lists.base.get(key),
      mine: lists.mine.get(key),
      theirs: lists.theirs.get(key),
    });
    if (entry !== undefined) merged.set(key, entry);
  }
  const keys = orderOf([...merged.keys()], keysOf(lists), () => by.order(sides));
  const result = keys.flatMap((key) => {
    const entry = merged.get(key);
    return entry === undefined ? [] : [entry];
  });
  return kept(result, mine, theirs);
}

function mergeEntry<T>(key: string, by: ListMerge<T>, sides: Sides<T>): T | undefined {
  const { base, mine, theirs } = sides;
  if (mine !== undefined && theirs !== undefined) return by.entry(key, { base, mine, theirs });
  if (base === undefined) return mine ?? theirs;
  const left = mine === undefined ? 'theirs' : 'mine';
  const untouched = sameJson(base, mine ?? theirs) && by.uses?.(left, key) !== true;
  if (untouched) return undefined;
  return by.removed(key, sides) === 'mine' ? mine : theirs;
}

function keyed<T>(list: readonly T[], by: ListMerge<T>): ReadonlyMap<string, T> {
  return new Map(list.map((entry) => [by.keyOf(entry), entry]));
}

function keysOf<T>(lists: Readonly<Record<keyof Sides<T>, ReadonlyMap<string, T>>>) {
  return { base: [...lists.base.keys()], mine: [...lists.mine.keys()], theirs: [...lists.theirs.keys()] };
}

/** The merged keys in the order of the side that moved any; the other side's own follow what they follow there. */
function orderOf(
  merged: readonly string[],
  sides: { readonly base: readonly string[]; readonly mine: readonly string[]; readonly theirs: readonly string[] },
  conflict: () => MergeSide,
): readonly string[] {
  const present = new Set(merged);
  const common = sides.base.filter((key) => present.has(key) && sides.mine.includes(key) && sides.theirs.includes(key));
  const inCommon = new Set(common);
  const order = (list: readonly string[]) => list.filter((key) => inCommon.has(key));
  const orders = { base: common, mine: order(sides.mine), theirs: order(sides.theirs) };
  const chosen = mergeValue(orders, conflict);
  const lead = sameJson(chosen, orders.mine) ? sides.mine : sides.theirs;
  const rest = lead === sides.mine ? sides.theirs : sides.mine;
  const result = lead.filter((key) => present.has(key));
  const placed = new Set(result);
  rest.forEach((key, index) => {
    if (!present.has(key) || placed.has(key)) return;
    const before = rest.slice(0, index).findLast((earlier) => placed.has(earlier));
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, key);
    placed.add(key);
  });
  return result;
}

function kept<T extends object>(merged: T, mine: T | undefined, theirs: T | undefined): T {
  if (mine !== undefined && sameJson(merged, mine)) return mine;
  return theirs !== undefined && sameJson(merged, theirs) ? theirs : merged;
}

function member<T extends object>(value: T | undefined, key: string): unknown {
  if (value === undefined || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
