import type { KeyboardEvent } from 'react';
import { edgeKey, type Edge, type FlowNode, type Trigger } from '../../shared/flow/trigger.ts';
import type { TriggerLayout } from '../../shared/flow/workspace.ts';
import { nodeTitle } from '../../shared/flow/wording.ts';
import { selectElements, useDocument } from '../document/document-store.ts';
import { pressedShortcut } from '../document/shortcut-table.ts';
import { announce } from '../ui/announce.tsx';
import { useCanvasActions } from './canvas-actions.ts';
import { focusNode, openCanvasMenu, openNodeMenu, openOutputMenu } from './canvas-session.ts';
import { chosenNodes, removeChosen } from './chosen-steps.ts';
import { neighbourOf, type Direction } from './flow-order.ts';
import { inspectNode, nameNode } from './inspect-node.ts';
import { GRID } from './node-size.ts';
import { tryDispatch } from './try-dispatch.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const STEPS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-GRID, 0],
  right: [GRID, 0],
  up: [0, -GRID],
  down: [0, GRID],
};

/** What a key press is about: the focused node, the focused connection, or else what is selected. */
interface Subject {
  readonly element: HTMLElement;
  readonly node: FlowNode | undefined;
  readonly edge: Edge | undefined;
  /** On a button inside a node, which keeps Enter and Space for itself. */
  readonly inButton: boolean;
}

function subjectOf(event: KeyboardEvent<HTMLElement>, trigger: Trigger): Subject | undefined {
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return undefined;
  if (target.closest('input, textarea, select, [contenteditable], [role="toolbar"]')) return undefined;
  const key = target.closest<HTMLElement>('[data-edge-key]')?.dataset['edgeKey'];
  const element = target.closest<HTMLElement>('[data-node-id]');
  return {
    element: element ?? target,
    edge: key === undefined ? undefined : trigger.edges.find((edge) => edgeKey(edge) === key),
    node: trigger.nodes.find((node) => node.id === element?.dataset['nodeId']),
    inButton: target.closest('button') !== null,
  };
}

/** The keys of the canvas. Returns whether the key was one of them. */
export function canvasKey(
  event: KeyboardEvent<HTMLElement>,
  trigger: Trigger,
  positions: TriggerLayout,
  gesture: string,
): boolean {
  const subject = subjectOf(event, trigger);
  if (subject === undefined) return false;
  const shortcut = pressedShortcut('canvas', event);
  const direction = ARROWS[event.key] ?? 'right';
  switch (shortcut) {
    case undefined:
      return false;
    case 'walk':
      return walk(subject, trigger, direction);
    case 'nudge':
      return nudge(subject, trigger, positions, direction, gesture);
    case 'selectAll':
      return selectAll(trigger);
    case 'zoomIn':
      return zoom('in');
    case 'zoomOut':
      return zoom('out');
    case 'zoomFull':
      return zoom('toFull');
    case 'zoomFit':
      return zoom('fit');
    case 'duplicate':
      return duplicate();
    case 'remove':
      return removeChosen(subject, trigger);
    case 'clear':
      return clearSelection();
    case 'inspect':
      return !(subject.inButton && subject.edge === undefined) && openInspector(subject);
    case 'select':
      return !subject.inButton && select(subject);
    case 'addAfter':
      return subject.edge ? addInto(subject, subject.edge) : askOutput(subject, trigger, 'step');
    case 'connect':
      return subject.edge ? reconnect(subject, subject.edge) : askOutput(subject, trigger, 'connect');
    case 'menu':
      return openMenu(subject);
    case 'rename':
      return rename(subject);
  }
}

function duplicate(): boolean {
  useCanvasActions.getState().actions?.duplicate();
  return true;
}

function zoom(how: 'in' | 'out' | 'toFull' | 'fit'): boolean {
  useCanvasActions.getState().actions?.zoom?.[how]();
  return true;
}

function selectAll(trigger: Trigger): boolean {
  selectElements(trigger.nodes.map((node) => node.id));
  return true;
}

function clearSelection(): boolean {
  const { nodes, edges } = useDocument.getState().selection;
  if (nodes.length + edges.length === 0) return false;
  selectElements([]);
  return true;
}

function select({ node }: Subject): boolean {
  if (node === undefined) return false;
  selectElements([node.id]);
  return true;
}

function walk({ node }: Subject, trigger: Trigger, direction: Direction): boolean {
  const selected = useDocument.getState().selection.nodes[0];
  const start = node?.id ?? selected;
  const next = start === undefined ? trigger.nodes[0]?.id : neighbourOf(trigger, start, direction);
  if (next !== undefined) focusNode(next);
  return true;
}

function nudge(
  subject: Subject,
  trigger: Trigger,
  positions: TriggerLayout,
  direction: Direction,
  gesture: string,
): boolean {
  const nodes = chosenNodes(subject.node);
  if (nodes.length === 0) return false;
  const [dx, dy] = STEPS[direction];
  const moved = nodes.map((id) => {
    const at = positions[id] ?? { x: 0, y: 0 };
    return [id, { x: at.x + dx, y: at.y + dy }] as const;
  });
  const one = nodes.length === 1 ? trigger.nodes.find((node) => node.id === nodes[0]) : undefined;
  const command = { kind: 'moveNodes', trigger: trigger.id, positions: Object.fromEntries(moved) } as const;
  if (!tryDispatch(command, `${gesture} ${nodes.join(' ')}`)) return true;
  announce(`${one ? nodeTitle(one) : `${nodes.length} nodes`} moved ${direction}.`);
  return true;
}

function openInspector({ node, edge }: Subject): boolean {
  if (edge !== undefined) {
    selectElements([], [edgeKey(edge)]);
    return true;
  }
  if (node === undefined) return false;
  inspectNode(node);
  return true;
}

function below(element: HTMLElement) {
  const box = element.getBoundingClientRect();
  return { x: box.left + 24, y: box.top + Math.min(box.height, 56) };
}

function addInto({ element }: Subject, edge: Edge): boolean {
  openCanvasMenu({ kind: 'step', title: 'Add a step into this connection', place: { into: edge }, at: below(element) });
  return true;
}

function reconnect({ element }: Subject, instead: Edge): boolean {
  openCanvasMenu({ kind: 'connect', output: instead, instead, at: below(element) });
  return true;
}

function rename({ node, edge }: Subject): boolean {
  if (node === undefined || edge !== undefined) return false;
  nameNode(node);
  return true;
}

function askOutput(subject: Subject, trigger: Trigger, then: 'step' | 'connect'): boolean {
  const selected = useDocument.getState().selection.nodes[0];
  const node = subject.node ?? trigger.nodes.find((other) => other.id === selected);
  if (node === undefined) return false;
  openOutputMenu(node, then, below(subject.element));
  return true;
}

function openMenu({ node, edge, element }: Subject): boolean {
  const at = below(element);
  if (edge !== undefined) openCanvasMenu({ kind: 'edge', edge, at });
  else if (node !== undefined) openNodeMenu(node.id, undefined, at);
  return node !== undefined || edge !== undefined;
}
