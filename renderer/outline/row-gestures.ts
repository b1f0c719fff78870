import { openCanvasMenu, openNodeMenu, openOutputMenu, type StepPlace } from '../canvas/canvas-session.ts';
import type { Point } from '../canvas/edge-path.ts';
import { addAfterWords } from '../canvas/node-name.ts';
import { selectElements, useDocument } from '../document/document-store.ts';
import { announce } from '../ui/announce.tsx';
import type { OutlineRow } from './outline-rows.ts';

/** Where the menu of a row opens. */
export function rowPlace(element: HTMLElement): Point {
  const line = element.firstElementChild ?? element;
  const box = line.getBoundingClientRect();
  const name = line.querySelector('[data-words]')?.getBoundingClientRect() ?? box;
  return { x: name.left, y: box.bottom };
}

/** Gives a row of the tree the focus. */
export function goTo(tree: HTMLElement, key: string | undefined): void {
  if (key === undefined) return;
  const element = tree.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"]`);
  element?.focus({ preventScroll: true });
  element?.firstElementChild?.scrollIntoView({ block: 'nearest' });
}

export function toggleSelected(node: string): true {
  const { nodes } = useDocument.getState().selection;
  const isSelected = nodes.includes(node);
  selectElements(isSelected ? nodes.filter((id) => id !== node) : [...nodes, node]);
  announce(isSelected ? 'Not selected.' : 'Selected.');
  return true;
}

/** Where a step added at a branch goes: right after the output, before what it leads to. */
export function branchPlace(row: Extract<OutlineRow, { kind: 'branch' }>): StepPlace {
  return row.edge === undefined ? { after: { from: row.node.id, port: row.port } } : { into: row.edge };
}

/** Asks which step to add at a row. */
export function startStep(row: OutlineRow, at: Point): true {
  if (row.kind === 'step') openOutputMenu(row.node, 'step', at);
  else if (row.kind === 'branch') {
    openCanvasMenu({ kind: 'step', title: addAfterWords(row.node, row.port), place: branchPlace(row), at });
  } else if (row.kind === 'link') {
    openCanvasMenu({ kind: 'step', title: 'Add a step into this connection', place: { into: row.edge }, at });
  }
  return true;
}

/** Shows all that can be done with a row. */
export function openRowMenu(row: OutlineRow, at: Point): true {
  if (row.kind === 'step') openNodeMenu(row.node.id, row.via, at);
  else if (row.kind === 'heading') announce('There is nothing to do with a heading.');
  else if (row.edge !== undefined) openCanvasMenu({ kind: 'edge', edge: row.edge, at });
  else startStep(row, at);
  return true;
}
