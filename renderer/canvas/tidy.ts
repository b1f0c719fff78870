import { eventNodeOf, type Trigger } from '../../shared/flow/trigger.ts';
import type { Position, TriggerLayout } from '../../shared/flow/workspace.ts';
import { RANK_WIDTH } from '../document/add-step.ts';
import { edgesFrom, flowOrder } from './flow-order.ts';
import { GRID, onGrid, type Size } from './node-size.ts';

/** Between two nodes of one rank. */
const ROW_GAP = 40;

/**
 * A tidy layout from the flow alone: a rank for each step of the longest way; in a rank the order in which the flow is
 * read, Yes above No; rows so that a step stands level with the one that it is come to from, which makes that edge
 * straight. On the grid, from 0, 0. Notes are not in it.
 */
export function tidyLayout(trigger: Trigger, sizeOf: (node: string) => Size): TriggerLayout {
  const positions: Record<string, Position> = {};
  const bottoms = new Map<number, number>();
  const ranks = ranksOf(trigger);
  const reading = readingOrder(trigger);
  for (const [id, before] of [...reading].sort(([a], [b]) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))) {
    const rank = ranks.get(id) ?? 0;
    const level = positions[before ?? '']?.y ?? 0;
    const y = Math.ceil(Math.max(bottoms.get(rank) ?? 0, level) / GRID) * GRID;
    positions[id] = { x: rank * RANK_WIDTH, y };
    bottoms.set(rank, y + sizeOf(id).height + ROW_GAP);
  }
  return positions;
}

/** The longest way to each step from where the flow starts; edges that close a loop do not count. */
function ranksOf(trigger: Trigger): ReadonlyMap<string, number> {
  const order = flowOrder(trigger).map((node) => node.id);
  const place = new Map(order.map((id, index) => [id, index]));
  const ranks = new Map<string, number>();
  for (const id of order) {
    const next = (ranks.get(id) ?? 0) + 1;
    for (const { to } of edgesFrom(trigger, id)) {
      const isOn = (place.get(to) ?? -1) > (place.get(id) ?? 0);
      if (isOn) ranks.set(to, Math.max(ranks.get(to) ?? 0, next));
    }
  }
  return ranks;
}

/** Steps as one reads the flow, each branch to its end, with the step that each was come to from. */
function readingOrder(trigger: Trigger): ReadonlyMap<string, string | undefined> {
  const steps = flowOrder(trigger).filter((node) => node.kind !== 'note');
  const known = new Set(steps.map((node) => node.id));
  const order = new Map<string, string | undefined>();
  const read = (id: string, before: string | undefined): void => {
    if (!known.has(id) || order.has(id)) return;
    order.set(id, before);
    for (const edge of edgesFrom(trigger, id)) read(edge.to, id);
  };
  for (const node of steps) read(node.id, undefined);
  return order;
}

/**
 * Tidy as a gesture: every node's new place. The event stays where it is. Notes keep their distance to the node that they were nearest to, and give
 * way downwards where they would cover one.
 */
export function tidied(trigger: Trigger, now: TriggerLayout, sizeOf: (node: string) => Size): TriggerLayout {
  const start = now[eventNodeOf(trigger)?.id ?? ''] ?? { x: 0, y: 0 };
  const by = { x: onGrid(start.x), y: onGrid(start.y) };
  const next: Record<string, Position> = {};
  for (const [id, { x, y }] of Object.entries(tidyLayout(trigger, sizeOf))) next[id] = { x: x + by.x, y: y + by.y };
  const steps = Object.keys(next);
  for (const note of trigger.nodes) {
    const at = now[note.id];
    if (note.kind !== 'note' || at === undefined) continue;
    const near = nearest(at, steps, now);
    const was = near === undefined ? at : (now[near] ?? at);
    const is = near === undefined ? at : (next[near] ?? at);
    next[note.id] = freePlace(
      { x: onGrid(at.x - was.x + is.x), y: onGrid(at.y - was.y + is.y) },
      sizeOf(note.id),
      Object.entries(next).map(([id, place]) => ({ ...place, ...sizeOf(id) })),
    );
  }
  return next;
}

/** The first place at or below `at` that covers none of the others. */
export function freePlace(at: Position, size: Size, others: readonly (Position & Size)[]): Position {
  const covers = (y: number): boolean =>
    others.some(
      (other) =>
        at.x < other.x + other.width &&
        other.x < at.x + size.width &&
        y < other.y + other.height + GRID / 2 &&
        other.y < y + size.height + GRID / 2,
    );
  let { y } = at;
  while (covers(y)) y += GRID;
  return { x: at.x, y };
}

function nearest(at: Position, steps: readonly string[], now: TriggerLayout): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const id of steps) {
    const place = now[id];
    if (place === undefined) continue;
    const distance = Math.hypot(place.x - at.x, place.y - at.y);
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}
