import type { Connection } from '@xyflow/react';
import { outputsOf, refuseConnection } from '../../shared/flow/connection.ts';
import { edgesOut, flowIndex } from '../../shared/flow/flow-index.ts';
import { edgeKey, type Edge, type FlowNode, type Trigger } from '../../shared/flow/trigger.ts';

/** Handles are numbered: names of outputs may hold any text. */
export function outputHandle(index: number, side: 'right' | 'bottom'): string {
  return `${side}-${index}`;
}

/** Ports in the order of the handles: the node's own, then those that only edges of the file name. */
export function portsOf(trigger: Trigger, node: FlowNode): readonly string[] {
  const named = edgesOut(trigger, node.id).map((edge) => edge.port);
  return [...new Set([...outputsOf(node), ...named])];
}

function portOf(trigger: Trigger, id: string, handle: string | null | undefined): string | undefined {
  const node = flowIndex(trigger).nodes.get(id);
  return node === undefined || !handle ? undefined : portsOf(trigger, node)[Number(handle.split('-')[1])];
}

/** The document's edge for what React Flow calls a connection. */
export function edgeOf(
  trigger: Trigger,
  connection: Pick<Connection, 'source' | 'target'> & { readonly sourceHandle?: string | null | undefined },
): Edge | undefined {
  const port = portOf(trigger, connection.source, connection.sourceHandle);
  return port === undefined ? undefined : { from: connection.source, port, to: connection.target };
}

/** Why an edge is refused (F3); `instead` is the edge that it takes the place of while one of its ends is dragged. */
export function refusal(trigger: Trigger, edge: Edge, instead?: Edge): string | undefined {
  if (instead === undefined) return refuseConnection(trigger, edge);
  const key = edgeKey(instead);
  if (edgeKey(edge) === key) return undefined;
  return refuseConnection({ ...trigger, edges: trigger.edges.filter((other) => edgeKey(other) !== key) }, edge);
}
