import type { Json, JsonObject } from '../../base/json.ts';
import { readerOf } from '../../engine/path-reader.ts';
import type { Scope } from '../../engine/scope.ts';
import type { RuleTest } from '../../program/program.ts';
import type { TestAnswers } from '../situation.ts';
import type { Formula } from './formula.ts';
import type { Outcome } from './outcome.ts';

/** Values of the roots of paths, as far as there are any. */
export interface Values {
  readonly event?: JsonObject;
  readonly contact?: JsonObject;
  readonly occurrence?: JsonObject;
  readonly item?: Json;
}

/** How much may still be done, in steps: never in time, so that the same question has the same answer. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  get left(): number {
    return Math.max(0, this.#left);
  }

  get spent(): boolean {
    return this.#left <= 0;
  }

  spend(steps = 1): void {
    this.#left -= steps;
  }
}

/** What every part of one search shares. */
export interface SolverContext {
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly budget: Budget;
  readonly answers: TestAnswers;
  /** What was found of single values before, by what was asked. */
  readonly known: Map<string, Outcome<Json | undefined>>;
  /** A list element that all of it is so for; it was `before`. */
  element(formulas: readonly Formula[], before: Json | undefined): Outcome<Json>;
}

const NOTHING: JsonObject = {};

export function scopeOfValues({ event = NOTHING, contact = NOTHING, occurrence = NOTHING, item }: Values, now: number) {
  return { event, contact, occurrence, item, now, plain: undefined } satisfies Scope;
}

/** The engine's answer of a rule whose path leads nowhere but to the value. */
export function ruleHolds(rule: RuleTest, value: Json | undefined, context: SolverContext): boolean {
  const { root, segments } = rule.path;
  const at = segments.length === 0 && root === 'item' ? rule : aboutItem(rule);
  return context.answers.holdsIn(at, scopeOfValues(value === undefined ? {} : { item: value }, context.now));
}

const items = new WeakMap<RuleTest, RuleTest>();

function aboutItem(rule: RuleTest): RuleTest {
  let about = items.get(rule);
  if (!about) items.set(rule, (about = { ...rule, path: { root: 'item', segments: [] } }));
  return about;
}

/** Whether it is so of these values, by the one engine's answers on rules. */
export function isSo(formula: Formula, values: Values, context: Pick<SolverContext, 'now' | 'answers'>): boolean {
  switch (formula.kind) {
    case 'rule':
      return context.answers.holdsIn(formula.rule, scopeOfValues(values, context.now)) === formula.wanted;
    case 'every':
      return formula.of.every((member) => isSo(member, values, context));
    case 'some':
      return formula.of.some((member) => isSo(member, values, context));
    case 'elements': {
      const list = readerOf(formula.path)(scopeOfValues(values, context.now));
      const elements: readonly Json[] = Array.isArray(list) ? list : [];
      return elements[formula.quantifier]((item) => isSo(formula.where, { ...values, item }, context));
    }
  }
}
