import { Position, type EdgeProps } from '@xyflow/react';
import { memo, type CSSProperties, type MouseEvent } from 'react';
import { openCanvasMenu } from './canvas-session.ts';
import { edgePath, type Side } from './edge-path.ts';
import classes from './flow-edge.module.css';
import type { CanvasEdge } from './project-edges.ts';

const sides: Readonly<Record<Position, Side>> = {
  [Position.Left]: 'left',
  [Position.Right]: 'right',
  [Position.Top]: 'top',
  [Position.Bottom]: 'bottom',
};

/** Inputs reach five pixels out of their node; arrows end one before its border. */
const INPUT_REACH = 4;

/** Shorter edges have no room for their `+` between the places that drag their ends: it then lies beside them. */
const SHORT = 64;

/** Where an edge is too short for its pill or `+`, those lie over it, clear of the tab. */
const LIFT = 22;
/** Half of the `+`, and a pixel to what it must not cover. */
const ADD = 11;

/** Pixels: its text in the smallest size, and round ends. */
function pillWidth(label: string): number {
  return Math.max(28, 12 + 6 * label.length);
}

/** An edge: its path, arrow, a wide place to grab it, and in the middle the `+` that puts a step into it. */
export const FlowEdgeView = memo(function FlowEdgeView(props: EdgeProps<CanvasEdge>) {
  const { data, selected } = props;
  const down = props.targetPosition === Position.Top;
  const { line, arrow, middle, length } = edgePath(
    { x: props.sourceX, y: props.sourceY, side: sides[props.sourcePosition] },
    {
      x: props.targetX + (down ? 0 : INPUT_REACH),
      y: props.targetY + (down ? INPUT_REACH : 0),
      side: sides[props.targetPosition],
    },
  );
  if (!data) return null;
  const width = pillWidth(data.label);
  const lifted = !down && length < width + SHORT / 2;
  // Nodes lie over edges: the pill ends before the next one.
  const pill = lifted ? { x: Math.min(middle.x, props.targetX - width / 2), y: middle.y - LIFT } : middle;
  const isShort = length < SHORT;
  const plus = !isShort
    ? middle
    : down
      ? { x: middle.x + LIFT, y: middle.y }
      : { x: Math.min(middle.x, props.targetX - ADD), y: middle.y - LIFT };
  const add = (event: MouseEvent<SVGGElement>) => {
    event.stopPropagation();
    openCanvasMenu({
      kind: 'step',
      title: `Add a step into ${data.words}`,
      place: { into: data.edge },
      at: { x: event.clientX, y: event.clientY },
    });
  };
  return (
    <g
      className={classes.edge}
      data-path={data.state}
      data-state={data.state === 'rest' ? undefined : data.stale ? 'stale' : data.state}
      data-stale={data.stale}
      data-chosen={selected === true || data.focused}
      data-focused={data.focused}
      style={{ '--step': data.step ?? 0 } as CSSProperties}
    >
      <path className={classes.grab} d={line} />
      <path className={classes.ring} d={line} />
      <path className={`react-flow__edge-path ${classes.line}`} d={line} />
      <path className={classes.arrow} d={arrow} />
      {data.label !== '' && (
        <g className={classes.count} data-taken={data.state === 'taken'} transform={`translate(${pill.x} ${pill.y})`}>
          <rect x={-width / 2} y={-9} width={width} height={18} rx={9} />
          <text textAnchor="middle" dy={4} aria-hidden>
            {data.label}
          </text>
        </g>
      )}
      <g
        className={classes.add}
        role="button"
        aria-label={`Add a step into ${data.words}`}
        transform={`translate(${plus.x} ${plus.y})`}
        onClick={add}
      >
        <circle className={classes.area} r={12} />
        <circle className={classes.disc} r={10} />
        <path d="M-4 0H4M0-4V4" />
      </g>
    </g>
  );
});
