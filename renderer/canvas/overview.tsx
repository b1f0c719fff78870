import { MiniMap, useReactFlow, type MiniMapNodeProps } from '@xyflow/react';
import { memo } from 'react';
import { NODE_STATE_LOOKS } from '../ui/tone.ts';
import classes from './canvas-bars.module.css';
import type { CanvasNode } from './project-nodes.ts';

function toneOf(node: CanvasNode): string {
  const { view } = node.data;
  if (view.state !== undefined) return NODE_STATE_LOOKS[view.state].tone;
  return view.errors ? 'err' : '';
}

/** React Flow hands a class on; here it carries the node's tone. */
function OverviewNode({ x, y, width, height, className, selected }: MiniMapNodeProps) {
  return (
    <rect
      className={classes.overviewNode}
      data-tone={className}
      data-selected={selected}
      x={x}
      y={y}
      width={width}
      height={height}
      rx={10}
    />
  );
}

/** The whole flow in the colours of its states; click or drag to move, scroll to zoom. */
export const Overview = memo(function Overview() {
  const flow = useReactFlow();
  return (
    <MiniMap<CanvasNode>
      className={classes.overview ?? ''}
      style={{ width: 144, height: 88 }}
      nodeComponent={OverviewNode}
      nodeClassName={toneOf}
      onClick={(_event, { x, y }) => void flow.setCenter(x, y, { zoom: flow.getZoom() })}
      ariaLabel="Overview of the flow"
      maskStrokeWidth={1.5}
      offsetScale={6}
      pannable
      zoomable
    />
  );
});
