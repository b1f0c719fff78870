import { copyNodes, formatCopiedNodes, type CopiedNodes } from '../../shared/flow/copied-nodes.ts';
import { readCopiedNodes } from '../../shared/flow/read-copied-nodes.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import type { Position, TriggerLayout } from '../../shared/flow/workspace.ts';
import { focusNode } from '../canvas/canvas-session.ts';
import { chosenNodes } from '../canvas/chosen-steps.ts';
import type { Size } from '../canvas/node-size.ts';
import { tryDispatch } from '../canvas/try-dispatch.ts';
import { selectElements, useDocument } from '../document/document-store.ts';
import { announce } from '../ui/announce.tsx';
import { modKey } from '../ui/mod-key.ts';
import { showToast } from '../ui/toasts.tsx';
import { pastedElements } from './pasted-elements.ts';
import { placesAt, placesBelow, type Box } from './paste-place.ts';

/** The canvas that is copied from or pasted into, as it is drawn now. */
export interface CanvasPlace {
  readonly trigger: Trigger;
  readonly positions: TriggerLayout;
  readonly sizeOf: (node: string) => Size;
}

function boxes({ positions, sizeOf }: CanvasPlace, ids: readonly string[]): readonly Box[] {
  return ids.map((id) => ({ ...(positions[id] ?? { x: 0, y: 0 }), ...sizeOf(id) }));
}

function stepsWord(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}

/** The step that has the focus and what is selected with it, else what is selected; undefined after saying why there is nothing. */
function selectedNodes({ trigger, positions }: CanvasPlace): CopiedNodes | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-node-id]')?.dataset['nodeId'];
  const nodes = chosenNodes(trigger.nodes.find(({ id }) => id === focused));
  const copied = copyNodes(trigger, nodes, positions);
  if (copied === undefined) {
    const text =
      nodes.length > 0
        ? 'The event is not copied: every trigger has its own. Select the steps that follow it.'
        : 'No step is selected, so there is nothing to copy. Select steps first.';
    showToast({ tone: 'idle', text });
  }
  return copied;
}

/** The text for the clipboard of what is selected. */
export function copySelected(place: CanvasPlace): string | undefined {
  const copied = selectedNodes(place);
  if (copied !== undefined) announce(`${stepsWord(copied.nodes.length)} copied.`);
  return copied && formatCopiedNodes(copied);
}

/** Removes what is selected in one undo entry, but the event, and gives its text for the clipboard. */
export function cutSelected(place: CanvasPlace): string | undefined {
  const copied = selectedNodes(place);
  if (copied === undefined) return undefined;
  const nodes = copied.nodes.map(({ id }) => id);
  const first = place.trigger.edges.find(({ from, to }) => nodes.includes(to) && !nodes.includes(from));
  if (tryDispatch({ kind: 'removeElements', trigger: place.trigger.id, nodes, edges: [], label: 'Cut' })) {
    selectElements([]);
    announce(`${stepsWord(nodes.length)} cut.`);
    if (first !== undefined) focusNode(first.from);
  }
  return formatCopiedNodes(copied);
}

function add(
  place: CanvasPlace,
  copied: CopiedNodes,
  places: Readonly<Record<string, Position>>,
  gesture: 'Paste' | 'Duplicate',
) {
  const { trigger } = place;
  const taken = trigger.nodes.map(({ id }) => id);
  const elements = pastedElements(copied, places, taken);
  if (!tryDispatch({ kind: 'addElements', trigger: trigger.id, ...elements, label: gesture })) return;
  const ids = elements.nodes.map(({ id }) => id);
  selectElements(ids);
  announce(`${stepsWord(ids.length)} ${gesture === 'Paste' ? 'pasted' : 'duplicated'}.`);
  if (ids[0] !== undefined) focusNode(ids[0]);
}

function below(place: CanvasPlace, copied: CopiedNodes) {
  const all = place.trigger.nodes.map(({ id }) => id);
  const { nodes } = useDocument.getState().selection;
  return placesBelow(copied, boxes(place, nodes.length > 0 ? nodes : all), boxes(place, all));
}

/** Pastes at the pointer, or without one below what is selected; other text is refused with the reason. */
export function pasteText(place: CanvasPlace, text: string, pointer: Position | undefined): void {
  const read = readCopiedNodes(text);
  if (!read.ok) {
    const how = `Copy steps on a canvas with ${modKey()} C, then paste them here.`;
    showToast({ tone: 'idle', text: `Nothing was pasted. ${read.error} ${how}` });
    return;
  }
  const all = boxes(
    place,
    place.trigger.nodes.map(({ id }) => id),
  );
  add(place, read.value, pointer ? placesAt(read.value, pointer, all) : below(place, read.value), 'Paste');
}

/** Copies what is selected to below it; the clipboard stays as it is. */
export function duplicateSelected(place: CanvasPlace): void {
  const copied = selectedNodes(place);
  if (copied !== undefined) add(place, copied, below(place, copied), 'Duplicate');
}
