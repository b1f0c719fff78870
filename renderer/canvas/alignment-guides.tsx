import { ViewportPortal } from '@xyflow/react';
import type { Guide } from './alignments.ts';
import classes from './flow-canvas.module.css';

/** The guides of a drag, in the flow's own coordinates. */
export function AlignmentGuides({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className={classes.guides} aria-hidden>
        {guides.map(({ from, to }) => (
          <line key={`${from.x} ${from.y} ${to.x} ${to.y}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
        ))}
      </svg>
    </ViewportPortal>
  );
}
