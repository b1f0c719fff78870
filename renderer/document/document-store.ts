import { create } from 'zustand';
import { applyCommand } from '../../shared/flow/apply-command.ts';
import { commandLabel } from '../../shared/flow/command-label.ts';
import type { Command } from '../../shared/flow/command.ts';
import { record, redo, startHistory, undo, type History } from '../../shared/flow/history.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';
import { announce } from '../ui/announce.tsx';

/** The open document. "Dirty" is derived: `history.present !== saved`. */
export interface OpenDocument {
  /** Counts the documents that this window opened. */
  readonly opened: number;
  readonly history: History;
  readonly saved: Workspace | null;
  readonly path: string | null;
  /** Hash of what the file held when it was last read or written; null without a file. */
  readonly diskHash: string | null;
  /** A newer format: shown, never written. */
  readonly readOnly: boolean;
}

/** What is selected in the designer: session state, never in the document. */
export interface Selection {
  readonly trigger: string | null;
  readonly nodes: readonly string[];
  /** Keys of `edgeKey`. */
  readonly edges: readonly string[];
}

export interface DocumentState {
  readonly document: OpenDocument | null;
  readonly selection: Selection;
}

const nothing: Selection = { trigger: null, nodes: [], edges: [] };

export const useDocument = create<DocumentState>(() => ({ document: null, selection: nothing }));

let opened = 0;

/** Opens a workspace; `saved` is null for one that no file holds yet. */
export function openDocument(
  workspace: Workspace,
  from: { path: string | null; saved: Workspace | null; diskHash?: string | null; readOnly?: boolean },
): void {
  useDocument.setState({
    document: {
      opened: (opened += 1),
      history: startHistory(workspace),
      saved: from.saved,
      path: from.path,
      diskHash: from.diskHash ?? null,
      readOnly: from.readOnly ?? false,
    },
    selection: { ...nothing, trigger: workspace.triggers[0]?.id ?? null },
  });
}

export function closeDocument(): void {
  useDocument.setState({ document: null, selection: nothing });
}

/** `path` holds the workspace, as a text of that hash; later gestures make the document dirty again. */
export function markSaved(workspace: Workspace, path: string, diskHash: string | null = null): void {
  setFileState({ saved: workspace, path, diskHash });
}

/** What is known of the document's file. */
export function setFileState(state: Partial<Pick<OpenDocument, 'saved' | 'path' | 'diskHash'>>): void {
  const { document } = useDocument.getState();
  if (document) useDocument.setState({ document: { ...document, ...state } });
}

/** Whether the document on screen is still the one seen before, whatever was done to it since. */
export function isSameDocument(before: OpenDocument): boolean {
  return useDocument.getState().document?.opened === before.opened;
}

/** The workspace of the open document; a throw is a bug: the designer shows only with one. */
export function currentWorkspace(): Workspace {
  const { document } = useDocument.getState();
  if (!document) throw new Error('no document is open');
  return document.history.present;
}

/**
 * Applies one gesture as one undo entry. Commands with the same `gesture` id, such as the keys typed into one field,
 * are one entry. In a read-only document nothing happens and the reason is announced.
 */
export function dispatch(command: Command, gesture?: string): void {
  const { document } = useDocument.getState();
  if (!document) return;
  if (document.readOnly) {
    announce('This file was made by a newer Hookflow and is open read-only.', 'assertive');
    return;
  }
  const before = document.history.present;
  const next = applyCommand(before, command);
  setHistory(record(document.history, next, commandLabel(before, command), gesture));
}

export function undoGesture(): void {
  const { document } = useDocument.getState();
  const label = document?.history.past.at(-1)?.label;
  if (!document || label === undefined) return;
  setHistory(undo(document.history));
  announce(`Undone: ${label}`);
}

export function redoGesture(): void {
  const { document } = useDocument.getState();
  const label = document?.history.future[0]?.label;
  if (!document || label === undefined) return;
  setHistory(redo(document.history));
  announce(`Done again: ${label}`);
}

function setHistory(history: History): void {
  useDocument.setState(({ document, selection }) =>
    document ? { document: { ...document, history }, selection: stillThere(selection, history.present) } : {},
  );
}

/** Drops from the selection what the workspace no longer holds. */
function stillThere(selection: Selection, workspace: Workspace): Selection {
  const trigger = selection.trigger === null ? undefined : triggerOf(workspace, selection.trigger);
  if (!trigger) return { ...nothing, trigger: workspace.triggers[0]?.id ?? null };
  const nodes = selection.nodes.filter((id) => trigger.nodes.some((node) => node.id === id));
  return nodes.length === selection.nodes.length ? selection : { ...selection, nodes };
}

export function selectTrigger(trigger: string): void {
  useDocument.setState({ selection: { ...nothing, trigger } });
}

export function selectElements(nodes: readonly string[], edges: readonly string[] = []): void {
  useDocument.setState(({ selection }) => ({ selection: { ...selection, nodes, edges } }));
}
