import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { eventLabels } from '../../shared/flow/event-label.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { dispatch, selectElements, useDocument } from '../document/document-store.ts';
import { problemsOfNode, useCompilation, useWorkspace } from '../document/use-workspace.ts';
import { useSimulation } from '../simulator/simulation-store.ts';
import { useIsStale } from '../simulator/use-shown-trace.ts';
import { alignments } from './alignments.ts';
import { useCanvasSession } from './canvas-session.ts';
import { edgeSides } from './edge-sides.ts';
import type { FlowOverlay } from './flow-overlay.ts';
import { flowOrder } from './flow-order.ts';
import { nodePositions } from './node-positions.ts';
import { emptySession, finishedMoves, selectedAfter, sessionAfter } from './node-session.ts';
import { estimatedSize, type Size } from './node-size.ts';
import { nodeView, type NodeView } from './node-view.ts';
import { edgeProjection, type CanvasEdge } from './project-edges.ts';
import { useCanvasTrace, useFlowOverlay } from './use-flow-overlay.ts';
import { nodeProjection, viewKeeper, type CanvasNode } from './project-nodes.ts';

const noRequests: readonly never[] = [];

/** What the nodes say: derived from document, problems and shown trace; unchanged views keep their identity. */
function useViews(trigger: Trigger, overlay: FlowOverlay | undefined): readonly NodeView[] {
  const { events } = useWorkspace();
  const compilation = useCompilation();
  const simulation = useSimulation((state) => state.simulation);
  const shown = useCanvasTrace();
  const stale = useIsStale();
  const [keep] = useState(() => viewKeeper());
  return useMemo(() => {
    const facts = {
      requests: simulation?.requests ?? noRequests,
      occurrence: simulation?.occurrence.id ?? '',
      eventLabel: eventLabels(events),
    };
    const problemsOf = (node: string) => problemsOfNode(compilation, trigger.id, node);
    const context = { trigger, problemsOf, shown, overlay, stale: overlay?.stale ?? stale, facts };
    return keep(flowOrder(trigger).map((node) => nodeView(node, context)));
  }, [keep, trigger, events, compilation, simulation, shown, overlay, stale]);
}

/** Sizes as measured, or estimated until they are. */
export function sizes(trigger: Trigger, measured: ReadonlyMap<string, Size>): (node: string) => Size {
  const nodes = new Map(trigger.nodes.map((node) => [node.id, node]));
  return (id) => {
    const node = nodes.get(id);
    return measured.get(id) ?? (node === undefined ? { width: 0, height: 0 } : estimatedSize(node));
  };
}

/** Nodes and edges for React Flow, and what its changes do: moves and selections reach the stores, sizes stay here. */
export function useFlowElements(trigger: Trigger) {
  const overlay = useFlowOverlay(trigger);
  const views = useViews(trigger, overlay);
  const layout = useWorkspace().layout;
  const shown = useCanvasTrace();
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
