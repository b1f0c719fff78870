import { Background, ReactFlow, useConnection, useReactFlow } from '@xyflow/react';
import {
  memo,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type DragEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { edgeKey, type Trigger } from '../../shared/flow/trigger.ts';
import { addStep } from '../document/add-step.ts';
import { useDocument } from '../document/document-store.ts';
import { useLayout } from '../frame/layout-store.ts';
import { useIsCompact } from '../frame/use-is-compact.ts';
import { AlignmentGuides } from './alignment-guides.tsx';
import { canvasKey } from './canvas-keys.ts';
import { focusNode, openCanvasMenu, openNodeMenu, useCanvasSession } from './canvas-session.ts';
import { ConnectionLine, RefusalHint } from './connection-line.tsx';
import classes from './flow-canvas.module.css';
import { FlowEdgeView } from './flow-edge.tsx';
import { FlowGaps } from './flow-gaps.tsx';
import { FlowNodeView } from './flow-node.tsx';
import { inspectNode } from './inspect-node.ts';
import { GRID, type Size } from './node-size.ts';
import { openingViewport, revealing } from './opening-viewport.ts';
import { Overview } from './overview.tsx';
import { isStepKind, Palette, STEP_DRAG_TYPE } from './palette.tsx';
import type { CanvasEdge } from './project-edges.ts';
import type { CanvasNode } from './project-nodes.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useCanvasPlace } from './use-canvas-place.ts';
import { placeUnder, useConnecting } from './use-connecting.ts';
import { useFlowElements } from './use-flow-elements.ts';
import { useLighting } from './use-lighting.ts';
import { ZoomBar } from './zoom-bar.tsx';

const nodeTypes = { step: FlowNodeView };
const edgeTypes = { path: FlowEdgeView };
const proOptions = { hideAttribution: true };
const snapGrid: [number, number] = [GRID, GRID];
const MULTI_SELECT = ['Meta', 'Control', 'Shift'];
/** Above this many nodes only those in view are rendered. */
const MANY = 150;
/** A canvas lower than this has no room for overview and palette. */
const LOW = 360;
/** What the bars at its lower edge cover. */
const BARS = 60;
/** The inspector where it lies over the canvas. */
const INSPECTOR = 360;
/** What the outputs of a node take beside it. */
const OUTPUTS = 48;

/** Brings a node that is to be focused into view, and so on screen: a hidden one could not take the focus. */
function useReveal(nodes: readonly CanvasNode[], canvas: Size, covered: boolean) {
  const { getViewport, setViewport, getNodesBounds } = useReactFlow<CanvasNode, CanvasEdge>();
  const wanted = useCanvasSession((state) => state.focus);
  const reveal = (id: string) => {
    const viewport = getViewport();
    const box = getNodesBounds([id]);
    const next = revealing(viewport, { ...box, width: box.width + OUTPUTS }, canvas);
    if (next !== viewport) void setViewport(next);
  };
  useEffect(() => {
    if (wanted !== null && nodes.some((node) => node.id === wanted)) reveal(wanted);
  });
  const onOpened = useEffectEvent((id: string) => reveal(id));
  // The inspector that opens over the canvas does not cover what it was opened for.
  useEffect(() => {
    const [node] = useDocument.getState().selection.nodes;
    if (covered && node !== undefined) onOpened(node);
  }, [covered]);
  return reveal;
}

function useKeys(trigger: Trigger, positions: Parameters<typeof canvasKey>[2]) {
  // Presses of an arrow with Alt held are one gesture.
  const gesture = useRef(0);
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (canvasKey(event, trigger, positions, `nudge ${gesture.current}`)) event.preventDefault();
    },
    onKeyUp: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Alt') gesture.current += 1;
    },
  };
}

function useDrop(trigger: Trigger) {
  const { screenToFlowPosition } = useReactFlow();
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(STEP_DRAG_TYPE)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event: DragEvent) => {
      const kind = event.dataTransfer.getData(STEP_DRAG_TYPE);
      if (!isStepKind(kind)) return;
      event.preventDefault();
      const under = event.target instanceof Element ? event.target.closest('.react-flow__edge') : null;
      const into = trigger.edges.find((edge) => edgeKey(edge) === under?.getAttribute('data-id'));
      const at = placeUnder(screenToFlowPosition({ x: event.clientX, y: event.clientY }));
      const id = addStep(kind, into && kind !== 'note' ? { into, at } : { at });
      if (id !== undefined) focusNode(id);
    },
  };
}

function inspectClicked(_event: unknown, { data }: CanvasNode): void {
  inspectNode(data.view.node);
}

function openMenuOfNode(event: MouseEvent, { id }: CanvasNode): void {
  event.preventDefault();
  openNodeMenu(id, undefined, { x: event.clientX, y: event.clientY });
}

function openMenuOfEdge(event: MouseEvent, { data }: CanvasEdge): void {
  if (data === undefined) return;
  event.preventDefault();
  openCanvasMenu({ kind: 'edge', edge: data.edge, at: { x: event.clientX, y: event.clientY } });
}

interface FlowCanvasProps {
  readonly trigger: Trigger;
  /** Its size in pixels. */
  readonly canvas: Size;
  readonly onTidy: () => void;
}

/** The flow of one trigger, to look at and to edit; mounted anew for each trigger. */
export const FlowCanvas = memo(function FlowCanvas({ trigger, canvas, onTidy }: FlowCanvasProps) {
  const root = useRef<HTMLDivElement>(null);
  const elements = useFlowElements(trigger);
  const connecting = useConnecting(trigger.id);
  const inProgress = useConnection((connection) => connection.inProgress);
  const readOnly = useDocument((state) => state.document?.readOnly ?? false);
  const lighting = useLighting(elements.shown);
  const low = canvas.height < LOW;
  const compact = useIsCompact();
  const covered = useLayout((state) => state.inspectorOver) && compact;
  const free = { width: canvas.width - (covered ? INSPECTOR : 0), height: canvas.height - BARS };
  const reveal = useReveal(elements.nodes, free, covered);
  const keys = useKeys(trigger, elements.positions);
  const drop = useDrop(trigger);
  const { positions, sizeOf } = elements;
  const pointing = useCanvasPlace(root, { trigger, positions, sizeOf }, onTidy);
  const boxes = trigger.nodes.map(({ id }) => ({ id, ...(positions[id] ?? { x: 0, y: 0 }), ...sizeOf(id) }));
  const selected = boxes.filter(({ id }) => elements.selected.has(id));
  const [opening] = useState(() => openingViewport(boxes, canvas));
  const takeFocus = useCallback(() => root.current?.focus(), []);
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const id = target.dataset['nodeId'];
    if (id !== undefined && target.matches(':focus-visible')) reveal(id);
  };
  return (
    <div
      ref={root}
      className={classes.flow}
      tabIndex={-1}
      onFocus={onFocus}
      {...keys}
      {...drop}
      {...pointing}
      {...lighting}
    >
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={elements.nodes}
        edges={elements.edges}
        onNodesChange={elements.onNodesChange}
        onEdgesChange={elements.onEdgesChange}
        {...connecting}
        {...elements.box}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        connectionLineComponent={ConnectionLine}
        data-connecting={inProgress ? '' : undefined}
        aria-label={`Flow of ${trigger.name}`}
        defaultViewport={opening}
        minZoom={0.1}
        maxZoom={2}
        snapToGrid
        snapGrid={snapGrid}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        edgesFocusable={false}
        connectOnClick={false}
        connectionDragThreshold={4}
        connectionRadius={16}
        deleteKeyCode={null}
        disableKeyboardA11y
        multiSelectionKeyCode={MULTI_SELECT}
        panOnScroll
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={elements.nodes.length > MANY}
        elevateEdgesOnSelect
        onNodeDoubleClick={inspectClicked}
        onNodeContextMenu={openMenuOfNode}
        onEdgeContextMenu={openMenuOfEdge}
        onPaneClick={takeFocus}
        onEdgeClick={takeFocus}
        proOptions={proOptions}
      >
        <Background gap={GRID} size={2} color="var(--dot)" />
        <AlignmentGuides guides={elements.guides} />
        <RefusalHint />
        {!low && <Overview />}
      </ReactFlow>
      {selected.length > 1 && !readOnly && !elements.isMoving && <SelectionBar selected={selected} canvas={canvas} />}
      <FlowGaps trigger={trigger} />
      <Palette folded={low} />
      <ZoomBar />
    </div>
  );
});
