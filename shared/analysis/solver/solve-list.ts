import type { Json } from '../../base/json.ts';
import type { Formula } from './formula.ts';
import { found, IMPOSSIBLE, UNKNOWN, type Outcome } from './outcome.ts';
import { elementEquals, type Place } from './place.ts';
import { isSo, ruleHolds, type SolverContext } from './solver-context.ts';

/** The longest list, and the most ways to place elements in a short one, that are looked at. */
const LONGEST = 64;
const MOST_WAYS = 256;

/** What is asked of the elements of a list. */
interface Asked {
  readonly indices: ReadonlyMap<number, readonly Formula[]>;
  readonly some: readonly Formula[];
  readonly every: readonly Formula[];
}

/** A list, as near to the one before as what is asked of its length and elements allows (C2, C4, C7). */
export function solveList(place: Place, before: Json | undefined, context: SolverContext): Outcome<Json> {
  const asked = { indices: place.indices, ...elementsAsked(place) };
  const [mayBeEmpty, mayBeFull] = [meetsBut(place, [], context), meetsBut(place, [1], context)];
  const old: readonly Json[] = Array.isArray(before) ? (before as readonly Json[]) : [];
  let unknown = false;
  for (const length of lengthsOf(asked, old.length)) {
    if (!(length === 0 ? mayBeEmpty : mayBeFull)) continue;
    const list = length > LONGEST ? UNKNOWN : listOf(length, asked, old, context);
    if (list.kind === 'found') return list;
    unknown ||= list.kind === 'unknown';
  }
  return unknown ? UNKNOWN : IMPOSSIBLE;
}

/** Rules but `contains` see of a list only whether it is empty. */
function meetsBut({ rules }: Place, list: readonly Json[], context: SolverContext): boolean {
  return rules.every(({ rule, wanted }) => rule.operator === 'contains' || ruleHolds(rule, list, context) === wanted);
}

/** With `contains`, which asks for an element that is equal, or for none. */
function elementsAsked({ rules, some, every }: Place): Pick<Asked, 'some' | 'every'> {
  const contains = rules.filter(({ rule }) => rule.operator === 'contains');
  const equal = (wanted: boolean): readonly Formula[] =>
    contains
      .filter((one) => (one.wanted !== one.rule.not) === wanted)
      .map(({ rule }) => ({ kind: 'rule', rule: elementEquals(rule), wanted }));
  return { some: [...some, ...equal(true)], every: [...every, ...equal(false)] };
}

/** Every length that can matter, the likeliest first: beyond the last index one element for each that must be there. */
function lengthsOf({ indices, some }: Asked, before: number): readonly number[] {
  const last = Math.max(-1, ...indices.keys());
  const most = last + 1 + Math.max(1, some.length);
  if (most > LONGEST) return [0, ...indices.keys(), most].map((length) => Math.min(length, LONGEST + 1));
  const all = Array.from({ length: most + 1 }, (_, length) => length);
  const usual = Math.min(before, LONGEST);
  return [usual, ...all.filter((length) => length > usual), ...all.filter((length) => length < usual).reverse()];
}

function listOf(length: number, asked: Asked, old: readonly Json[], context: SolverContext): Outcome<Json> {
  const { indices, some } = asked;
  for (const [index, formulas] of indices) {
    if (index >= length && !formulas.every((formula) => isSo(formula, {}, context))) return IMPOSSIBLE;
  }
  const free = Array.from({ length }, (_, index) => index).filter((index) => !indices.has(index));
  const whole = free.length >= some.length;
  let unknown = false;
  let ways = 0;
  for (const slots of waysToPlace(some, length, whole ? free : undefined, old, context)) {
    if ((ways += 1) > MOST_WAYS || context.budget.spent) return UNKNOWN;
    const list = elementsOf(length, slots, asked, old, context);
    if (list.kind === 'found') return list;
    unknown ||= list.kind === 'unknown';
    // With a place of its own for each, no other way does better; the first only keeps more of what was there.
    if (whole && ways === 2) break;
  }
  return unknown ? UNKNOWN : IMPOSSIBLE;
}

/** For each that some element must meet, the index of that element. */
function* waysToPlace(
  some: readonly Formula[],
  length: number,
  free: readonly number[] | undefined,
  old: readonly Json[],
  context: SolverContext,
): Iterable<readonly number[]> {
  if (free) {
    const kept = some.map((formula) => old.slice(0, length).findIndex((item) => isSo(formula, { item }, context)));
    const rest = free.filter((index) => !kept.includes(index)).reverse();
    yield kept.map((index) => (index >= 0 ? index : (rest.shift() ?? free[0] ?? 0)));
    yield some.map((_, index) => free[index] ?? 0);
    return;
  }
  const count = length ** some.length;
  for (let way = 0; way < count; way += 1) yield some.map((_, index) => Math.floor(way / length ** index) % length);
}

function elementsOf(
  length: number,
  slots: readonly number[],
  { indices, some, every }: Asked,
  old: readonly Json[],
  context: SolverContext,
): Outcome<Json> {
  const list: Json[] = [];
  let unknown = false;
  for (let index = 0; index < length; index += 1) {
    const placed = some.filter((_, at) => slots[at] === index);
    const element = context.element([...every, ...(indices.get(index) ?? []), ...placed], old[index]);
    if (element.kind === 'impossible') return IMPOSSIBLE;
    unknown ||= element.kind === 'unknown';
    if (element.kind === 'found') list.push(element.value);
  }
  return unknown ? UNKNOWN : found(list);
}
