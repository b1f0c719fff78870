import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import { found, firstFound, IMPOSSIBLE, UNKNOWN, type Outcome } from './outcome.ts';
import { isLeaf, type Place } from './place.ts';
import { solveLeaf, type Spot } from './solve-leaf.ts';
import { solveList } from './solve-list.ts';
import { isSo, ruleHolds, type SolverContext } from './solver-context.ts';
import { ALL_KINDS, kindOfValue, type ValueKind } from './value-kind.ts';

/** A value, undefined for none, of one of the kinds that meets everything asked of it (C2–C7). */
export function solvePlace(place: Place, spot: Spot, context: SolverContext): Outcome<Json | undefined> {
  if (isLeaf(place)) return solveLeaf(place.rules, spot, context);
  const likely = likelyKinds(place, spot.before).filter((kind) => spot.kinds.includes(kind));
  return firstFound(lazily(likely, (kind) => ofKind(kind, place, spot, context)));
}

function* lazily<T, R>(values: readonly T[], make: (value: T) => R): Iterable<R> {
  for (const value of values) yield make(value);
}

/** The kind that is there first, then those that what is asked speaks of. */
function likelyKinds({ names, indices, some, every }: Place, before: Json | undefined): readonly ValueKind[] {
  const lists = indices.size + some.length + every.length > 0;
  const first: readonly ValueKind[] = [
    ...(before === undefined ? [] : [kindOfValue(before)]),
    ...(names.size > 0 ? (['object'] as const) : []),
    ...(lists ? (['list'] as const) : []),
  ];
  return [...new Set([...first, ...ALL_KINDS])];
}

function ofKind(kind: ValueKind, place: Place, spot: Spot, context: SolverContext): Outcome<Json | undefined> {
  switch (kind) {
    case 'object':
      return solveObject(place, spot, context);
    case 'list':
      return isMissingFine(place.names, context) ? solveList(place, spot.before, context) : IMPOSSIBLE;
    case 'missing':
    case 'null':
    case 'boolean':
    case 'number':
    case 'text': {
      const bare = place.some.length === 0 && isMissingFine(place.names, context) && areElementsFine(place, context);
      return bare ? solveLeaf(place.rules, { ...spot, kinds: [kind] }, context) : IMPOSSIBLE;
    }
  }
}

/** Whether all the members may be missing, as they are of anything that is no object. */
function isMissingFine(names: Place['names'], context: SolverContext): boolean {
  return [...names.values()].every((place) => acceptsMissing(place, context));
}

function acceptsMissing(place: Place, context: SolverContext): boolean {
  return (
    place.some.length === 0 &&
    place.rules.every(({ rule, wanted }) => ruleHolds(rule, undefined, context) === wanted) &&
    isMissingFine(place.names, context) &&
    areElementsFine(place, context)
  );
}

/** Whether all the elements may be missing, as they are of anything that is no list. */
function areElementsFine({ indices }: Place, context: SolverContext): boolean {
  return [...indices.values()].every((formulas) => formulas.every((formula) => isSo(formula, {}, context)));
}

/** Of an object, rules see only whether it is empty. */
export function solveObject(place: Place, spot: Spot, context: SolverContext): Outcome<JsonObject> {
  if (place.some.length > 0 || !areElementsFine(place, context)) return IMPOSSIBLE;
  const meets = (value: JsonObject): boolean =>
    place.rules.every(({ rule, wanted }) => ruleHolds(rule, value, context) === wanted);
  const [mayBeEmpty, mayBeFull] = [meets({}), meets({ some: 1 })];
  if (mayBeFull) {
    const full = solveMembers(place, spot, context);
    if (full.kind !== 'found' || mayBeEmpty || Object.keys(full.value).length > 0) return full;
    return found({ [unusedName(place)]: 'x' });
  }
  return mayBeEmpty && isMissingFine(place.names, context) ? found({}) : IMPOSSIBLE;
}

function solveMembers(
  place: Place,
  { before, members: limited = {} }: Spot,
  context: SolverContext,
): Outcome<JsonObject> {
  const old: JsonObject = isJsonObject(before) ? before : {};
  const members = new Map(Object.entries(old));
  let unknown = false;
  for (const [name, child] of place.names) {
    const kinds: readonly ValueKind[] = name === '__proto__' ? ['missing'] : kindsOf(name, limited);
    const one = solvePlace(child, { name, kinds, before: members.get(name) }, context);
    if (one.kind === 'impossible') return IMPOSSIBLE;
    unknown ||= one.kind === 'unknown';
    if (one.kind !== 'found') continue;
    if (one.value === undefined) members.delete(name);
    else members.set(name, one.value);
  }
  return unknown ? UNKNOWN : found(Object.fromEntries(members));
}

function kindsOf(name: string, limited: NonNullable<Spot['members']>): readonly ValueKind[] {
  return (Object.hasOwn(limited, name) ? limited[name] : undefined) ?? ALL_KINDS;
}

function unusedName({ names }: Place): string {
  let name = 'other';
  while (names.has(name)) name += 's';
  return name;
}
