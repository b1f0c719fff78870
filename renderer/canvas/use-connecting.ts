import { useReactFlow, type Connection, type FinalConnectionState, type HandleType } from '@xyflow/react';
import { useMemo } from 'react';
import type { Output } from '../../shared/flow/command.ts';
import { edgeWords } from '../../shared/flow/flow-command-label.ts';
import type { Edge, Trigger } from '../../shared/flow/trigger.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { currentWorkspace } from '../document/document-store.ts';
import { announce } from '../ui/announce.tsx';
import { openCanvasMenu } from './canvas-session.ts';
import { draggedEdge, dragRefusal, useReconnecting } from './drag-refusal.ts';
import { edgeOf, refusal } from './handles.ts';
import { addAfterWords } from './node-name.ts';
import { NODE_WIDTH, onGrid, PORT_ROW } from './node-size.ts';
import { tryDispatch } from './try-dispatch.ts';
import type { CanvasEdge } from './project-edges.ts';

type ConnectionLike = Pick<Connection, 'source' | 'target'> & { readonly sourceHandle?: string | null };

/** A node dropped here has its pointer in the middle of its top row. */
export function placeUnder(point: { readonly x: number; readonly y: number }) {
  return { x: onGrid(point.x - NODE_WIDTH / 2), y: onGrid(point.y - PORT_ROW) };
}

function pointOf(event: MouseEvent | TouchEvent) {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
}

/**
 * Drawing, refusing and re-drawing connections (F3). Nothing happens on an illegal drop but the reason is told. The handlers stay
 * the same and read the flow when they are called: new ones would render every node and edge.
 */
export function useConnecting(trigger: string) {
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(() => connecting(trigger, screenToFlowPosition), [trigger, screenToFlowPosition]);
}

function connecting(id: string, toFlow: (point: { x: number; y: number }) => { x: number; y: number }) {
  const now = (): Trigger | undefined => triggerOf(currentWorkspace(), id);
  const connect = (trigger: Trigger, edge: Edge | undefined): void => {
    if (edge === undefined) return;
    if (tryDispatch({ kind: 'connect', trigger: id, edge })) announce(`Connected ${edgeWords(trigger, edge)}.`);
  };
  const offerStep = (trigger: Trigger, after: Output, at: { x: number; y: number }): void => {
    const node = trigger.nodes.find((other) => other.id === after.from);
    if (node === undefined) return;
    const place = { after, at: placeUnder(toFlow(at)) };
    openCanvasMenu({ kind: 'step', title: addAfterWords(node, after.port), place, at });
  };
  return {
    isValidConnection: (connection: ConnectionLike): boolean => {
      const trigger = now();
      const edge = trigger && edgeOf(trigger, connection);
      const instead = useReconnecting.getState().edge ?? undefined;
      return trigger !== undefined && edge !== undefined && refusal(trigger, edge, instead) === undefined;
    },
    onConnect: (connection: Connection): void => {
      const trigger = now();
      if (trigger) connect(trigger, edgeOf(trigger, connection));
    },
    onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState): void => {
      const trigger = now();
      if (state.isValid === true || !trigger) return;
      const { edge: instead } = useReconnecting.getState();
      const reason = dragRefusal(trigger, state, instead);
      if (reason !== undefined) return announce(reason, 'assertive');
      // Over another step's output the step itself is meant.
      const meansNode = state.toHandle?.type === 'source' && state.toNode?.id !== state.fromNode?.id;
      if (instead === null && meansNode) return connect(trigger, draggedEdge(trigger, state));
      const onPane = event.target instanceof Element && event.target.closest('.react-flow__pane') !== null;
      if (instead !== null || state.toNode !== null || !onPane || state.fromHandle?.type !== 'source') return;
      const after = outputOf(trigger, state);
      if (after) offerStep(trigger, after, pointOf(event));
    },
    onReconnectStart: (_event: unknown, edge: CanvasEdge): void => {
      useReconnecting.setState({ edge: edge.data?.edge ?? null });
    },
    onReconnect: (before: CanvasEdge, connection: Connection): void => {
      const trigger = now();
      const to = trigger && edgeOf(trigger, connection);
      if (!trigger || to === undefined || before.data === undefined) return;
      const command = { kind: 'reconnect', trigger: id, edge: before.data.edge, to } as const;
      if (tryDispatch(command)) announce(`Connected ${edgeWords(trigger, to)}.`);
    },
    onReconnectEnd: (_event: unknown, _edge: CanvasEdge, _type: HandleType): void => {
      useReconnecting.setState({ edge: null });
    },
  };
}

function outputOf(trigger: Trigger, state: FinalConnectionState) {
  const edge = draggedEdge(trigger, { ...state, toNode: state.fromNode });
  return edge === undefined ? undefined : { from: edge.from, port: edge.port };
}
