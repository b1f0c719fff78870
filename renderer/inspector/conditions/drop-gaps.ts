import { parentOf, type Pointer } from './condition-path.ts';
import { mayMoveTo, type Gap } from './move-to.ts';

/** A gap on the screen: where its line is drawn, in viewport pixels. */
export interface DrawnGap extends Gap {
  readonly y: number;
  readonly left: number;
  readonly width: number;
}

/** Every gap that a member may be dropped into, as the parts of the condition stand now. */
export function drawnGaps(builder: HTMLElement, from: Pointer): readonly DrawnGap[] {
  const parts = [...builder.querySelectorAll<HTMLElement>('[data-member]')];
  const gaps = parts.flatMap((part): readonly DrawnGap[] => {
    const pointer = part.dataset['member'] ?? '';
    const { top, bottom, left, width } = part.getBoundingClientRect();
    const parent = parentOf(pointer);
    const count = Number(part.dataset['members'] ?? -1);
    // A group's own card names how many members it has: an empty one takes a member at its end.
    const inside = count === 0 ? [{ group: pointer, index: 0, y: bottom - 36, left: left + 8, width: width - 16 }] : [];
    if (parent === undefined || (pointer === from && count < 0)) return inside;
    const last = !parts.some(({ dataset }) => dataset['member'] === `${parent.group}/of/${parent.index + 1}`);
    const before = { ...parent, y: top - 2, left, width };
    return [...inside, before, ...(last ? [{ ...before, index: parent.index + 1, y: bottom + 2 }] : [])];
  });
  return gaps.filter((gap) => mayMoveTo(from, gap));
}

/** The gap nearest to the pointer's height; of equally near ones the last, which is the inner one. */
export function nearestGap(gaps: readonly DrawnGap[], y: number): DrawnGap | undefined {
  return gaps.reduce<DrawnGap | undefined>(
    (best, gap) => (best === undefined || Math.abs(gap.y - y) <= Math.abs(best.y - y) ? gap : best),
    undefined,
  );
}
