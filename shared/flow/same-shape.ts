import type { Trigger } from './trigger.ts';

/** Whether two states of a trigger have the same connections between the same steps: then only what steps say differs. */
export function sameShape(before: Trigger, after: Trigger): boolean {
  if (before === after) return true;
  if (before.id !== after.id || before.edges !== after.edges || before.nodes.length !== after.nodes.length)
    return false;
  return before.nodes.every((node, index) => {
    const other = after.nodes[index];
    return node === other || (node.id === other?.id && node.kind === other.kind && node.kind !== 'split');
  });
}
