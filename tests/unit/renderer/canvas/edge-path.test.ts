import { describe, expect, it } from 'vitest';
import { edgePath } from '../../../../renderer/canvas/edge-path.ts';

const right = { x: 220, y: 28, side: 'right' } as const;

describe('the path of an edge', () => {
  it('is straight when the tops align, up to its arrow', () => {
    const path = edgePath(right, { x: 280, y: 28, side: 'left' });
    expect(path.line).toBe('M220 28L273 28');
    expect(path.arrow).toBe('M273 23.5L280 28L273 32.5Z');
    expect(path.middle).toEqual({ x: 250, y: 28 });
  });

  it('turns twice at right angles with corners of 10', () => {
    const path = edgePath(right, { x: 280, y: 128, side: 'left' });
    const turn = 236; // before the next rank
    expect(path.line).toBe(
      `M220 28L${turn - 10} 28Q${turn} 28 ${turn} 38L${turn} 118Q${turn} 128 ${turn + 10} 128L273 128`,
    );
  });

  it('turns close to the source when the target is far, so that the long part lies in its row', () => {
    const path = edgePath(right, { x: 900, y: 128, side: 'left' });
    expect(path.line).toContain('Q236 28 236 38');
  });

  it('makes smaller corners where there is no room for ten', () => {
    const path = edgePath(right, { x: 280, y: 36, side: 'left' });
    expect(path.line).toContain('L232 28Q236 28 236 32');
  });

  it('goes straight down from a bottom to a top', () => {
    const path = edgePath({ x: 110, y: 100, side: 'bottom' }, { x: 110, y: 160, side: 'top' });
    expect(path.line).toBe('M110 100L110 153');
    expect(path.arrow).toBe('M105.5 153L110 160L114.5 153Z');
  });

  it.each([
    ['far below', 400],
    ['in the same row', 28],
    ['a little above', -20],
  ])('goes back around when the target lies to the left, %s', (_where, y) => {
    const { line } = edgePath(right, { x: -300, y, side: 'left' });
    const numbers = line.match(/-?\d+(\.\d+)?/g)!.map(Number);
    expect(numbers.every(Number.isFinite)).toBe(true);
    expect(line.endsWith(`L-307 ${y}`)).toBe(true);
    expect(line.match(/Q/g)).toHaveLength(4);
  });

  it('has its middle half way along the line, not between the ends', () => {
    const { middle } = edgePath(right, { x: 900, y: 128, side: 'left' });
    expect(middle).toEqual({ x: 510, y: 128 });
  });
});
