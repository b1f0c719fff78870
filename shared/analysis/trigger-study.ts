import type { ProgramTrigger } from '../program/program.ts';
import type { NearOccurrences } from './near-occurrences.ts';
import { reachOf } from './reach.ts';
import { ruleOutcomes } from './rule-outcomes.ts';
import { TestAnswers } from './situation.ts';
import { findOccurrence, type Witness } from './solver/find-occurrence.ts';
import { ALWAYS, formulaOf, type Formula } from './solver/formula.ts';
import type { Outcome } from './solver/outcome.ts';

/** An output of a condition, and an occurrence that takes it. */
export interface BranchAnswer {
  readonly node: string;
  readonly port: 'yes' | 'no';
  readonly outcome: Outcome<Witness>;
}

/** An answer of a rule while its condition is reached, and an occurrence that shows it. */
export interface RuleAnswer {
  readonly node: string;
  readonly path: string;
  readonly result: boolean;
  readonly outcome: Outcome<Witness>;
}

/** Everything that can happen in one trigger: a witness of each, or the proof that it cannot. */
export interface TriggerStudy {
  readonly trigger: ProgramTrigger;
  /** By node. */
  readonly steps: ReadonlyMap<string, Outcome<Witness>>;
  readonly branches: readonly BranchAnswer[];
  readonly rules: readonly RuleAnswer[];
  /** Asks more of the same trigger: at its active times, near the same occurrences. */
  ask(formulas: readonly Formula[], steps?: number): Outcome<Witness>;
  /** What it takes to reach a step. */
  reach(node: string): Formula;
}

/**
 * Studies an enabled trigger, yielding after each question, so that whoever asks may do something else in between.
 * Whether it is so is told by the engine's own answers; nothing is known of the contact that a server has stored.
 */
export function* studyTrigger(
  trigger: ProgramTrigger,
  near: NearOccurrences,
  timeZone: string,
): Generator<undefined, TriggerStudy> {
  const answers = new TestAnswers(timeZone);
  const active = [{ from: trigger.activeFrom, until: trigger.activeUntil }];
  const ask = (formulas: readonly Formula[], steps?: number): Outcome<Witness> =>
    findOccurrence({ formulas, active, near, timeZone }, answers, steps);
  const reach = new Map(reachOf(trigger).map((formula, index) => [trigger.steps[index]?.node ?? '', formula]));
  const reachOfNode = (node: string): Formula => reach.get(node) ?? ALWAYS;
  const steps = new Map<string, Outcome<Witness>>();
  const branches: BranchAnswer[] = [];
  const rules: RuleAnswer[] = [];
  for (const step of trigger.steps) {
    const { node } = step;
    const way = reachOfNode(node);
    const reached = ask([way]);
    steps.set(node, reached);
    yield;
    if (step.kind !== 'condition') continue;
    const within = (formula: Formula): Outcome<Witness> =>
      reached.kind === 'impossible' ? reached : ask([way, formula]);
    for (const port of ['yes', 'no'] as const) {
      branches.push({ node, port, outcome: within(formulaOf(step.condition, port === 'yes')) });
      yield;
    }
    for (const { path, result, formula } of ruleOutcomes(step.condition)) {
      rules.push({ node, path, result, outcome: within(formula) });
      yield;
    }
  }
  return { trigger, steps, branches, rules, ask, reach: reachOfNode };
}
