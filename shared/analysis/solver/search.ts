import type { Json } from '../../base/json.ts';
import { casesOf, type Elements, type Formula, type RuleLiteral, type Some } from './formula.ts';
import { IMPOSSIBLE, UNKNOWN, type Outcome } from './outcome.ts';
import { placeOf, type Place } from './place.ts';
import { isSo, type SolverContext, type Values } from './solver-context.ts';

/** Finds values of the roots for which all that the place asks is so. */
export type SolveRoots = (place: Place, context: SolverContext) => Outcome<Values>;

/**
 * Values for which every formula is so, or the proof that there are none: alternatives are tried one after another,
 * each only as long as what is already decided leaves a chance.
 */
export function search(formulas: readonly Formula[], roots: SolveRoots, context: SolverContext): Outcome<Values> {
  return new Search(roots, context).run([], [], formulas);
}

type Literal = RuleLiteral | Elements;

class Search {
  readonly #roots: SolveRoots;
  readonly #context: SolverContext;

  constructor(roots: SolveRoots, context: SolverContext) {
    this.#roots = roots;
    this.#context = context;
  }

  run(decided: readonly Literal[], open: readonly Some[], added: readonly Formula[]): Outcome<Values> {
    const { budget } = this.#context;
    if (budget.spent) return UNKNOWN;
    budget.spend();
    const all = unfolded(decided, open, added);
    if (!all) return IMPOSSIBLE;
    const solved = this.#roots(placeOf(all.literals), this.#context);
    if (solved.kind === 'impossible') return IMPOSSIBLE;
    const left =
      solved.kind === 'found' ? all.open.filter((some) => !isSo(some, solved.value, this.#context)) : all.open;
    const next = fewest(left);
    if (!next) return solved;
    return this.#branch(all.literals, all.open, next);
  }

  #branch(literals: readonly Literal[], open: readonly Some[], next: Some): Outcome<Values> {
    const others = open.filter((some) => some !== next);
    let unknown = false;
    for (const option of next.of) {
      const outcome = this.run(literals, others, [option]);
      if (outcome.kind === 'found') return outcome;
      unknown ||= outcome.kind === 'unknown';
    }
    return unknown ? UNKNOWN : IMPOSSIBLE;
  }
}

/** Conjunctions taken apart; undefined when something of it is never so. */
function unfolded(decided: readonly Literal[], open: readonly Some[], added: readonly Formula[]) {
  const literals = [...decided];
  const left = [...open];
  const known = new Set<Formula>([...decided, ...open]);
  const pending = [...added].reverse();
  for (let formula = pending.pop(); formula; formula = pending.pop()) {
    if (known.has(formula)) continue;
    known.add(formula);
    switch (formula.kind) {
      case 'every':
        pending.push(...[...formula.of].reverse());
        break;
      case 'some': {
        const [only, another] = formula.of;
        if (!only) return undefined;
        if (another) left.push(formula);
        else pending.push(only);
        break;
      }
      case 'elements': {
        const cases = casesOf(formula);
        if (cases) left.push({ kind: 'some', of: cases });
        else literals.push(formula);
        break;
      }
      case 'rule':
        literals.push(formula);
    }
  }
  return { literals, open: left };
}

function fewest(open: readonly Some[]): Some | undefined {
  let best: Some | undefined;
  for (const some of open) if (!best || some.of.length < best.of.length) best = some;
  return best;
}

/** The one value that a search of an element is about. */
export function itemOf(outcome: Outcome<Values>): Outcome<Json> {
  if (outcome.kind !== 'found') return outcome;
  const { item } = outcome.value;
  return item === undefined ? UNKNOWN : { kind: 'found', value: item };
}
