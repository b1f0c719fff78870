import type { TriggerCommand } from './command.ts';
import { layoutOf, onlyPositions, withTriggerLayout } from './layout.ts';
import { sameJson } from './same-json.ts';
import type { Trigger } from './trigger.ts';
import { triggerOf, type TriggerLayout, type Workspace } from './workspace.ts';

export function applyTriggerCommand(workspace: Workspace, command: TriggerCommand): Workspace {
  const { triggers } = workspace;
  switch (command.kind) {
    case 'addTrigger':
      return insert(workspace, command.trigger, command.layout, command.index ?? triggers.length);
    case 'duplicateTrigger': {
      const original = requireTrigger(workspace, command.trigger);
      const copy: Trigger = { ...original, id: command.id, name: command.name, enabled: false };
      return insert(workspace, copy, layoutOf(workspace, original.id), triggers.indexOf(original) + 1);
    }
    case 'removeTrigger':
      requireTrigger(workspace, command.trigger);
      return {
        ...workspace,
        triggers: triggers.filter((trigger) => trigger.id !== command.trigger),
        layout: withTriggerLayout(workspace.layout, command.trigger, {}),
      };
    case 'moveTrigger': {
      const moved = requireTrigger(workspace, command.trigger);
      const others = triggers.filter((trigger) => trigger !== moved);
      const next = [...others.slice(0, command.index), moved, ...others.slice(command.index)];
      return next.every((trigger, index) => trigger === triggers[index]) ? workspace : { ...workspace, triggers: next };
    }
    case 'updateTrigger': {
      const trigger = requireTrigger(workspace, command.trigger);
      const members = Object.entries({ ...trigger, ...command.change }).filter(([, value]) => value !== undefined);
      // Only optional members can be undefined, so what is left is a trigger.
      return withTrigger(workspace, trigger, Object.fromEntries(members) as unknown as Trigger);
    }
  }
}

/** The trigger, which must be there. */
export function requireTrigger(workspace: Workspace, id: string): Trigger {
  const trigger = triggerOf(workspace, id);
  if (trigger === undefined) throw new Error(`There is no trigger ${id}.`);
  return trigger;
}

/** The workspace with one trigger in another's place; the same object when they are equal. */
export function withTrigger(workspace: Workspace, before: Trigger, after: Trigger): Workspace {
  if (before === after || sameJson(before, after)) return workspace;
  return { ...workspace, triggers: workspace.triggers.map((trigger) => (trigger === before ? after : trigger)) };
}

function insert(workspace: Workspace, trigger: Trigger, layout: TriggerLayout, index: number): Workspace {
  const { triggers } = workspace;
  if (triggerOf(workspace, trigger.id) !== undefined) throw new Error(`There is already a trigger ${trigger.id}.`);
  const positions = onlyPositions(layout, new Set(trigger.nodes.map((node) => node.id)));
  return {
    ...workspace,
    triggers: [...triggers.slice(0, index), trigger, ...triggers.slice(index)],
    layout: withTriggerLayout(workspace.layout, trigger.id, positions),
  };
}
