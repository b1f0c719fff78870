import { topologicalOrder } from '../../../shared/compiler/order.ts';
import type { ActionNode, ConditionNode, FlowNode, Trigger } from '../../../shared/flow/trigger.ts';

type NoteNode = Extract<FlowNode, { kind: 'note' }>;
/** Steps that files may hold but this version does not run (W). */
export type UnsupportedNode = Extract<FlowNode, { kind: 'delay' | 'split' }>;

export interface FlowSteps {
  readonly conditions: readonly ConditionNode[];
  readonly actions: readonly ActionNode[];
  readonly unsupported: readonly UnsupportedNode[];
  readonly notes: readonly NoteNode[];
}

/** The steps of a trigger in the order in which the flow passes them; those of a loop follow in document order. */
export function flowSteps(trigger: Trigger): FlowSteps {
  const nodes = stepsInOrder(trigger);
  return {
    conditions: nodes.filter((node) => node.kind === 'condition'),
    actions: nodes.filter((node) => node.kind === 'action'),
    unsupported: nodes.filter((node) => node.kind === 'delay' || node.kind === 'split'),
    notes: trigger.nodes.filter((node) => node.kind === 'note'),
  };
}

export function stepsInOrder(trigger: Trigger): readonly FlowNode[] {
  const steps = trigger.nodes.filter((node) => node.kind !== 'note');
  const order = topologicalOrder(steps, trigger.edges);
  const placed = new Set(order);
  return [...order, ...steps.filter((node) => !placed.has(node))];
}
