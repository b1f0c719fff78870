import type { ConditionNode, Trigger } from '../flow/trigger.ts';
import { nodeTitle } from '../flow/wording.ts';
import type { Step } from '../program/program.ts';
import type { AnalysisProblem } from './analysis-problem.ts';
import { causeWords } from './cause-words.ts';
import { contradictionAt } from './contradiction.ts';
import { conditionName, ruleWordsAt } from './scenario-words.ts';
import type { TriggerStudy } from './trigger-study.ts';

type ConditionStep = Extract<Step, { kind: 'condition' }>;

/** What is proved of one trigger: outputs never taken, rules with one answer, unreachable steps; and what stayed open. */
export function flowFindings(trigger: Trigger, pointer: string, study: TriggerStudy): readonly AnalysisProblem[] {
  return new FlowFindings(trigger, pointer, study).all();
}

class FlowFindings {
  readonly #trigger: Trigger;
  readonly #pointer: string;
  readonly #study: TriggerStudy;
  /** Whether no action can ever be reached. */
  readonly #dead: boolean;

  constructor(trigger: Trigger, pointer: string, study: TriggerStudy) {
    this.#trigger = trigger;
    this.#pointer = pointer;
    this.#study = study;
    const actions = study.trigger.steps.filter(({ kind }) => kind === 'action');
    this.#dead = actions.length > 0 && actions.every(({ node }) => this.#isClosed(node));
  }

  all(): readonly AnalysisProblem[] {
    const { steps } = this.#study.trigger;
    const found = steps.flatMap((step) => (step.kind === 'condition' ? this.#ofCondition(step) : []));
    const joins = steps.flatMap((step) => this.#ofJoin(step));
    const all = [...found, ...joins];
    if (!this.#dead || all.some(({ code }) => code === 'analysis.deadTrigger')) return all;
    return [this.#problem('analysis.deadTrigger', undefined, `“${this.#trigger.name}” can never fire.`), ...all];
  }

  #isClosed(node: string): boolean {
    return this.#study.steps.get(node)?.kind === 'impossible';
  }

  #ofCondition(step: ConditionStep): readonly AnalysisProblem[] {
    const node = this.#trigger.nodes.find(({ id }) => id === step.node);
    if (node?.kind !== 'condition' || this.#isClosed(step.node) || step.condition.of.length === 0) return [];
    const never = (['yes', 'no'] as const).filter((port) =>
      this.#study.branches.some(
        (one) => one.node === step.node && one.port === port && one.outcome.kind === 'impossible',
      ),
    );
    const open = this.#unsettled(node);
    if (never.length > 0) return [...never.map((port) => this.#neverTaken(node, step, port)), ...open];
    return [...this.#ofRules(node), ...open];
  }

  /** Outputs of which neither a witness nor a proof was found. */
  #unsettled(node: ConditionNode): readonly AnalysisProblem[] {
    return this.#study.branches.flatMap((one): readonly AnalysisProblem[] => {
      if (one.node !== node.id || one.outcome.kind !== 'unknown') return [];
      const message =
        `Whether “${conditionName(node)}” ever takes ${one.port === 'yes' ? 'Yes' : 'No'} is not known: no occurrence ` +
        'that does was found, nor a proof that there is none.';
      return [this.#problem('analysis.unknown', node.id, message, 'info')];
    });
  }

  #neverTaken(node: ConditionNode, step: ConditionStep, port: 'yes' | 'no'): AnalysisProblem {
    const demands = contradictionAt(this.#study, node.id, port);
    const cause = demands ? causeWords(this.#trigger, demands, node.id) : '';
    const titles = step[port].flatMap((at) => {
      const next = this.#study.trigger.steps[at]?.node ?? '';
      const title = this.#trigger.nodes.find(({ id }) => id === next);
      return this.#isClosed(next) && title ? [`“${nodeTitle(title)}”`] : [];
    });
    const taken = `“${conditionName(node)}” never takes ${port === 'yes' ? 'Yes' : 'No'}`;
    const then = this.#dead
      ? `, so “${this.#trigger.name}” can never fire`
      : titles.length === 0
        ? ''
        : `, so ${titles.join(' and ')} can never be reached`;
    const code = this.#dead ? 'deadTrigger' : port === 'yes' ? 'contradiction' : 'alwaysTrue';
    const severity = port === 'yes' || titles.length > 0 ? 'warning' : 'info';
    return this.#problem(`analysis.${code}`, node.id, [`${taken}${then}.`, cause].join(' ').trim(), severity);
  }

  /** Rules that could be left out, or that hold the others back, in a condition that takes both outputs. */
  #ofRules(node: ConditionNode): readonly AnalysisProblem[] {
    return this.#study.rules.flatMap(({ node: at, path, result, outcome }): readonly AnalysisProblem[] => {
      if (at !== node.id || outcome.kind !== 'impossible') return [];
      const answers = result ? 'never true' : 'always true';
      const inside = path.includes('/where/') ? ' for any element' : '';
      const message = `In “${conditionName(node)}”, “${ruleWordsAt(node.condition, path)}” is ${answers}${inside} when it is reached.`;
      return [this.#problem(result ? 'analysis.neverTrue' : 'analysis.alwaysTrue', node.id, message, 'info')];
    });
  }

  /** A step that several ways lead to, none of which is ever taken; with one way, the condition there tells. */
  #ofJoin(step: Step): readonly AnalysisProblem[] {
    const ways = this.#study.trigger.steps.flatMap((one, index) =>
      portsOf(one, step.node, this.#study).map(() => index),
    );
    const node = this.#trigger.nodes.find(({ id }) => id === step.node);
    if (!node || this.#dead || ways.length < 2 || !this.#isClosed(step.node)) return [];
    const isFirst = ways.some((index) => !this.#isClosed(this.#study.trigger.steps[index]?.node ?? ''));
    if (!isFirst) return [];
    const message = `“${nodeTitle(node)}” can never be reached: none of the ${ways.length} ways to it is ever taken.`;
    return [this.#problem('analysis.unreachable', step.node, message)];
  }

  #problem(
    code: AnalysisProblem['code'],
    node: string | undefined,
    message: string,
    severity: AnalysisProblem['severity'] = 'warning',
  ): AnalysisProblem {
    const index = this.#trigger.nodes.findIndex(({ id }) => id === node);
    const pointer = index < 0 ? this.#pointer : `${this.#pointer}/nodes/${index}`;
    return { code, severity, message, pointer, trigger: this.#trigger.id, ...(node !== undefined && { node }) };
  }
}

/** The outputs of a step that lead to a node. */
function portsOf(step: Step, node: string, { trigger: { steps } }: TriggerStudy): readonly string[] {
  const leads = (targets: readonly number[]): boolean => targets.some((at) => steps[at]?.node === node);
  switch (step.kind) {
    case 'event':
      return leads(step.out) ? ['out'] : [];
    case 'action':
      return leads(step.then) ? ['then'] : [];
    case 'condition':
      return (['yes', 'no'] as const).filter((port) => leads(step[port]));
  }
}
