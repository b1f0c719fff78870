import type { Action } from '../../shared/flow/action.ts';
import type { Group } from '../../shared/flow/condition.ts';
import type { FlowNode } from '../../shared/flow/trigger.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { currentWorkspace, dispatch } from '../document/document-store.ts';

/** Replaces a step by what `change` makes of it as it is now; keys of one gesture are one undo entry. */
export function editNode(trigger: string, node: string, change: (node: FlowNode) => FlowNode, gesture?: string): void {
  const before = triggerOf(currentWorkspace(), trigger)?.nodes.find(({ id }) => id === node);
  if (before !== undefined) dispatch({ kind: 'replaceNode', trigger, node: change(before) }, gesture);
}

export function editCondition(trigger: string, node: string, change: (group: Group) => Group, gesture?: string): void {
  const edit = (before: FlowNode): FlowNode =>
    before.kind === 'condition' ? { ...before, condition: change(before.condition) } : before;
  editNode(trigger, node, edit, gesture);
}

export function editAction(trigger: string, node: string, action: Action, gesture?: string): void {
  editNode(trigger, node, (before) => (before.kind === 'action' ? { ...before, action } : before), gesture);
}

/** A step's own name; an empty one is none. */
export function renameNode(trigger: string, node: string, name: string, gesture: string): void {
  const edit = (before: FlowNode): FlowNode => {
    if (before.kind === 'event' || before.kind === 'note') return before;
    const { name: _, ...unnamed } = before;
    return name === '' ? unnamed : { ...before, name };
  };
  editNode(trigger, node, edit, gesture);
}
