import type { Json } from '../../base/json.ts';
import type { RuleTest } from '../../program/program.ts';
import { costOfEdit, isLess } from '../change-cost.ts';
import { nearestValues } from '../nearest-values.ts';
import type { RuleLiteral } from './formula.ts';
import { numberPoints } from './number-points.ts';
import { firstFound, found, IMPOSSIBLE, UNKNOWN, type Outcome } from './outcome.ts';
import { emptyPlace } from './place.ts';
import { solveList } from './solve-list.ts';
import { solveText } from './solve-text.ts';
import { ruleHolds, type SolverContext } from './solver-context.ts';
import { isTextOf, type TextForm } from './text-form.ts';
import { kindOfValue, type ValueKind } from './value-kind.ts';

/** Where a value is looked for. */
export interface Spot {
  /** Its last name, which says what is plausible there. */
  readonly name: string;
  readonly kinds: readonly ValueKind[];
  /** What is there before; it is kept where it can be. */
  readonly before: Json | undefined;
  /** The only texts that can stand there (O1). */
  readonly form?: TextForm;
  /** Members that cannot be of any kind (O1). */
  readonly members?: Readonly<Record<string, readonly ValueKind[]>>;
}

/** A value of one of the kinds for which each rule answers as wanted: the one before, else a plausible one, else any. */
export function solveLeaf(
  rules: readonly RuleLiteral[],
  spot: Spot,
  context: SolverContext,
): Outcome<Json | undefined> {
  const { before, form } = spot;
  const fits = (value: Json | undefined): boolean =>
    spot.kinds.includes(kindOfValue(value)) &&
    isTextOf(form, value, context.now) &&
    rules.every(({ rule, wanted }) => ruleHolds(rule, value, context) === wanted);
  if (fits(before)) return found(before);
  const key = keyOf(rules, spot);
  const known = context.known.get(key);
  if (known) return known;
  const outcome = searched(rules, spot, fits, context);
  context.known.set(key, outcome);
  return outcome;
}

const ids = new WeakMap<RuleTest, number>();
let count = 0;

function keyOf(rules: readonly RuleLiteral[], { name, kinds, before, form }: Spot): string {
  const asked = rules.map(({ rule, wanted }) => {
    let id = ids.get(rule);
    if (id === undefined) ids.set(rule, (id = count += 1));
    return wanted ? id : -id;
  });
  return JSON.stringify([asked.sort((a, b) => a - b), name, kinds, before ?? null, before === undefined, form ?? null]);
}

function searched(
  rules: readonly RuleLiteral[],
  spot: Spot,
  fits: (value: Json | undefined) => boolean,
  context: SolverContext,
): Outcome<Json | undefined> {
  const likely = nearest(rules, spot, fits, context);
  if (likely) return found(likely.value);
  return firstFound(tries(rules, spot, fits, context));
}

/** The cheapest of the values that the smallest change would try too. */
function nearest(
  rules: readonly RuleLiteral[],
  { name, before }: Spot,
  fits: (value: Json | undefined) => boolean,
  { now, timeZone, budget }: SolverContext,
): { readonly value: Json | undefined } | undefined {
  const tests = rules.map(({ rule }) => rule);
  let best: { value: Json | undefined; cost: ReturnType<typeof costOfEdit> } | undefined;
  for (const { value, odd } of nearestValues({ name, actual: before, rules: tests, points: [], now, timeZone })) {
    budget.spend(0.01);
    if (!fits(value)) continue;
    const plain = costOfEdit(before, value);
    const cost = { ...plain, strangeness: plain.strangeness + odd };
    if (!best || isLess(cost, best.cost)) best = { value, cost };
  }
  return best;
}

function* tries(
  rules: readonly RuleLiteral[],
  spot: Spot,
  fits: (value: Json | undefined) => boolean,
  context: SolverContext,
): Iterable<Outcome<Json | undefined>> {
  for (const kind of spot.kinds) yield ofKind(kind, rules, spot, fits, context);
}

function ofKind(
  kind: ValueKind,
  rules: readonly RuleLiteral[],
  spot: Spot,
  fits: (value: Json | undefined) => boolean,
  context: SolverContext,
): Outcome<Json | undefined> {
  const among = (values: readonly (Json | undefined)[]): Outcome<Json | undefined> => {
    const value = values.findIndex(fits);
    return value < 0 ? IMPOSSIBLE : found(values[value]);
  };
  switch (kind) {
    case 'missing':
      return among([undefined]);
    case 'null':
      return among([null]);
    case 'boolean':
      return among([true, false]);
    case 'object':
      return among([{}, { other: 'x' }]);
    case 'number': {
      const { usual, odd } = numberPoints(rules.map(({ rule }) => rule));
      const one = among(usual);
      return one.kind === 'found' || !odd.some(fits) ? one : UNKNOWN;
    }
    case 'list':
      return solveList({ ...emptyPlace(), rules: [...rules] }, spot.before, context);
    case 'text':
      return solveText(rules, { before: spot.before, form: spot.form, fits }, context);
  }
}
