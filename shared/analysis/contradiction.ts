import type { GroupTest, Step } from '../program/program.ts';
import { formulaOf, type Formula } from './solver/formula.ts';
import type { TriggerStudy } from './trigger-study.ts';

/** Something that is asked on a way: a member of a condition, the whole of one, or all that leads to a step. */
export type Demand =
  | { readonly kind: 'member'; readonly node: string; readonly path: string; readonly wanted: boolean }
  | { readonly kind: 'way'; readonly node: string };

const MOST_DEMANDS = 24;

/**
 * Of all that an output asks, as little as already excludes one another: without any one of these the others could be met.
 * Undefined when there is too much to tell.
 */
export function contradictionAt(study: TriggerStudy, node: string, port: 'yes' | 'no'): readonly Demand[] | undefined {
  const demands = [...demandsBefore(study, node), ...demandsOf(study, node, port === 'yes')];
  if (demands.length > MOST_DEMANDS) return undefined;
  let core = demands;
  for (const demand of [...demands].reverse()) {
    const others = core.filter((one) => one !== demand);
    if (study.ask(others.map(({ formula }) => formula)).kind === 'impossible') core = others;
  }
  return core.map((one) => one.demand);
}

interface Asked {
  readonly demand: Demand;
  readonly formula: Formula;
}

/** What leads to a node, condition by condition while there is only one way back. */
function demandsBefore(study: TriggerStudy, node: string): readonly Asked[] {
  const { steps } = study.trigger;
  const at = steps.findIndex((step) => step.node === node);
  const ways = steps.flatMap((step) => portsTo(step, at).map((port) => ({ step, port })));
  const [only, another] = ways;
  if (!only) return [];
  if (another) return [{ demand: { kind: 'way', node }, formula: study.reach(node) }];
  const { step, port } = only;
  const before = demandsBefore(study, step.node);
  return step.kind === 'condition' ? [...before, ...demandsOf(study, step.node, port === 'yes')] : before;
}

function portsTo(step: Step, target: number): readonly string[] {
  switch (step.kind) {
    case 'event':
      return step.out.includes(target) ? ['out'] : [];
    case 'action':
      return step.then.includes(target) ? ['then'] : [];
    case 'condition':
      return (['yes', 'no'] as const).filter((port) => step[port].includes(target));
  }
}

function demandsOf(study: TriggerStudy, node: string, wanted: boolean): readonly Asked[] {
  const step = study.trigger.steps.find((one) => one.node === node);
  return step?.kind === 'condition' ? membersOf(step.condition, node, '', wanted) : [];
}

/** The members of a group of which each must answer alike, those of groups among them in turn. */
function membersOf(group: GroupTest, node: string, path: string, wanted: boolean): readonly Asked[] {
  const formula = formulaOf(group, wanted);
  if (formula.kind !== 'every') return [{ demand: { kind: 'member', node, path, wanted }, formula }];
  const ofMember = group.match === 'none' ? !wanted : wanted;
  return group.of.flatMap((member, index): readonly Asked[] => {
    const at = `${path}/of/${index}`;
    if (member.kind === 'group') return membersOf(member, node, at, ofMember);
    return [{ demand: { kind: 'member', node, path: at, wanted: ofMember }, formula: formulaOf(member, ofMember) }];
  });
}
