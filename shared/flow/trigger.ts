import { z } from 'zod';
import { jsonValue } from '../events/occurrence.ts';
import { Action } from './action.ts';
import { Group } from './condition.ts';

const id = z.string();
const name = z.string().optional();

export const FlowNode = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('event'), event: z.string() }),
  z.strictObject({ id, kind: z.literal('condition'), name, condition: Group }),
  z.strictObject({ id, kind: z.literal('action'), name, action: Action }),
  z.strictObject({ id, kind: z.literal('delay'), name, for: jsonValue.optional(), until: jsonValue.optional() }),
  z.strictObject({ id, kind: z.literal('split'), name, branches: jsonValue.optional() }),
  z.strictObject({ id, kind: z.literal('note'), text: z.string() }),
]);
export type FlowNode = Readonly<z.infer<typeof FlowNode>>;
export type NodeKind = FlowNode['kind'];
export type EventNode = Extract<FlowNode, { kind: 'event' }>;
export type ConditionNode = Extract<FlowNode, { kind: 'condition' }>;
export type ActionNode = Extract<FlowNode, { kind: 'action' }>;

/** From an output of a node to another node (F2). */
export const Edge = z.strictObject({ from: z.string(), port: z.string(), to: z.string() });
export type Edge = Readonly<z.infer<typeof Edge>>;

export const Trigger = z.strictObject({
  id,
  name: z.string(),
  enabled: z.boolean(),
  nodes: z.array(FlowNode),
  edges: z.array(Edge),
  frequency: jsonValue.optional(),
  activeFrom: z.string().optional(),
  activeUntil: z.string().optional(),
});
/** The graph of one trigger and its gates (F1); ids identify, names only label. */
export interface Trigger extends Readonly<Omit<z.infer<typeof Trigger>, 'nodes' | 'edges'>> {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly Edge[];
}

export function eventNodeOf(trigger: Trigger): EventNode | undefined {
  return trigger.nodes.find((node) => node.kind === 'event');
}

const keys = new WeakMap<Edge, string>();

/** Tells an edge from others of its trigger; made once for each. */
export function edgeKey(edge: Edge): string {
  let key = keys.get(edge);
  if (key === undefined) keys.set(edge, (key = JSON.stringify([edge.from, edge.port, edge.to])));
  return key;
}
