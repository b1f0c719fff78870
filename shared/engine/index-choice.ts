import type { AccessKey } from './index-access.ts';
import type { NumericRange } from './index-range.ts';
import type { IndexedTrigger, Probe } from './indexed-trigger.ts';

/** A probe must save this many triggers to be worth its hash. */
const WORTH_A_PROBE = 2;

/** The probe that leaves fewest candidates: it settles many triggers and has many keys. */
export function bestProbe(triggers: readonly IndexedTrigger[]): Probe | undefined {
  const seen = new Map<string, { readonly probe: Probe; count: number; readonly keys: Set<AccessKey> }>();
  for (const { tests } of triggers) {
    for (const { access } of tests) {
      if (!access) continue;
      let of = seen.get(access.attribute);
      if (!of) seen.set(access.attribute, (of = { probe: access, count: 0, keys: new Set() }));
      of.count += 1;
      for (const key of access.keys) of.keys.add(key);
    }
  }
  let [best, most] = [undefined as Probe | undefined, 0];
  for (const { probe, count, keys } of seen.values()) {
    const saves = count * (1 - 1 / (keys.size + 1));
    if (count >= WORTH_A_PROBE && saves > most) [best, most] = [probe, saves];
  }
  return best;
}

/** The number that most of the triggers ask about, if at least so many do. */
export function commonRange(triggers: readonly IndexedTrigger[], least = 1): NumericRange | undefined {
  const counts = new Map<string, number>();
  let [best, most] = [undefined as NumericRange | undefined, least - 1];
  for (const { tests } of triggers) {
    for (const { range } of tests) {
      if (!range) continue;
      const count = (counts.get(range.field) ?? 0) + 1;
      counts.set(range.field, count);
      if (count > most) [best, most] = [range, count];
    }
  }
  return best;
}
