import { sameJson } from './same-json.ts';
import type { Position, TriggerLayout, Workspace } from './workspace.ts';

/** The stored positions of a trigger's nodes; nodes without one are placed by the canvas. */
export function layoutOf(workspace: Workspace, trigger: string): TriggerLayout {
  return (Object.hasOwn(workspace.layout, trigger) ? workspace.layout[trigger] : undefined) ?? {};
}

/** The layout with other positions for one trigger; without any its entry goes. The same object when nothing changes. */
export function withTriggerLayout(
  layout: Workspace['layout'],
  trigger: string,
  positions: TriggerLayout,
): Workspace['layout'] {
  const empty = Object.keys(positions).length === 0;
  const before = Object.hasOwn(layout, trigger) ? layout[trigger] : undefined;
  if (empty && before === undefined) return layout;
  if (!empty && before !== undefined && sameJson(before, positions)) return layout;
  if (!empty) return { ...layout, [trigger]: positions };
  return Object.fromEntries(Object.entries(layout).filter(([id]) => id !== trigger));
}

/** Positions with some of them moved or added; those that stay where they are keep their identity. */
export function withPositions(before: TriggerLayout, moved: Readonly<Record<string, Position>>): TriggerLayout {
  const changed = Object.entries(moved).filter(
    ([id, position]) => !(Object.hasOwn(before, id) && sameJson(before[id], position)),
  );
  return changed.length === 0 ? before : { ...before, ...Object.fromEntries(changed) };
}

/** Positions of the given nodes only. */
export function onlyPositions(before: TriggerLayout, nodes: ReadonlySet<string>): TriggerLayout {
  const entries = Object.entries(before);
  const kept = entries.filter(([id]) => nodes.has(id));
  return kept.length === entries.length ? before : Object.fromEntries(kept);
}
