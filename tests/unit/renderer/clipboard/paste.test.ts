import { describe, expect, it } from 'vitest';
import { copyNodes } from '../../../../shared/flow/copied-nodes.ts';
import { estimatedSize } from '../../../../renderer/canvas/node-size.ts';
import { pastedElements } from '../../../../renderer/clipboard/pasted-elements.ts';
import { boundsOf, placesAt, placesBelow } from '../../../../renderer/clipboard/paste-place.ts';
import { layout, orders } from '../canvas/fixtures.ts';

const copied = copyNodes(orders, ['austin', 'team', 'points'], layout)!;
const resting = orders.nodes.map((node) => ({ ...layout[node.id as keyof typeof layout], ...estimatedSize(node) }));
const boxes = (places: Readonly<Record<string, { x: number; y: number }>>) =>
  copied.nodes.map((node) => ({ ...places[node.id]!, ...estimatedSize(node) }));

describe('ids of what is pasted', () => {
  it('stay where they are free', () => {
    expect(pastedElements(copied, copied.positions, ['event']).nodes.map(({ id }) => id)).toEqual([
      'austin',
      'team',
      'points',
    ]);
  });

  it('count on where they are taken; edges and places follow', () => {
    const taken = [...orders.nodes.map(({ id }) => id), 'team-2'];
    const pasted = pastedElements(copied, copied.positions, taken);
    expect(pasted.nodes.map(({ id }) => id)).toEqual(['austin-2', 'team-3', 'points-2']);
    expect(pasted.edges).toEqual([
      { from: 'austin-2', port: 'yes', to: 'team-3' },
      { from: 'team-3', port: 'then', to: 'points-2' },
    ]);
    expect(Object.keys(pasted.positions).sort()).toEqual(['austin-2', 'points-2', 'team-3']);
  });

  it('do not grow from copy to copy, and never meet each other', () => {
    const second = copyNodes(
      {
        ...orders,
        nodes: [
          { id: 'sms-2', kind: 'note', text: '' },
          { id: 'sms', kind: 'note', text: '' },
        ],
        edges: [],
      },
      ['sms', 'sms-2'],
      {},
    )!;
    const ids = pastedElements(second, {}, ['sms', 'sms-2']).nodes.map(({ id }) => id);
    expect(ids).toEqual(['sms-3', 'sms-4']);
  });
});

describe('places of what is pasted', () => {
  it('are around the pointer, on the grid, as they were to each other', () => {
    const places = placesAt(copied, { x: 1003, y: 777 }, []);
    const bounds = boundsOf(boxes(places));
    expect(Math.abs(bounds.x + bounds.width / 2 - 1003)).toBeLessThanOrEqual(10);
    expect(Math.abs(bounds.y + bounds.height / 2 - 777)).toBeLessThanOrEqual(10);
    for (const { x, y } of Object.values(places)) expect([x % 20, y % 20]).toEqual([0, 0]);
    expect(places['points']!.y - places['team']!.y).toBe(160);
  });

  it('step aside when the same is pasted there twice', () => {
    const first = placesAt(copied, { x: 1000, y: 780 }, []);
    const second = placesAt(copied, { x: 1000, y: 780 }, boxes(first));
    expect(second['team']).toEqual({ x: first['team']!.x + 20, y: first['team']!.y + 20 });
  });

  it('without a pointer are below the selection and cover nothing', () => {
    const above = [resting[0]!];
    const places = placesBelow(copied, above, resting);
    const bounds = boundsOf(boxes(places));
    expect(bounds.x).toBe(0);
    expect(bounds.y).toBeGreaterThanOrEqual(above[0]!.y + above[0]!.height);
    for (const box of boxes(places)) {
      const covered = resting.filter(
        (other) =>
          box.x < other.x + other.width &&
          other.x < box.x + box.width &&
          box.y < other.y + other.height &&
          other.y < box.y + box.height,
      );
      expect(covered).toEqual([]);
    }
  });
});
