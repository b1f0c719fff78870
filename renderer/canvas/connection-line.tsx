import { Position, useConnection, type ConnectionLineComponentProps } from '@xyflow/react';
import { useSelectedTrigger } from '../document/use-workspace.ts';
import classes from './connection-line.module.css';
import { edgePath } from './edge-path.ts';
import { dragRefusal, useReconnecting } from './drag-refusal.ts';
import type { CanvasNode } from './project-nodes.ts';

/** The line while a connection is drawn; in the error colour over a step that it may not lead to. */
export function ConnectionLine(props: ConnectionLineComponentProps<CanvasNode>) {
  const trigger = useSelectedTrigger();
  const reconnecting = useReconnecting((state) => state.edge);
  const refused = dragRefusal(trigger, props, reconnecting) !== undefined;
  const fromInput = props.fromHandle.type === 'target';
  // React Flow starts in the middle of the handle; the line belongs to its outer end.
  const reach = fromInput || props.fromPosition !== Position.Right ? 0 : props.fromHandle.width / 2;
  const here = { x: props.fromX + reach, y: props.fromY };
  const there = { x: props.toX, y: props.toY };
  const down = props.fromPosition === Position.Bottom && !fromInput;
  const { line, arrow } = edgePath(
    { ...(fromInput ? there : here), side: down ? 'bottom' : 'right' },
    { ...(fromInput ? here : there), side: down ? 'top' : 'left' },
  );
  return (
    <g className={classes.connection} data-refused={refused}>
      <path d={line} className={classes.line} />
      <path d={arrow} className={classes.arrow} />
    </g>
  );
}

/** The reason at the pointer while a connection hangs over a step that it may not lead to. */
export function RefusalHint() {
  const trigger = useSelectedTrigger();
  const reconnecting = useReconnecting((state) => state.edge);
  const connection = useConnection<CanvasNode>();
  if (!connection.inProgress) return null;
  const reason = dragRefusal(trigger, connection, reconnecting);
  if (reason === undefined) return null;
  const { x, y } = connection.pointer;
  return (
    <div className={classes.hint} data-tone="err" style={{ transform: `translate(${x + 14}px, ${y + 14}px)` }}>
      {reason}
    </div>
  );
}
