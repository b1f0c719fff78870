import { newWorkspace } from '../shared/flow/new-workspace.ts';
import type { Edge, FlowNode, Trigger } from '../shared/flow/trigger.ts';
import type { Position, Workspace } from '../shared/flow/workspace.ts';

const EVENT = { id: '30552', label: 'Purchase' };
/** Steps in a row of the drawn grid. */
const ROW = 20;

function stepOf(index: number): FlowNode {
  const id = `step-${index}`;
  if (index % 4 === 0) {
    const of = [{ field: 'event.total', operator: 'atLeast', value: index }];
    return { id, kind: 'condition', name: `Total of ${index} or more`, condition: { match: 'all', of } };
  }
  const changes = [{ field: 'points', change: 'add' as const, value: String(index) }];
  return { id, kind: 'action', action: { kind: 'updateContact', changes } };
}

/** A trigger of so many nodes, a long chain of conditions and actions in rows. */
export function largeTrigger(id: string, nodes: number): { trigger: Trigger; layout: Record<string, Position> } {
  const steps = Array.from({ length: nodes - 1 }, (_, index) => stepOf(index));
  const all: FlowNode[] = [{ id: 'event', kind: 'event', event: EVENT.id }, ...steps];
  const edges = steps.map((step, index): Edge => {
    const before = all[index];
    const port = before?.kind === 'event' ? 'out' : before?.kind === 'condition' ? 'yes' : 'then';
    return { from: before?.id ?? '', port, to: step.id };
  });
  const layout = Object.fromEntries(
    all.map((node, index) => [node.id, { x: (index % ROW) * 280, y: Math.floor(index / ROW) * 200 }]),
  );
  return { trigger: { id, name: `A flow of ${nodes} nodes`, enabled: true, nodes: all, edges }, layout };
}

/** A workspace with one trigger of so many nodes, or with so many triggers of four nodes. */
export function largeWorkspace(o: { readonly nodes: number } | { readonly triggers: number }): Workspace {
  const made =
    'nodes' in o
      ? [largeTrigger('large', o.nodes)]
      : Array.from({ length: o.triggers }, (_, index) => largeTrigger(`trigger-${index}`, 4));
  return {
    ...newWorkspace({ id: 'large', name: 'Large', timeZone: 'UTC' }),
    events: [EVENT],
    triggers: made.map(({ trigger }, index) => ({ ...trigger, name: `${trigger.name} ${index}` })),
    layout: Object.fromEntries(made.map(({ trigger, layout }) => [trigger.id, layout])),
  };
}
