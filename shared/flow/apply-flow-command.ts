import { requireTrigger, withTrigger } from './apply-trigger-command.ts';
import type { FlowCommand } from './command.ts';
import { outputsOf, refuseConnection } from './connection.ts';
import { layoutOf, onlyPositions, withPositions, withTriggerLayout } from './layout.ts';
import { swappedEdges } from './swap-steps.ts';
import { edgeKey, type Edge, type FlowNode, type Trigger } from './trigger.ts';
import type { Position, Workspace } from './workspace.ts';

/** Gestures on the canvas of one trigger. What would break F2 or F3 throws. */
export function applyFlowCommand(workspace: Workspace, command: FlowCommand): Workspace {
  const trigger = requireTrigger(workspace, command.trigger);
  switch (command.kind) {
    case 'addNode': {
      const { node, at, after, into } = command;
      if (after !== undefined && into !== undefined) throw new Error('A node goes after an output or into an edge.');
      const added = addNode(trigger, node);
      const joined = into !== undefined ? intoEdge(added, node, into) : added;
      const next = after === undefined ? joined : connect(joined, { ...after, to: node.id });
      return place(withTrigger(workspace, trigger, next), next, { [node.id]: at });
    }
    case 'addElements': {
      const { nodes, edges, positions } = command;
      const next = edges.reduce(connect, nodes.reduce(addNode, trigger));
      return place(withTrigger(workspace, trigger, next), next, positions);
    }
    case 'replaceNode':
      return withTrigger(workspace, trigger, replaceNode(trigger, command.node));
    case 'moveNodes':
      return place(workspace, trigger, command.positions);
    case 'removeElements': {
      const next = removeElements(trigger, command.nodes, command.edges);
      return next === trigger ? workspace : place(withTrigger(workspace, trigger, next), next, {});
    }
    case 'connect':
      return withTrigger(workspace, trigger, connect(trigger, command.edge));
    case 'swapSteps':
      return swapSteps(workspace, trigger, command.first, command.second);
    case 'reconnect':
      if (edgeKey(command.edge) === edgeKey(command.to)) return workspace;
      return withTrigger(workspace, trigger, connect(withoutEdge(trigger, command.edge), command.to));
  }
}

function addNode(trigger: Trigger, node: FlowNode): Trigger {
  if (trigger.nodes.some((other) => other.id === node.id)) throw new Error(`There is already a node ${node.id}.`);
  if (node.kind === 'event' && trigger.nodes.some((other) => other.kind === 'event')) {
    throw new Error('A trigger has one event node (F2).');
  }
  return { ...trigger, nodes: [...trigger.nodes, node] };
}

function connect(trigger: Trigger, edge: Edge): Trigger {
  const refusal = refuseConnection(trigger, edge);
  if (refusal !== undefined) throw new Error(`${edgeKey(edge)} cannot be connected: ${refusal}`);
  return { ...trigger, edges: [...trigger.edges, edge] };
}

function withoutEdge(trigger: Trigger, edge: Edge): Trigger {
  const key = edgeKey(edge);
  const edges = trigger.edges.filter((other) => edgeKey(other) !== key);
  if (edges.length === trigger.edges.length) throw new Error(`There is no edge ${key}.`);
  return { ...trigger, edges };
}

function swapSteps(workspace: Workspace, trigger: Trigger, first: string, second: string): Workspace {
  const next = { ...trigger, edges: swappedEdges(trigger, first, second) };
  const layout = layoutOf(workspace, trigger.id);
  const [a, b] = [layout[first], layout[second]];
  const places = a === undefined || b === undefined ? {} : { [first]: b, [second]: a };
  return place(withTrigger(workspace, trigger, next), next, places);
}

function intoEdge(trigger: Trigger, node: FlowNode, edge: Edge): Trigger {
  const [port] = outputsOf(node);
  if (port === undefined) throw new Error('A node without outputs does not go into an edge.');
  const opened = connect(withoutEdge(trigger, edge), { from: edge.from, port: edge.port, to: node.id });
  return connect(opened, { from: node.id, port, to: edge.to });
}

function replaceNode(trigger: Trigger, node: FlowNode): Trigger {
  const before = trigger.nodes.find((other) => other.id === node.id);
  if (before === undefined) throw new Error(`There is no node ${node.id}.`);
  if ((before.kind === 'event') !== (node.kind === 'event')) throw new Error('An event node stays one (F2).');
  const nodes = trigger.nodes.map((other) => (other === before ? node : other));
  const gone = new Set(outputsOf(before).filter((port) => !outputsOf(node).includes(port)));
  const closed = node.kind === 'note' && before.kind !== 'note';
  const edges = trigger.edges.filter(
    (edge) => !(edge.from === node.id && gone.has(edge.port)) && !(closed && edge.to === node.id),
  );
  return { ...trigger, nodes, edges: edges.length === trigger.edges.length ? trigger.edges : edges };
}

function removeElements(trigger: Trigger, nodes: readonly string[], edges: readonly Edge[]): Trigger {
  const removed = new Set(nodes);
  const [event, ...otherEvents] = trigger.nodes.filter((node) => node.kind === 'event');
  if (event !== undefined && otherEvents.every((node) => removed.has(node.id))) removed.delete(event.id);
  const keys = new Set(edges.map(edgeKey));
  const keptNodes = trigger.nodes.filter((node) => !removed.has(node.id));
  const keptEdges = trigger.edges.filter(
    (edge) => !removed.has(edge.from) && !removed.has(edge.to) && !keys.has(edgeKey(edge)),
  );
  if (keptNodes.length === trigger.nodes.length && keptEdges.length === trigger.edges.length) return trigger;
  return {
    ...trigger,
    nodes: keptNodes.length === trigger.nodes.length ? trigger.nodes : keptNodes,
    edges: keptEdges.length === trigger.edges.length ? trigger.edges : keptEdges,
  };
}

/** Positions of the trigger's nodes, some of them new; those of nodes that are gone go (F5). */
function place(workspace: Workspace, trigger: Trigger, moved: Readonly<Record<string, Position>>): Workspace {
  const nodes = new Set(trigger.nodes.map((node) => node.id));
  const stray = Object.keys(moved).find((id) => !nodes.has(id));
  if (stray !== undefined) throw new Error(`There is no node ${stray} to place.`);
  const positions = withPositions(onlyPositions(layoutOf(workspace, trigger.id), nodes), moved);
  const layout = withTriggerLayout(workspace.layout, trigger.id, positions);
  return layout === workspace.layout ? workspace : { ...workspace, layout };
}
