import { sameJson } from './same-json.ts';
import type { Workspace } from './workspace.ts';

export interface HistoryEntry {
  readonly workspace: Workspace;
  /** The gesture that led away from `workspace` (in `past`) or to it (in `future`). */
  readonly label: string;
  /** Entries of one continuing gesture, such as typing in a field, carry one id and count as one. */
  readonly gesture?: string | undefined;
}

/** Immutable snapshots: undo cannot lie. */
export interface History {
  readonly past: readonly HistoryEntry[];
  readonly present: Workspace;
  readonly future: readonly HistoryEntry[];
}

export const HISTORY_LIMIT = 500;

export function startHistory(workspace: Workspace): History {
  return { past: [], present: workspace, future: [] };
}

/** Records a gesture; the same `gesture` id as the last entry's extends that entry. No change records nothing. */
export function record(history: History, next: Workspace, label: string, gesture?: string): History {
  if (next === history.present) return history;
  const last = history.past.at(-1);
  if (gesture !== undefined && last?.gesture === gesture) {
    const earlier = history.past.slice(0, -1);
    // Back where it began: nothing to undo.
    if (sameJson(last.workspace, next)) return { past: earlier, present: last.workspace, future: [] };
    return { past: [...earlier, { ...last, label }], present: next, future: [] };
  }
  const past = [...history.past, { workspace: history.present, label, gesture }].slice(-HISTORY_LIMIT);
  return { past, present: next, future: [] };
}

export function undo(history: History): History {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    past: history.past.slice(0, -1),
    present: last.workspace,
    future: [{ workspace: history.present, label: last.label }, ...history.future],
  };
}

export function redo(history: History): History {
  const next = history.future[0];
  if (!next) return history;
  return {
    past: [...history.past, { workspace: history.present, label: next.label }],
    present: next.workspace,
    future: history.future.slice(1),
  };
}
