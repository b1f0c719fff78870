import { describe, expect, it } from 'vitest';
import { edgesFrom, flowOrder, neighbourOf, type Direction } from '../../../../renderer/canvas/flow-order.ts';
import { orders } from './fixtures.ts';

const ids = (trigger = orders) => flowOrder(trigger).map((node) => node.id);

describe('the order of the nodes', () => {
  it('[E3] is topological, ties by document order, notes last', () => {
    expect(ids()).toEqual(['event', 'austin', 'euros', 'team', 'points', 'books', 'sms', 'note']);
    const shuffled = { ...orders, nodes: [...orders.nodes].reverse() };
    expect(ids(shuffled)).toEqual(['event', 'euros', 'sms', 'books', 'austin', 'team', 'points', 'note']);
  });

  it('[F3] holds every node once, also of a file with a loop, a stray edge and a repeated id', () => {
    const broken = {
      ...orders,
      nodes: [...orders.nodes, orders.nodes[3]!],
      edges: [
        ...orders.edges,
        { from: 'points', port: 'then', to: 'austin' },
        { from: 'sms', port: 'then', to: 'gone' },
      ],
    };
    expect([...ids(broken)].sort()).toEqual([...ids()].sort());
  });

  it('lists outgoing edges as the outputs are drawn', () => {
    const edges = [...orders.edges].reverse();
    expect(edgesFrom({ ...orders, edges }, 'euros').map(({ port }) => port)).toEqual(['yes', 'no']);
  });
});

describe('arrow keys', () => {
  it.each<[string, Direction, string | undefined]>([
    ['event', 'right', 'austin'],
    ['austin', 'right', 'team'],
    ['euros', 'right', 'books'],
    ['points', 'right', undefined],
    ['points', 'left', 'team'],
    ['austin', 'left', 'event'],
    ['event', 'left', undefined],
    ['austin', 'down', 'euros'],
    ['euros', 'up', 'austin'],
    ['books', 'down', 'sms'],
    ['euros', 'down', 'team'],
    ['sms', 'down', 'note'],
    ['note', 'up', 'sms'],
    ['event', 'up', undefined],
  ])('from %s %s go to %s', (from, direction, to) => {
    expect(neighbourOf(orders, from, direction)).toBe(to);
  });

  it('down reaches every node from the event', () => {
    const seen = new Set(['event']);
    for (let at: string | undefined = 'event'; at !== undefined; at = neighbourOf(orders, at, 'down')) {
      if (seen.size > 50) break;
      seen.add(at);
    }
    expect(seen.size).toBe(orders.nodes.length);
  });
});
