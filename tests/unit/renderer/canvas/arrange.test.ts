import { describe, expect, it } from 'vitest';
import { arranged, arrangementWords, type Arrangement } from '../../../../renderer/canvas/arrange.ts';

const boxes = [
  { id: 'a', x: 0, y: 40, width: 220, height: 86 },
  { id: 'b', x: 300, y: 200, width: 220, height: 140 },
  { id: 'c', x: 1000, y: 0, width: 220, height: 100 },
];
const place = (how: Arrangement) => {
  const moved = arranged(boxes, how);
  return boxes.map(({ id, x, y }) => moved[id] ?? { x, y });
};

describe('aligned nodes', () => {
  it.each([
    ['left', [0, 0, 0], [40, 200, 0]],
    ['right', [1000, 1000, 1000], [40, 200, 0]],
    ['centre', [500, 500, 500], [40, 200, 0]],
    ['top', [0, 300, 1000], [0, 0, 0]],
    ['bottom', [0, 300, 1000], [260, 200, 240]], // 254 on the grid
    ['middle', [0, 300, 1000], [120, 100, 120]], // 127 on the grid
  ] as const)('%s share that line, on the grid', (how, xs, ys) => {
    expect(place(how).map(({ x }) => x)).toEqual(xs);
    expect(place(how).map(({ y }) => y)).toEqual(ys);
  });

  it('leaves out nodes that stay', () => {
    expect(Object.keys(arranged(boxes, 'left'))).toEqual(['b', 'c']);
    expect(arranged(boxes.slice(0, 1), 'left')).toEqual({});
  });
});

describe('distributed nodes', () => {
  it('have equal gaps; the outer ones stay', () => {
    expect(place('across').map(({ x }) => x)).toEqual([0, 500, 1000]);
    expect(place('across').map(({ y }) => y)).toEqual([40, 200, 0]);
  });

  it('go by where they are, not by the order of selection', () => {
    const [c, a, b] = [boxes[2]!, boxes[0]!, boxes[1]!];
    expect(arranged([c, a, b], 'across')).toEqual({ b: { x: 500, y: 200 } });
    // From 0 to 200 with 186 of nodes between them: gaps of 7.
    expect(arranged([c, a, b], 'down')).toEqual({ a: { x: 0, y: 100 } });
  });

  it('are three at least', () => {
    expect(arranged(boxes.slice(0, 2), 'across')).toEqual({});
  });
});

it('is named the same on the button, in the palette and in the undo entry', () => {
  expect(arrangementWords('centre')).toBe('Align at the centre');
  expect(arrangementWords('down', '3 nodes')).toBe('Distribute 3 nodes vertically');
});
