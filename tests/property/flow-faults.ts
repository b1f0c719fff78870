import { loopEdges } from '../../shared/compiler/order.ts';
import { outputsOf } from '../../shared/flow/connection.ts';
import { edgeKey, type Trigger } from '../../shared/flow/trigger.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';

function flowFaults(trigger: Trigger): readonly string[] {
  const nodes = new Map(trigger.nodes.map((node) => [node.id, node]));
  const keys = trigger.edges.map(edgeKey);
  return [
    ...(trigger.nodes.filter((node) => node.kind === 'event').length === 1 ? [] : ['not one event node']),
    ...(nodes.size === trigger.nodes.length ? [] : ['a node id twice']),
    ...(new Set(keys).size === keys.length ? [] : ['an edge twice']),
    ...(loopEdges(trigger.nodes, trigger.edges).length === 0 ? [] : ['a loop']),
    ...trigger.edges.flatMap((edge) => {
      const from = nodes.get(edge.from);
      const to = nodes.get(edge.to);
      if (from === undefined || to === undefined) return ['an edge to nowhere'];
      if (!outputsOf(from).includes(edge.port)) return ['an edge from no output'];
      return to.kind === 'event' || to.kind === 'note' ? [`an edge into ${to.kind}`] : [];
    }),
  ];
}

/** What no gesture and no merge may leave behind (F2, F3, F5, H4, H9). */
export function faults(workspace: Workspace): readonly string[] {
  const triggers = new Map(workspace.triggers.map((trigger) => [trigger.id, trigger]));
  const stray = Object.entries(workspace.layout).flatMap(([id, positions]) => {
    const nodes = new Set(triggers.get(id)?.nodes.map((node) => node.id));
    return Object.keys(positions).filter((node) => !nodes.has(node));
  });
  const ids = new Set(workspace.events.map((event) => event.id));
  return [
    ...workspace.triggers.flatMap(flowFaults),
    ...(triggers.size === workspace.triggers.length ? [] : ['a trigger id twice']),
    ...(ids.size === workspace.events.length ? [] : ['an event id twice']),
    ...stray.map((node) => `layout without node ${node}`),
    ...workspace.retiredEventIds.filter((id) => ids.has(id)).map((id) => `retired and in use: ${id}`),
  ];
}
