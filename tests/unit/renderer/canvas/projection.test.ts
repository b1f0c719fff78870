import { describe, expect, it } from 'vitest';
import { edgeSides } from '../../../../renderer/canvas/edge-sides.ts';
import { estimatedSize, type Size } from '../../../../renderer/canvas/node-size.ts';
import { edgeProjection, strayEdges } from '../../../../renderer/canvas/project-edges.ts';
import { nodeProjection, viewKeeper, type NodePlacement } from '../../../../renderer/canvas/project-nodes.ts';
import { applyCommand } from '../../../../shared/flow/apply-command.ts';
import { edgeKey } from '../../../../shared/flow/trigger.ts';
import { layout, orders, orderWorkspace, viewsOf } from './fixtures.ts';

const sizeOf = (id: string): Size => estimatedSize(orders.nodes.find((node) => node.id === id)!);
const placement: NodePlacement = {
  positions: layout,
  sides: edgeSides(orders, layout, sizeOf).byNode,
  measured: new Map([['austin', { width: 220, height: 156 }]]),
  selected: new Set(),
  dragging: new Set(),
};
const views = (workspace = orderWorkspace()) => [...viewsOf(workspace).values()];

function changedIds<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): string[] {
  return after.filter((node) => !before.includes(node)).map(({ id }) => id);
}

describe('the projection of nodes', () => {
  it('keeps every object when the document says the same', () => {
    const keep = viewKeeper();
    const project = nodeProjection();
    const before = project(keep(views()), placement);
    const after = project(keep(views()), { ...placement, positions: { ...layout }, selected: new Set() });
    expect(changedIds(before, after)).toEqual([]);
  });

  it('changes one node when one rule changes', () => {
    const keep = viewKeeper();
    const project = nodeProjection();
    const before = project(keep(views()), placement);
    const euros = orders.nodes.find((node) => node.id === 'euros')!;
    const node = {
      ...euros,
      condition: { match: 'all', of: [{ field: 'event.currency', operator: 'equals', value: 'USD' }] },
    };
    const edited = applyCommand(orderWorkspace(), {
      kind: 'replaceNode',
      trigger: 'orders',
      node: node as typeof euros,
    });
    expect(changedIds(before, project(keep(views(edited)), placement))).toEqual(['euros']);
  });

  it.each<[string, Partial<NodePlacement>, string[]]>([
    ['a move', { positions: { ...layout, sms: { x: 560, y: 400 } } }, ['sms']],
    ['a selection', { selected: new Set(['team', 'note']) }, ['team', 'note']],
    ['a drag', { dragging: new Set(['books']) }, ['books']],
    ['a measured size', { measured: new Map([['austin', { width: 220, height: 130 }]]) }, ['austin']],
  ])('changes only what %s concerns', (_name, change, ids) => {
    const keep = viewKeeper();
    const project = nodeProjection();
    const before = project(keep(views()), placement);
    expect(changedIds(before, project(keep(views()), { ...placement, ...change }))).toEqual(ids);
  });

  it('hands on the measured size, and an estimate until there is one', () => {
    const [, austin, euros] = nodeProjection()(views(), placement);
    expect(austin!.measured).toEqual({ width: 220, height: 156 });
    expect(euros!.measured).toBeUndefined();
    expect(euros).toMatchObject({ initialWidth: 220, initialHeight: 112 });
  });

  it('carries name and state to the element', () => {
    const lit = [...viewsOf(orderWorkspace(), { simulated: true, stale: true }).values()];
    const austin = nodeProjection()(lit, placement)[1]!;
    expect(austin.ariaLabel).toMatch(/^Condition, From Austin 100 or more/);
    expect(austin.domAttributes).toMatchObject({
      'data-node-id': 'austin',
      'data-state': 'stale',
      'data-was': 'passed',
    });
  });
});

describe('the projection of edges', () => {
  const context = {
    trigger: orders,
    views: views(),
    down: new Set<string>(),
    shown: undefined,
    stale: false,
    selected: new Set<string>(),
    focused: null,
  };

  it('keeps every object that looks the same', () => {
    const project = edgeProjection();
    const before = project(context);
    expect(changedIds(before, project({ ...context, views: views() }))).toEqual([]);
    const key = edgeKey(orders.edges[2]!);
    expect(changedIds(before, project({ ...context, selected: new Set([key]) }))).toEqual([key]);
  });

  it('goes from bottom to top where the next step is straight below', () => {
    const { down, byNode } = edgeSides(orders, layout, sizeOf);
    expect([...down]).toEqual([edgeKey({ from: 'team', port: 'then', to: 'points' })]);
    expect(byNode.get('team')).toBe('bottom');
    expect(byNode.get('event')).toBe('right');
    const edge = edgeProjection()({ ...context, down }).find(({ source }) => source === 'team');
    expect(edge).toMatchObject({ sourceHandle: 'bottom-0', targetHandle: 'top' });
  });

  it('keeps a dot on both sides when its edges go both ways', () => {
    const edges = [...orders.edges, { from: 'team', port: 'then', to: 'sms' }];
    const moved = { ...layout, sms: { x: 840, y: 0 } };
    expect(edgeSides({ ...orders, edges }, moved, sizeOf).byNode.get('team')).toBe('both');
  });

  it('names edges by the words of their output, and leaves out what has no end', () => {
    const stray = { from: 'sms', port: 'then', to: 'gone' };
    const trigger = { ...orders, edges: [...orders.edges, stray, orders.edges[0]!] };
    const edges = edgeProjection()({ ...context, trigger });
    expect(edges).toHaveLength(orders.edges.length);
    expect(edges[2]!.ariaLabel).toBe('Connection, Yes of From Austin, 100 or more to Notify team');
    expect(strayEdges(trigger)).toEqual([stray]);
  });
});
