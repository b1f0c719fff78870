import { Handle, Position, useUpdateNodeInternals, type NodeProps } from '@xyflow/react';
import { memo, useEffect, useRef, type CSSProperties } from 'react';
import { useCanvasSession } from './canvas-session.ts';
import { EventPicker } from './event-picker.tsx';
import classes from './flow-node.module.css';
import { NodeCard } from './node-card.tsx';
import { NodeOutput } from './node-output.tsx';
import type { CanvasNode } from './project-nodes.ts';

/** Takes the focus when a gesture asked for it, also right after the node has come into being. */
function useWantedFocus(id: string) {
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useCanvasSession((state) => state.focus === id);
  useEffect(() => {
    if (!wanted) return;
    useCanvasSession.setState({ focus: null });
    frame.current?.closest<HTMLElement>('.react-flow__node')?.focus({ preventScroll: true });
  }, [wanted]);
  return frame;
}

/** Tells React Flow to measure again when outputs change shape without the node changing size. */
function useMeasuredOutputs(id: string, shape: string): void {
  const measure = useUpdateNodeInternals();
  const known = useRef(shape);
  useEffect(() => {
    if (known.current === shape) return;
    known.current = shape;
    measure(id);
  }, [id, shape, measure]);
}

/**
 * A connection as a stop of the tab order right after the node that it leaves: edges themselves lie before all nodes.
 * The focused one is shown on its edge.
 */
function ConnectionStop({ edge, words }: { edge: string; words: string }) {
  return (
    <button
      type="button"
      className="spoken"
      data-edge-key={edge}
      aria-label={`Connection, ${words}`}
      aria-keyshortcuts="A Delete"
      onFocus={() => useCanvasSession.setState({ focusedEdge: edge })}
      onBlur={() => useCanvasSession.setState({ focusedEdge: null })}
    />
  );
}

/** A node on the canvas: its card, its input, its outputs, and for the keyboard the connections that leave it. */
export const FlowNodeView = memo(function FlowNodeView({ id, data, height }: NodeProps<CanvasNode>) {
  const { view, sides } = data;
  const frame = useWantedFocus(id);
  useMeasuredOutputs(id, view.outputs.map(({ port, free }) => `${port}${free ? '+' : ''}`).join(' '));
  const unset = view.node.kind === 'event' && view.node.event === '';
  const style = { '--step': view.step ?? 0, '--node-height': `${height ?? 0}px` } as CSSProperties;
  return (
    <div ref={frame} className={classes.frame} data-step={view.step} style={style}>
      <NodeCard view={view} picker={unset ? <EventPicker node={id} /> : undefined} />
      <Handle
        type="target"
        id="left"
        position={Position.Left}
        className={`${classes.input} ${view.inputFree ? classes.ring : ''}`}
        isConnectableStart={false}
      />
      <Handle
        type="target"
        id="top"
        position={Position.Top}
        className={`${classes.input} ${classes.top}`}
        isConnectableStart={false}
      />
      {view.outputs.map((output, index) => (
        <NodeOutput key={output.port} view={view} output={output} index={index} sides={sides} />
      ))}
      {view.connections.map(({ key, words }) => (
        <ConnectionStop key={key} edge={key} words={words} />
      ))}
    </div>
  );
});
