import { describe, expect, it } from 'vitest';
import { alignments } from '../../../../renderer/canvas/alignments.ts';
import { beat } from '../../../../renderer/canvas/use-lighting.ts';

const size = () => ({ width: 220, height: 86 });

describe('guides while dragging', () => {
  const resting = { a: { x: 0, y: 0 }, b: { x: 280, y: 0 }, c: { x: 280, y: 200 } };

  it('join the dragged node with all that share its top or its left border', () => {
    const guides = alignments(new Set(['d']), { ...resting, d: { x: 560, y: 0 } }, size);
    expect(guides).toEqual([{ from: { x: -20, y: 0 }, to: { x: 800, y: 0 } }]);
    expect(alignments(new Set(['d']), { ...resting, d: { x: 280, y: 400 } }, size)).toEqual([
      { from: { x: 280, y: -20 }, to: { x: 280, y: 506 } },
    ]);
  });

  it('are none without a drag, and among nodes that are dragged together', () => {
    expect(alignments(new Set(), resting, size)).toEqual([]);
    expect(alignments(new Set(['a', 'b', 'c']), resting, size)).toEqual([]);
  });
});

it.each([
  [1, 80],
  [10, 80],
  [11, 72],
  [100, 8],
])('a path of %i steps lights one every %i ms', (steps, ms) => {
  expect(beat(steps)).toBe(ms);
  expect(steps * ms).toBeLessThanOrEqual(800);
});
