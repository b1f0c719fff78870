import { Zap, type LucideIcon } from 'lucide-react';
import type { Compilation } from '../../shared/compiler/compile.ts';
import type { Change } from '../../shared/flow/diff-workspaces.ts';
import { eventNodeOf, type Trigger } from '../../shared/flow/trigger.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { eventLabels } from '../../shared/flow/event-label.ts';
import type { Simulation } from '../simulator/simulation-store.ts';
import { traceOfTrigger } from '../simulator/trace-steps.ts';
import { OUTCOME_LOOKS, type StateLook } from '../ui/tone.ts';

export interface TriggerRow {
  readonly id: string;
  readonly name: string;
  readonly event: string;
  readonly enabled: boolean;
  readonly icon: LucideIcon;
  /** What the shown simulation says of it. */
  readonly look: StateLook | undefined;
  readonly problems: number;
  readonly errors: boolean;
  /** Changes that are not live. */
  readonly changes: number;
}

function lookOf(trigger: Trigger, simulation: Simulation | null): StateLook | undefined {
  if (!simulation || (eventNodeOf(trigger)?.event ?? '') === '') return undefined;
  if (simulation.blocked.includes(trigger.id)) return OUTCOME_LOOKS.blocked;
  if (!trigger.enabled) return OUTCOME_LOOKS.off;
  const trace = traceOfTrigger(simulation.trace, trigger.id, null);
  return trace ? OUTCOME_LOOKS[trace.outcome] : OUTCOME_LOOKS.otherEvent;
}

interface Counted {
  readonly count: number;
  readonly errors: boolean;
}

/** How many there are of each trigger, in one pass: a workspace may have a thousand. */
function countedBy(
  all: readonly { readonly trigger?: string | undefined; readonly severity?: string }[],
): ReadonlyMap<string, Counted> {
  const counts = new Map<string, Counted>();
  for (const { trigger, severity } of all) {
    if (trigger === undefined) continue;
    const before = counts.get(trigger) ?? { count: 0, errors: false };
    counts.set(trigger, { count: before.count + 1, errors: before.errors || severity === 'error' });
  }
  return counts;
}

/** Keeps a row's object as long as a new one says the same: an edit then renders only the rows that it changes. */
export function triggerRowKeeper(): (rows: readonly TriggerRow[]) => readonly TriggerRow[] {
  let kept = new Map<string, TriggerRow>();
  let last: readonly TriggerRow[] = [];
  return (rows) => {
    const next = rows.map((row) => {
      const before = kept.get(row.id);
      const same = before !== undefined && ROW_MEMBERS.every((member) => before[member] === row[member]);
      return same ? before : row;
    });
    kept = new Map(next.map((row) => [row.id, row]));
    if (next.length !== last.length || next.some((row, index) => row !== last[index])) last = next;
    return last;
  };
}

const ROW_MEMBERS = ['name', 'event', 'enabled', 'icon', 'look', 'problems', 'errors', 'changes'] as const;

/** The sidebar's rows for a search: words that name, event or id hold, and the filters `is:invalid` and `is:off`. */
export function triggerRows(
  workspace: Workspace,
  compilation: Compilation | undefined,
  simulation: Simulation | null,
  changes: readonly Change[],
  query: string,
): readonly TriggerRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const problemsOf = countedBy(compilation?.problems ?? []);
  const changesOf = countedBy(changes);
  const labelOf = eventLabels(workspace.events);
  return workspace.triggers
    .map((trigger): TriggerRow => {
      const id = eventNodeOf(trigger)?.event ?? '';
      const problems = problemsOf.get(trigger.id);
      const look = lookOf(trigger, simulation);
      return {
        id: trigger.id,
        name: trigger.name,
        event: labelOf(id) ?? (id === '' ? 'No event yet' : id),
        enabled: trigger.enabled,
        icon: look?.icon ?? Zap,
        look,
        problems: problems?.count ?? 0,
        errors: problems?.errors ?? false,
        changes: changesOf.get(trigger.id)?.count ?? 0,
      };
    })
    .filter((row) =>
      words.every((word) => {
        if (word === 'is:invalid') return row.errors;
        if (word === 'is:off') return !row.enabled;
        return `${row.name} ${row.event} ${row.id}`.toLowerCase().includes(word);
      }),
    );
}
