import { describe, expect, it } from 'vitest';
import { nodePositions } from '../../../../renderer/canvas/node-positions.ts';
import { estimatedSize, GRID, type Size } from '../../../../renderer/canvas/node-size.ts';
import { openingViewport, revealing } from '../../../../renderer/canvas/opening-viewport.ts';
import { freePlace, tidied, tidyLayout } from '../../../../renderer/canvas/tidy.ts';
import { layout, orders } from './fixtures.ts';

const sizeOf = (id: string): Size => estimatedSize(orders.nodes.find((node) => node.id === id)!);

function overlaps(positions: Readonly<Record<string, { x: number; y: number }>>): string[] {
  const boxes = Object.entries(positions).map(([id, at]) => ({ id, ...at, ...sizeOf(id) }));
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .flatMap((b) =>
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
          ? [`${a.id} on ${b.id}`]
          : [],
      ),
  );
}

describe('Tidy', () => {
  const tidy = tidyLayout(orders, sizeOf);

  it('ranks steps from left to right on the grid, with room for the outputs', () => {
    expect(tidy['event']).toEqual({ x: 0, y: 0 });
    expect(Object.values(tidy).every(({ x, y }) => x % GRID === 0 && y % GRID === 0)).toBe(true);
    for (const edge of orders.edges) expect(tidy[edge.to]!.x - tidy[edge.from]!.x).toBeGreaterThanOrEqual(276);
  });

  it('puts a step level with the one before it, and nothing on anything', () => {
    expect(tidy['austin']!.y).toBe(tidy['event']!.y);
    expect(tidy['team']!.y).toBe(tidy['austin']!.y);
    expect(tidy['points']!.y).toBe(tidy['team']!.y);
    expect(overlaps(tidy)).toEqual([]);
  });

  it('ranks by the longest way, so that no edge passes a rank needlessly', () => {
    const edges = [...orders.edges, { from: 'sms', port: 'then', to: 'points' }];
    const joined = tidyLayout({ ...orders, edges }, sizeOf);
    expect(joined['euros']!.x).toBe(joined['austin']!.x);
    expect(joined['points']!.x).toBeGreaterThan(joined['sms']!.x);
  });

  it('is the same from any positions', () => {
    const once = tidied(orders, layout, sizeOf);
    expect(tidied(orders, once, sizeOf)).toEqual(once);
  });

  it('leaves the event where it is, and notes by their step', () => {
    const moved = Object.fromEntries(Object.entries(layout).map(([id, { x, y }]) => [id, { x: x + 400, y: y - 60 }]));
    const result = tidied(orders, moved, sizeOf);
    expect(result['event']).toEqual(moved['event']);
    expect(result['note']).toEqual(moved['note']);
    expect(overlaps(result)).toEqual([]);
  });

  it('[F3] copes with a loop of a file', () => {
    const loop = { ...orders, edges: [...orders.edges, { from: 'points', port: 'then', to: 'austin' }] };
    expect(Object.keys(tidyLayout(loop, sizeOf))).toHaveLength(7);
  });
});

describe('[F5] nodes without a place', () => {
  it('stand where Tidy puts them when a file has no layout', () => {
    const positions = nodePositions(orders, {}, sizeOf);
    expect(positions).toMatchObject(tidyLayout(orders, sizeOf));
    expect(overlaps(positions)).toEqual([]);
  });

  it('give way to those that have one, which stay', () => {
    const { sms: _sms, ...stored } = layout;
    const positions = nodePositions(orders, stored, sizeOf);
    expect(positions).toMatchObject(stored);
    expect(overlaps(positions)).toEqual([]);
    expect(nodePositions(orders, layout, sizeOf)).toBe(layout);
  });

  it('move down only', () => {
    const other = { x: 0, y: 0, width: 220, height: 86 };
    expect(freePlace({ x: 0, y: 0 }, { width: 220, height: 60 }, [other])).toEqual({ x: 0, y: 100 });
    expect(freePlace({ x: 240, y: 0 }, { width: 220, height: 60 }, [other])).toEqual({ x: 240, y: 0 });
  });
});

describe('the view', () => {
  const canvas = { width: 816, height: 524 };
  it('opens in the middle at full size when there is room', () => {
    const view = openingViewport([{ x: 0, y: 0, width: 500, height: 86 }], canvas);
    expect(view.zoom).toBe(1);
    expect(view.x).toBeGreaterThan(100);
  });

  it('opens smaller, but readable, from the start of what is larger', () => {
    const view = openingViewport([{ x: -100, y: 40, width: 4000, height: 86 }], canvas);
    expect(view.zoom).toBe(0.75);
    expect(view.x + -100 * view.zoom).toBe(32);
  });

  it('moves as little as shows a node', () => {
    const view = { x: 0, y: 0, zoom: 1 };
    const size = { width: 220, height: 86 };
    expect(revealing(view, { x: 100, y: 100, ...size }, canvas)).toBe(view);
    expect(revealing(view, { x: -50, y: 100, ...size }, canvas)).toEqual({ x: 74, y: 0, zoom: 1 });
    expect(revealing(view, { x: 700, y: 500, ...size }, canvas)).toEqual({ x: -128, y: -86, zoom: 1 });
  });
});
