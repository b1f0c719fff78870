import { triggerOf } from '../../shared/flow/workspace.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import type { CanvasActions } from '../canvas/canvas-actions.ts';
import type { OpenDocument, Selection } from '../document/document-store.ts';
import type { DockTab, FlowView } from '../frame/layout-store.ts';
import type { PaletteItem } from './palette-item.ts';

export type Command = Omit<PaletteItem, 'id' | 'group'>;

/** What decides which commands there are, and which can be run now. */
export interface CommandState {
  readonly document: OpenDocument | null;
  readonly selection: Selection;
  readonly canvas: CanvasActions | null;
  readonly view: FlowView;
  readonly dock: { readonly open: boolean; readonly tab: DockTab };
  readonly setTheme: (theme: 'light' | 'dark' | 'auto') => void;
  readonly mac: boolean;
}

export function openTrigger({ document, selection }: CommandState): Trigger | undefined {
  if (!document || selection.trigger === null) return undefined;
  return triggerOf(document.history.present, selection.trigger);
}

/** Reasons why a command cannot be run; each is undefined when it can. */
export function reasons(state: CommandState) {
  const { document, selection, canvas } = state;
  const closed = document === null ? 'Open a workspace first' : undefined;
  const readOnly = closed ?? (document?.readOnly ? 'A newer Hookflow made this file, so it is read-only' : undefined);
  const noTrigger = closed ?? (canvas === null ? 'Open a trigger first' : undefined);
  const steps = openTrigger(state)?.nodes.filter(
    ({ id, kind }) => kind !== 'event' && selection.nodes.includes(id),
  ).length;
  const noStep = noTrigger ?? (steps === 0 ? 'Select a step first' : undefined);
  return {
    closed,
    readOnly,
    noTrigger,
    noStep,
    noDrawing: noTrigger ?? (canvas?.zoom ? undefined : 'Show the canvas first'),
    /** Editing the open trigger. */
    noEdit: readOnly ?? noTrigger,
    /** Editing its selected steps. */
    noStepEdit: readOnly ?? noStep,
    fewer: (least: number) => {
      if (readOnly ?? noTrigger) return readOnly ?? noTrigger;
      return selection.nodes.length < least ? `Select ${least === 2 ? 'two' : 'three'} nodes or more first` : undefined;
    },
  };
}
