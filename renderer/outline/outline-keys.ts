import type { KeyboardEvent } from 'react';
import type { Edge, FlowNode, Trigger } from '../../shared/flow/trigger.ts';
import { useCanvasActions } from '../canvas/canvas-actions.ts';
import { openCanvasMenu, openOutputMenu } from '../canvas/canvas-session.ts';
import { removeChosen } from '../canvas/chosen-steps.ts';
import { inspectNode, nameNode } from '../canvas/inspect-node.ts';
import { moveStep } from '../canvas/move-step.ts';
import { selectElements, useDocument } from '../document/document-store.ts';
import { pressedShortcut } from '../document/shortcut-table.ts';
import { announce } from '../ui/announce.tsx';
import { goTo, openRowMenu, rowPlace, startStep, toggleSelected } from './row-gestures.ts';
import { stepKey, type OutlineRow } from './outline-rows.ts';
import { setRowsClosed } from './outline-session.ts';

export interface OutlineKeyContext {
  readonly trigger: Trigger;
  /** The visible rows in their order. */
  readonly rows: readonly OutlineRow[];
  readonly closed: ReadonlySet<string>;
  /** The row that has the focus. */
  readonly row: OutlineRow;
  /** Its element. */
  readonly element: HTMLElement;
  readonly tree: HTMLElement;
}

function nodeOf(row: OutlineRow): FlowNode | undefined {
  return row.kind === 'step' ? row.node : undefined;
}

/** The connection that a row stands for: that of a branch or link. */
function edgeOf(row: OutlineRow): Edge | undefined {
  return row.kind === 'branch' || row.kind === 'link' ? row.edge : undefined;
}

/** The keys of the outline but for type-ahead. Returns whether the key was one of them. */
export function outlineKey(event: KeyboardEvent<HTMLElement>, context: OutlineKeyContext): boolean {
  const own = pressedShortcut('outline', event);
  if (own !== undefined) return treeKey(own, event.key, context);
  const shortcut = pressedShortcut('canvas', event);
  const { trigger, row, element } = context;
  // Without Shift a letter goes to the next row that starts with it.
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.key !== ' ';
  if (shortcut === undefined || isLetter) return false;
  switch (shortcut) {
    case 'walk':
    case 'nudge':
    case 'zoomIn':
    case 'zoomOut':
    case 'zoomFull':
    case 'zoomFit':
      return false;
    case 'selectAll':
      selectElements(trigger.nodes.map(({ id }) => id));
      return true;
    case 'duplicate':
      useCanvasActions.getState().actions?.duplicate();
      return true;
    case 'remove':
      return removeChosen({ node: nodeOf(row), edge: edgeOf(row) }, trigger);
    case 'clear':
      selectElements([]);
      return true;
    case 'select':
      return row.kind === 'step' ? toggleSelected(row.node.id) : toggle(context);
    case 'inspect':
      return enter(context);
    case 'rename':
      if (row.kind === 'step') nameNode(row.node);
      return true;
    case 'menu':
      return openRowMenu(row, rowPlace(element));
    case 'addAfter':
      return startStep(row, rowPlace(element));
    case 'connect':
      return connect(context);
  }
}

function toggle({ trigger, row, closed }: OutlineKeyContext): boolean {
  if (row.expandable) setRowsClosed(trigger.id, [row.key], !closed.has(row.key));
  return true;
}

function enter(context: OutlineKeyContext): boolean {
  const { row, element, tree } = context;
  if (row.kind === 'step') inspectNode(row.node);
  else if (row.kind === 'link') goTo(tree, stepKey(row.to.id));
  else if (row.kind === 'branch' && row.edge === undefined) startStep(row, rowPlace(element));
  else toggle(context);
  return true;
}

function connect({ row, element }: OutlineKeyContext): boolean {
  const at = rowPlace(element);
  if (row.kind === 'step') openOutputMenu(row.node, 'connect', at);
  else if (row.kind === 'branch')
    openCanvasMenu({ kind: 'connect', output: { from: row.node.id, port: row.port }, at });
  else if (row.kind === 'link') openCanvasMenu({ kind: 'connect', output: row.edge, instead: row.edge, at });
  return true;
}

function treeKey(
  shortcut: 'outlineWalk' | 'outlineEnds' | 'outlineExtend' | 'moveStep',
  key: string,
  context: OutlineKeyContext,
): boolean {
  const { rows, row, tree, trigger } = context;
  const at = rows.indexOf(row);
  const by = key === 'ArrowUp' ? -1 : 1;
  switch (shortcut) {
    case 'outlineEnds':
      goTo(tree, (key === 'Home' ? rows[0] : rows.at(-1))?.key);
      return true;
    case 'outlineWalk':
      if (key === 'ArrowUp' || key === 'ArrowDown') goTo(tree, rows[at + by]?.key);
      else openOrClose(key === 'ArrowRight', context);
      return true;
    case 'outlineExtend': {
      const next = rows.slice(by > 0 ? at + 1 : 0, by > 0 ? undefined : at);
      const steps = next.filter((other) => other.kind === 'step');
      const step = by > 0 ? steps[0] : steps.at(-1);
      const ids = [row, step].flatMap((one) => (one?.kind === 'step' ? [one.node.id] : []));
      const { nodes } = useDocument.getState().selection;
      selectElements([...new Set([...nodes, ...ids])]);
      goTo(tree, step?.key);
      return true;
    }
    case 'moveStep':
      if (row.kind === 'step') moveStep(trigger, row.node.id, by < 0 ? 'earlier' : 'later');
      else announce('Only steps can be moved.', 'assertive');
      return true;
  }
}

/** Right opens a row, then goes into it; left closes it, then goes out of it. */
function openOrClose(open: boolean, { trigger, rows, closed, row, tree }: OutlineKeyContext): void {
  const isOpen = row.expandable && !closed.has(row.key);
  if (row.expandable && isOpen !== open) return setRowsClosed(trigger.id, [row.key], !open);
  if (open) goTo(tree, rows.find(({ parent }) => parent === row.key)?.key);
  else goTo(tree, row.parent ?? undefined);
}
