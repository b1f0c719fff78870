import { sendsEvent } from './event-uses.ts';
import { mapKept } from './keep-identity.ts';
import { onlyPositions } from './layout.ts';
import { edgeKey, eventNodeOf, type Edge, type Trigger } from './trigger.ts';
import type { Scenario, Workspace } from './workspace.ts';

/**
 * The workspace without what an event is needed for: triggers that start with it, actions that emit it, its samples, and the
 * tests that send it. What came before a removed action goes on to what came after it. Rules that only compare with the id stay.
 */
export function withoutEventUses(workspace: Workspace, event: string): Workspace {
  const triggers = workspace.triggers
    .filter((trigger) => eventNodeOf(trigger)?.event !== event)
    .map((trigger) => withoutEmits(trigger, event));
  const samples = workspace.samples.filter(({ occurrence }) => occurrence.event !== event);
  const nodes = new Map(triggers.map((trigger) => [trigger.id, new Set(trigger.nodes.map(({ id }) => id))]));
  const tests = workspace.scenarios.filter((scenario) => !sendsEvent(workspace, scenario, event));
  const gone = (trigger: string, node?: string): boolean => {
    if (!workspace.triggers.some(({ id }) => id === trigger)) return false; // it was missing before
    const left = nodes.get(trigger);
    return left === undefined || (node !== undefined && wasThere(workspace, trigger, node) && !left.has(node));
  };
  const layout = Object.entries(workspace.layout).flatMap(([trigger, positions]) => {
    const left = nodes.get(trigger);
    return left === undefined ? [] : [[trigger, onlyPositions(positions, left)] as const];
  });
  return {
    ...workspace,
    triggers: triggers.length === workspace.triggers.length ? mapKept(workspace.triggers, at(triggers)) : triggers,
    samples: samples.length === workspace.samples.length ? workspace.samples : samples,
    scenarios:
      tests.length === workspace.scenarios.length
        ? mapKept(workspace.scenarios, (test) => withoutGone(test, gone))
        : tests.map((test) => withoutGone(test, gone)),
    layout: Object.fromEntries(layout),
  };
}

function at(triggers: readonly Trigger[]): (before: Trigger) => Trigger {
  const byId = new Map(triggers.map((trigger) => [trigger.id, trigger]));
  return (before) => byId.get(before.id) ?? before;
}

function wasThere(workspace: Workspace, trigger: string, node: string): boolean {
  return workspace.triggers.some(({ id, nodes }) => id === trigger && nodes.some((one) => one.id === node));
}

function withoutEmits(trigger: Trigger, event: string): Trigger {
  const emits = trigger.nodes.filter(
    (node) => node.kind === 'action' && node.action.kind === 'emitEvent' && node.action.event === event,
  );
  return emits.reduce((flow, { id }) => withoutNode(flow, id), trigger);
}

/** Edges into the node go on to where its own edges led. */
function withoutNode(trigger: Trigger, id: string): Trigger {
  const after = trigger.edges.filter(({ from }) => from === id).map(({ to }) => to);
  const edges = new Map<string, Edge>();
  for (const edge of trigger.edges) {
    const next = edge.from === id ? [] : edge.to === id ? after.map((to) => ({ ...edge, to })) : [edge];
    for (const one of next) edges.set(edgeKey(one), one);
  }
  return { ...trigger, nodes: trigger.nodes.filter((node) => node.id !== id), edges: [...edges.values()] };
}

/** A test expects nothing of what is no longer there. */
function withoutGone(test: Scenario, gone: (trigger: string, node?: string) => boolean): Scenario {
  const { fired, notFired, actions } = test.expect ?? {};
  const names = [...(fired ?? []), ...(notFired ?? [])].some((id) => gone(id));
  if (!names && !(actions ?? []).some(({ trigger, node }) => gone(trigger, node))) return test;
  const left = (ids: readonly string[]): string[] => ids.filter((id) => !gone(id));
  return {
    ...test,
    expect: {
      ...(fired && { fired: left(fired) }),
      ...(notFired && { notFired: left(notFired) }),
      ...(actions && { actions: actions.filter(({ trigger, node }) => !gone(trigger, node)) }),
    },
  };
}
