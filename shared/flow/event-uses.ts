import { conditionNamesEvent } from './event-references.ts';
import type { FlowNode } from './trigger.ts';
import { nodeTitle } from './wording.ts';
import type { Scenario, Workspace } from './workspace.ts';

/** One place that names an event. */
export type EventUse =
  /** `starts`: the trigger begins with it; `emits`, `compares`: an action or a rule of it names the event. */
  | {
      readonly kind: 'starts' | 'emits' | 'compares';
      readonly trigger: string;
      readonly node: string;
      readonly triggerName: string;
      readonly nodeName: string;
    }
  | { readonly kind: 'sample' | 'test'; readonly id: string; readonly name: string };

export type FlowUse = Extract<EventUse, { node: string }>;

/** Everywhere that an event is named, in the order of the document; a test counts when it sends the event. */
export function eventUses(workspace: Workspace, event: string): readonly EventUse[] {
  return [
    ...workspace.triggers.flatMap((trigger) =>
      trigger.nodes.flatMap((node): readonly EventUse[] => {
        const kind = useOf(node, event);
        if (kind === undefined) return [];
        return [{ kind, trigger: trigger.id, node: node.id, triggerName: trigger.name, nodeName: nodeTitle(node) }];
      }),
    ),
    ...workspace.samples
      .filter(({ occurrence }) => occurrence.event === event)
      .map(({ id, name }): EventUse => ({ kind: 'sample', id, name })),
    ...workspace.scenarios
      .filter((scenario) => sendsEvent(workspace, scenario, event))
      .map(({ id, name }): EventUse => ({ kind: 'test', id, name })),
  ];
}

/** How many steps of triggers start with or emit each event. */
export function flowUseCounts({ triggers }: Workspace): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const node of triggers.flatMap(({ nodes }) => nodes)) {
    const event =
      node.kind === 'event'
        ? node.event
        : node.kind === 'action' && node.action.kind === 'emitEvent'
          ? node.action.event
          : undefined;
    if (event !== undefined) counts.set(event, (counts.get(event) ?? 0) + 1);
  }
  return counts;
}

export function isFlowUse(use: EventUse): use is FlowUse {
  return use.kind !== 'sample' && use.kind !== 'test';
}

/** Whether one of the occurrences that a test sends is of the event. */
export function sendsEvent(workspace: Workspace, { sample, occurrences = [] }: Scenario, event: string): boolean {
  const named = workspace.samples.find(({ id }) => id === sample);
  return named?.occurrence.event === event || occurrences.some((occurrence) => occurrence.event === event);
}

function useOf(node: FlowNode, event: string): FlowUse['kind'] | undefined {
  switch (node.kind) {
    case 'event':
      return node.event === event ? 'starts' : undefined;
    case 'action':
      return node.action.kind === 'emitEvent' && node.action.event === event ? 'emits' : undefined;
    case 'condition':
      return conditionNamesEvent(node.condition, event) ? 'compares' : undefined;
    case 'delay':
    case 'split':
    case 'note':
      return undefined;
  }
}
