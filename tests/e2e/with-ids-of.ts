import type { Trigger } from '../../shared/flow/trigger.ts';
import type { Scenario, Workspace } from '../../shared/flow/workspace.ts';

function renamed(id: string, own: readonly { id: string }[], others: readonly { id: string }[]): string {
  return others[own.findIndex((one) => one.id === id)]?.id ?? id;
}

function triggerWithIds(trigger: Trigger, other: Trigger | undefined): Trigger {
  const { id, nodes, edges } = trigger;
  const of = (node: string): string => renamed(node, nodes, other?.nodes ?? []);
  return {
    ...trigger,
    id: other?.id ?? id,
    nodes: nodes.map((node) => ({ ...node, id: of(node.id) })),
    edges: edges.map(({ from, port, to }) => ({ from: of(from), port, to: of(to) })),
  };
}

/** A workspace whose parts are called as those at the same places of another, for ids are given by the editor. */
export function withIdsOf(workspace: Workspace, other: Workspace): Workspace {
  const trigger = (id: string): string => renamed(id, workspace.triggers, other.triggers);
  const test = (scenario: Scenario): Scenario => {
    const { fired, notFired, actions } = scenario.expect ?? {};
    return {
      ...scenario,
      id: renamed(scenario.id, workspace.scenarios, other.scenarios),
      ...(scenario.sample !== undefined && { sample: renamed(scenario.sample, workspace.samples, other.samples) }),
      expect: {
        ...(fired && { fired: fired.map(trigger) }),
        ...(notFired && { notFired: notFired.map(trigger) }),
        ...(actions && { actions: actions.map((action) => ({ ...action, trigger: trigger(action.trigger) })) }),
      },
    };
  };
  return {
    ...workspace,
    id: other.id,
    triggers: workspace.triggers.map((one, index) => triggerWithIds(one, other.triggers[index])),
    samples: workspace.samples.map((one) => ({ ...one, id: renamed(one.id, workspace.samples, other.samples) })),
    scenarios: workspace.scenarios.map(test),
  };
}
