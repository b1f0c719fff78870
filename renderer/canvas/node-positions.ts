import type { Trigger } from '../../shared/flow/trigger.ts';
import type { Position, TriggerLayout } from '../../shared/flow/workspace.ts';
import type { Size } from './node-size.ts';
import { freePlace, tidyLayout } from './tidy.ts';

/**
 * Where every node of a trigger is drawn: its stored place (F5), or, for nodes that a file gives none, the tidy one,
 * moved down until it covers no other. Computed, never stored, until the node is moved.
 */
export function nodePositions(trigger: Trigger, stored: TriggerLayout, sizeOf: (node: string) => Size): TriggerLayout {
  const missing = trigger.nodes.filter((node) => !Object.hasOwn(stored, node.id));
  if (missing.length === 0) return stored;
  const tidy = tidyLayout(trigger, sizeOf);
  const positions: Record<string, Position> = { ...stored };
  for (const { id } of missing) {
    const others = Object.entries(positions).map(([other, place]) => ({ ...place, ...sizeOf(other) }));
    positions[id] = freePlace(tidy[id] ?? { x: 0, y: 0 }, sizeOf(id), others);
  }
  return positions;
}
