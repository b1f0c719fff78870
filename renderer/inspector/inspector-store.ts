import { create } from 'zustand';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { addStep, type StepKind } from '../document/add-step.ts';
import { selectElements, useDocument } from '../document/document-store.ts';
import { pageOf, type Pointer } from './conditions/condition-path.ts';
import { showInspector } from '../frame/layout-store.ts';
import type { Output } from '../../shared/flow/command.ts';

/** A step to bring into view; a new object each time, gone once that is done. */
interface Reveal {
  readonly node: string;
  /** Whether the control of `field`, or the step's first, takes the focus. */
  readonly focus: boolean;
  readonly field: string | undefined;
}

interface InspectorState {
  /** Sections that were opened or closed by hand, by `sectionKey`. */
  readonly open: Readonly<Record<string, boolean>>;
  /** Deeper groups of conditions that are open as a page, by `sectionKey`. */
  readonly pages: Readonly<Record<string, Pointer>>;
  readonly reveal: Reveal | null;
}

/** What of the inspector is open: session state. */
export const useInspector = create<InspectorState>(() => ({ open: {}, pages: {}, reveal: null }));

export function sectionKey(trigger: string, node: string): string {
  return JSON.stringify([trigger, node]);
}

export function setSectionOpen(trigger: string, node: string, open: boolean): void {
  useInspector.setState((state) => ({ open: { ...state.open, [sectionKey(trigger, node)]: open } }));
}

export function setPage(trigger: string, node: string, page: Pointer): void {
  useInspector.setState((state) => ({ pages: { ...state.pages, [sectionKey(trigger, node)]: page } }));
}

/**
 * Opens the tab and section of a step of the selected trigger and brings it into view. With `focus` the control of `field`,
 * a problem's field such as `condition/of/0/value`, takes the focus; without a field the step's first control.
 */
export function revealStep(node: string, focus = false, field?: string): void {
  const { document, selection } = useDocument.getState();
  const trigger =
    document && selection.trigger !== null ? triggerOf(document.history.present, selection.trigger) : null;
  const step = trigger?.nodes.find(({ id }) => id === node);
  if (!trigger || !step) return;
  showInspector(step.kind === 'action' ? 'action' : 'settings');
  setSectionOpen(trigger.id, node, true);
  if (field?.startsWith('condition')) setPage(trigger.id, node, pageOf(field.slice('condition'.length)));
  useInspector.setState({ reveal: { node, focus, field } });
}

let ownSelection = false;

/** Selects the step whose section is being worked in; the inspector itself stays where it is. */
export function selectFromInspector(node: string): void {
  const { nodes } = useDocument.getState().selection;
  if (nodes.length === 1 && nodes[0] === node) return;
  ownSelection = true;
  selectElements([node]);
  ownSelection = false;
}

/** Follows the selection made elsewhere, such as on the canvas. Returns how to stop. */
export function followSelection(): () => void {
  return useDocument.subscribe(({ selection }, before) => {
    const [node, ...others] = selection.nodes;
    if (ownSelection || selection.nodes === before.selection.nodes) return;
    if (node !== undefined && others.length === 0) revealStep(node);
  });
}

/** Adds a step after an output and moves the focus into its section. */
export function addStepHere(kind: StepKind, after: Output | undefined): void {
  const node = addStep(kind, after === undefined ? {} : { after });
  if (node !== undefined) revealStep(node, true);
}
