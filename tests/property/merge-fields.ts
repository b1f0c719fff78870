import type { Json } from '../../shared/base/json.ts';
import type { MergeConflict } from '../../shared/flow/merge-conflict.ts';
import { edgeKey, type FlowNode, type Trigger } from '../../shared/flow/trigger.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';

/** Every field of a document by its path of ids and members, found without the merge's own code. Order and layout aside. */
export function fieldsOf(workspace: Workspace): ReadonlyMap<string, Json> {
  const fields = new Map<string, Json>();
  const put = (path: readonly string[], value: unknown): void => {
    if (value !== undefined) fields.set(JSON.stringify(path), value as Json);
  };
  const entry = (path: readonly string[], value: object): void => {
    put(path, true);
    for (const [key, member] of Object.entries(value)) if (key !== 'id') put([...path, key], member);
  };
  for (const key of ['id', 'name', 'timeZone'] as const) put([key], workspace[key]);
  for (const event of workspace.events) entry(['events', event.id], event);
  for (const id of workspace.retiredEventIds) put(['retired', id], true);
  for (const sample of workspace.samples) entry(['samples', sample.id], sample);
  for (const scenario of workspace.scenarios) entry(['tests', scenario.id], scenario);
  for (const { nodes, edges, ...trigger } of workspace.triggers) {
    const at = ['triggers', trigger.id];
    entry(at, trigger);
    for (const node of nodes) entry([...at, 'nodes', node.id], flatNode(node));
    for (const edge of edges) put([...at, 'edges', edgeKey(edge)], true);
  }
  return fields;
}

function flatNode(node: FlowNode): object {
  if (node.kind !== 'action') return node;
  const { action, ...rest } = node;
  return { ...rest, ...Object.fromEntries(Object.entries(action).map(([key, value]) => [`action.${key}`, value])) };
}

/** Whether a conflict speaks of this field: of it, of what holds it, or of what it hangs on. */
export function covers(conflict: MergeConflict, path: readonly string[]): boolean {
  const at = JSON.parse(conflict.id) as readonly string[];
  const starts = (prefix: readonly string[]) => prefix.every((step, index) => path[index] === step);
  if (starts(at)) return true;
  const [list, id = '', part, step, field, member] = at;
  if (list === 'events') return starts(['retired', id]);
  if (list !== 'triggers' || !starts(['triggers', id])) return false;
  if (part === 'drawing') return path[2] === 'nodes' || path[2] === 'edges';
  if (part === 'loop') return path[2] === 'edges';
  const edge = path[2] === 'edges' ? (JSON.parse(path[3] ?? '[]') as readonly string[]) : undefined;
  if (part === 'edges') return edge?.[0] === step && edge?.[1] === field;
  if (part !== 'nodes') return false;
  if (edge !== undefined) return edge[0] === step || edge[2] === step;
  if (field !== 'action' || !starts(['triggers', id, 'nodes', step ?? ''])) return false;
  return member === undefined ? path[4]?.startsWith('action.') === true : path[4] === `action.${member}`;
}

export function triggersById(workspace: Workspace): ReadonlyMap<string, Trigger> {
  return new Map(workspace.triggers.map((trigger) => [trigger.id, trigger]));
}
