import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { dispatch, selectElements, useDocument } from '../document/document-store.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { useIsStale } from '../simulator/use-shown-trace.ts';
import { alignments } from './alignments.ts';
import { useCanvasSession } from './canvas-session.ts';
import { edgeSides } from './edge-sides.ts';
import { nodePositions } from './node-positions.ts';
import { emptySession, finishedMoves, selectedAfter, sessionAfter } from './node-session.ts';
import { sizes } from './node-size.ts';
import { edgeProjection, type CanvasEdge } from './project-edges.ts';
import { nodeProjection, type CanvasNode } from './project-nodes.ts';
import { useCanvasTrace, useFlowOverlay } from './use-flow-overlay.ts';
import { useNodeViews } from './use-node-views.ts';

/** Nodes and edges for React Flow, and what its changes do: moves and selections reach the stores, sizes stay here. */
export function useFlowElements(trigger: Trigger) {
  const overlay = useFlowOverlay(trigger);
  const views = useNodeViews(trigger, overlay);
  const layout = useWorkspaceMember('layout');
  const shown = useCanvasTrace(trigger);
  const traceStale = useIsStale();
  const stale = overlay?.stale ?? traceStale;
  const selection = useDocument((state) => state.selection);
  const focused = useCanvasSession((state) => state.focusedEdge);
  const boxing = useRef(false);
  const [session, setSession] = useState(emptySession);
  const [projectNodes] = useState(() => nodeProjection());
  const [projectEdges] = useState(() => edgeProjection());
  const { measured, moving } = session;

  const stored = layout[trigger.id];
  const sizeOf = useMemo(() => sizes(trigger, measured), [trigger, measured]);
  const resting = useMemo(() => nodePositions(trigger, stored ?? {}, sizeOf), [trigger, stored, sizeOf]);
  const positions = useMemo(() => ({ ...resting, ...Object.fromEntries(moving) }), [resting, moving]);
  const sides = useMemo(() => edgeSides(trigger, positions, sizeOf), [trigger, positions, sizeOf]);

  const selected = useMemo(() => new Set(selection.nodes), [selection.nodes]);
  const nodes = useMemo(() => {
    const dragging = new Set(moving.keys());
    return projectNodes(views, { positions, sides: sides.byNode, measured, selected, dragging });
  }, [projectNodes, views, positions, sides, measured, moving, selected]);
  const edges = useMemo(() => {
    const chosen = new Set(selection.edges);
    return projectEdges({ trigger, views, down: sides.down, shown, overlay, stale, selected: chosen, focused });
  }, [projectEdges, trigger, views, sides, shown, overlay, stale, selection.edges, focused]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const moves = finishedMoves(changes);
      if (Object.keys(moves).length > 0) dispatch({ kind: 'moveNodes', trigger: trigger.id, positions: moves });
      setSession((before) => sessionAfter(before, changes));
      const before = useDocument.getState().selection;
      const selected = selectedAfter(before.nodes, changes);
      if (selected !== before.nodes) selectElements(selected, before.edges);
    },
    [trigger.id],
  );
  const onEdgesChange = useCallback((changes: EdgeChange<CanvasEdge>[]) => {
    // React Flow would also select every edge that touches a node in the box.
    if (boxing.current) return;
    const before = useDocument.getState().selection;
    const selected = selectedAfter(before.edges, changes);
    if (selected !== before.edges) selectElements(before.nodes, selected);
  }, []);
  const box = useMemo(
    () => ({
      onSelectionStart: () => void (boxing.current = true),
      onSelectionEnd: () => void (boxing.current = false),
    }),
    [],
  );
  const guides = useMemo(() => alignments(new Set(moving.keys()), positions, sizeOf), [moving, positions, sizeOf]);
  const isMoving = moving.size > 0;
  return { guides, box, nodes, edges, positions, sizeOf, selected, isMoving, onNodesChange, onEdgesChange, shown };
}
