import type { Sides } from './merge-values.ts';
import { sameJson } from './same-json.ts';
import type { Trigger } from './trigger.ts';
import type { Position, TriggerLayout, Workspace } from './workspace.ts';

/** Positions of the merged steps: mine where I moved one, else theirs (P5). Positions of steps that are gone go (F5). */
export function mergeLayout(sides: Sides<Workspace>, triggers: readonly Trigger[]): Workspace['layout'] {
  const entries = triggers.flatMap((trigger) => {
    const positions = mergePositions(trigger, {
      base: layoutIn(sides.base, trigger.id),
      mine: layoutIn(sides.mine, trigger.id),
      theirs: layoutIn(sides.theirs, trigger.id),
    });
    return Object.keys(positions).length === 0 ? [] : [[trigger.id, positions] as const];
  });
  return Object.fromEntries(entries);
}

function mergePositions(trigger: Trigger, sides: Sides<TriggerLayout>): TriggerLayout {
  const entries = trigger.nodes.flatMap(({ id }) => {
    const base = own(sides.base, id);
    const mine = own(sides.mine, id);
    const theirs = own(sides.theirs, id);
    const position = mine !== undefined && !sameJson(base, mine) ? mine : (theirs ?? mine);
    return position === undefined ? [] : [[id, position] as const];
  });
  return Object.fromEntries(entries);
}

function layoutIn(workspace: Workspace | undefined, trigger: string): TriggerLayout | undefined {
  return workspace && Object.hasOwn(workspace.layout, trigger) ? workspace.layout[trigger] : undefined;
}

function own(layout: TriggerLayout | undefined, node: string): Position | undefined {
  return layout && Object.hasOwn(layout, node) ? layout[node] : undefined;
}
