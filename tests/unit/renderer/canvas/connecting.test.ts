import { beforeEach, describe, expect, it } from 'vitest';
import { dragRefusal, draggedEdge, type Drag } from '../../../../renderer/canvas/drag-refusal.ts';
import { edgeOf, outputHandle, portsOf, refusal } from '../../../../renderer/canvas/handles.ts';
import { finishedMoves, selectedAfter, sessionAfter, emptySession } from '../../../../renderer/canvas/node-session.ts';
import { orders } from './fixtures.ts';

const drag = (
  from: string,
  handle: string,
  to: string,
  toHandle: Drag['toHandle'] = { id: 'left', type: 'target' },
): Drag => ({
  fromNode: { id: from },
  fromHandle: { id: handle, type: 'source' },
  toNode: { id: to },
  toHandle,
});

describe('[F3] drawing a connection', () => {
  it.each([
    ['points', 'right-0', 'austin', 'This would make a loop.'],
    ['austin', 'right-1', 'event', 'Nothing can lead into the event: every flow starts there.'],
    ['austin', 'right-0', 'team', 'These two are already connected.'],
    ['austin', 'right-1', 'austin', 'A step cannot lead to itself.'],
    ['austin', 'right-1', 'note', 'A note has no connections.'],
    ['austin', 'right-1', 'sms', undefined],
    ['team', 'bottom-0', 'sms', undefined],
  ])('from %s %s to %s: %s', (from, handle, to, reason) => {
    expect(dragRefusal(orders, drag(from, handle, to), null)).toBe(reason);
  });

  it('means nothing over the empty canvas or back over an output of the same step', () => {
    expect(
      dragRefusal(orders, { ...drag('austin', 'right-1', 'sms'), toNode: null, toHandle: null }, null),
    ).toBeUndefined();
    expect(
      dragRefusal(orders, drag('austin', 'right-1', 'austin', { id: 'right-0', type: 'source' }), null),
    ).toBeUndefined();
  });

  it('judges a dragged end without its edge, and lets it return', () => {
    const edge = { from: 'austin', port: 'yes', to: 'team' };
    expect(refusal(orders, edge, edge)).toBeUndefined();
    expect(refusal(orders, edge)).toBe('These two are already connected.');
    const behind = { from: 'team', port: 'then', to: 'points' };
    expect(refusal(orders, { from: 'team', port: 'then', to: 'austin' }, behind)).toBe('This would make a loop.');
  });

  it('reads a drag from an input backwards', () => {
    const back: Drag = {
      fromNode: { id: 'team' },
      fromHandle: { id: 'left', type: 'target' },
      toNode: { id: 'austin' },
      toHandle: { id: 'right-1', type: 'source' },
    };
    expect(draggedEdge(orders, back)).toEqual({ from: 'austin', port: 'no', to: 'team' });
  });

  it('numbers handles, so that outputs may have any name', () => {
    const split = { id: 's', kind: 'split', branches: [{ name: 'say "hi"' }, { name: 'b-1' }] } as const;
    const trigger = { ...orders, nodes: [...orders.nodes, split], edges: [{ from: 's', port: 'old', to: 'sms' }] };
    expect(portsOf(trigger, split)).toEqual(['say "hi"', 'b-1', 'old']);
    const connection = { source: 's', sourceHandle: outputHandle(1, 'right'), target: 'sms' };
    expect(edgeOf(trigger, connection)).toEqual({ from: 's', port: 'b-1', to: 'sms' });
    expect(edgeOf(trigger, { ...connection, sourceHandle: 'right-7' })).toBeUndefined();
  });
});

describe('changes that React Flow reports', () => {
  let session = emptySession;
  beforeEach(() => (session = emptySession));
  const at = (id: string, x: number, dragging?: boolean) =>
    ({ id, type: 'position', position: { x, y: 0 }, ...(dragging === undefined ? {} : { dragging }) }) as const;

  it('hold positions while a drag lasts, and finish all its nodes in one move', () => {
    session = sessionAfter(session, [at('a', 20, true), at('b', 40, true)]);
    expect([...session.moving.keys()]).toEqual(['a', 'b']);
    expect(finishedMoves([at('a', 20, true)])).toEqual({});
    expect(finishedMoves([at('a', 60, false), at('b', 80, false)])).toEqual({ a: { x: 60, y: 0 }, b: { x: 80, y: 0 } });
    session = sessionAfter(session, [at('a', 60, false), at('b', 80, false)]);
    expect(session.moving.size).toBe(0);
  });

  it('finish a move that no drag made', () => {
    expect(finishedMoves([at('a', 60)])).toEqual({ a: { x: 60, y: 0 } });
  });

  it('keep measured sizes, and the session when nothing is new', () => {
    const size = { id: 'a', type: 'dimensions', dimensions: { width: 220, height: 86 } } as const;
    session = sessionAfter(session, [size]);
    expect(session.measured.get('a')).toEqual({ width: 220, height: 86 });
    expect(sessionAfter(session, [size])).toBe(session);
    expect(sessionAfter(session, [{ id: 'a', type: 'select', selected: true }])).toBe(session);
  });

  it('select and unselect in order', () => {
    const selected = ['a'];
    expect(
      selectedAfter(selected, [
        { type: 'select', id: 'b', selected: true },
        { type: 'select', id: 'a', selected: false },
      ]),
    ).toEqual(['b']);
    expect(selectedAfter(selected, [{ type: 'position', id: 'b' }])).toBe(selected);
  });
});
