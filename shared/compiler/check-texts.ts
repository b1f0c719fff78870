import { pointerTo, type Json } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { FlowNode, Trigger } from '../flow/trigger.ts';
import { nodeReporter } from './report.ts';

/** What JSON texts cannot carry from one machine to another: half surrogate pairs and numbers without end (E7). */
export function checkTexts(trigger: Trigger, pointer: string): readonly Problem[] {
  const problems: Problem[] = [];
  trigger.nodes.forEach((node, index) => {
    if (isClean(node)) return;
    const at = { pointer: pointerTo(`${pointer}/nodes`, index), trigger: trigger.id, node: node.id };
    const report = nodeReporter(at, problems);
    for (const field of badPlaces(node as unknown as Json, '')) report('flow.badText', field.slice(1));
  });
  return problems;
}

const clean = new WeakSet<FlowNode>();

/** Whether a node has no such text: said at once of one that did not change since it was looked at. */
function isClean(node: FlowNode): boolean {
  if (clean.has(node)) return true;
  if (badPlaces(node as unknown as Json, '').length > 0) return false;
  clean.add(node);
  return true;
}

function badPlaces(value: Json | undefined, field: string): readonly string[] {
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? [field] : [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [field];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, Json | undefined]) => [
    ...(LONE_SURROGATE.test(key) ? [field] : []),
    ...badPlaces(member, pointerTo(field, key)),
  ]);
}

const LONE_SURROGATE = /\p{Surrogate}/u;
