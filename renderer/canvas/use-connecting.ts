import { useReactFlow, type Connection, type FinalConnectionState, type HandleType } from '@xyflow/react';
import { useCallback } from 'react';
import { edgeWords } from '../../shared/flow/flow-command-label.ts';
import type { Edge, Trigger } from '../../shared/flow/trigger.ts';
import { dispatch } from '../document/document-store.ts';
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

/** Drawing, refusing and re-drawing connections (F3). Nothing happens on an illegal drop but the reason is told. */
export function useConnecting(trigger: Trigger) {
  const { screenToFlowPosition } = useReactFlow();
  const isValidConnection = useCallback(
    (connection: ConnectionLike) => {
      const edge = edgeOf(trigger, connection);
      const instead = useReconnecting.getState().edge ?? undefined;
      return edge !== undefined && refusal(trigger, edge, instead) === undefined;
    },
    [trigger],
  );
  const connect = useCallback(
    (edge: Edge | undefined) => {
      if (edge === undefined) return;
      if (tryDispatch({ kind: 'connect', trigger: trigger.id, edge })) {
        announce(`Connected ${edgeWords(trigger, edge)}.`);
      }
    },
    [trigger],
  );
  const onConnect = useCallback((connection: Connection) => connect(edgeOf(trigger, connection)), [trigger, connect]);
  const onReconnectStart = useCallback((_event: unknown, edge: CanvasEdge) => {
    useReconnecting.setState({ edge: edge.data?.edge ?? null });
  }, []);
  const onReconnect = useCallback(
    (before: CanvasEdge, connection: Connection) => {
      const to = edgeOf(trigger, connection);
      if (to === undefined || before.data === undefined) return;
      dispatch({ kind: 'reconnect', trigger: trigger.id, edge: before.data.edge, to });
    },
    [trigger],
  );
  const onReconnectEnd = useCallback((_event: unknown, _edge: CanvasEdge, _type: HandleType) => {
    useReconnecting.setState({ edge: null });
  }, []);
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (state.isValid === true) return;
      const { edge: instead } = useReconnecting.getState();
      const reason = dragRefusal(trigger, state, instead);
      if (reason !== undefined) return announce(reason, 'assertive');
      // Over another step's output the step itself is meant.
      const meansNode = state.toHandle?.type === 'source' && state.toNode?.id !== state.fromNode?.id;
      if (instead === null && meansNode) return connect(draggedEdge(trigger, state));
      const onPane = event.target instanceof Element && event.target.closest('.react-flow__pane') !== null;
      if (instead !== null || state.toNode !== null || !onPane || state.fromHandle?.type !== 'source') return;
      const after = outputOf(trigger, state);
      const node = trigger.nodes.find((other) => other.id === after?.from);
      const at = pointOf(event);
      if (after === undefined || node === undefined) return;
      openCanvasMenu({
        kind: 'step',
        title: addAfterWords(node, after.port),
        place: { after, at: placeUnder(screenToFlowPosition(at)) },
        at,
      });
    },
    [trigger, connect, screenToFlowPosition],
  );
  return { isValidConnection, onConnect, onConnectEnd, onReconnect, onReconnectStart, onReconnectEnd };
}

function outputOf(trigger: Trigger, state: FinalConnectionState) {
  const edge = draggedEdge(trigger, { ...state, toNode: state.fromNode });
  return edge === undefined ? undefined : { from: edge.from, port: edge.port };
}
