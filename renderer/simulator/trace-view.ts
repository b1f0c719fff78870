import type { Trace, TriggerTrace } from '../../shared/engine/trace.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';
import { eventLabel } from '../document/event-label.ts';
import type { OUTCOME_LOOKS } from '../ui/tone.ts';
import { blockedBy } from './blocked-triggers.ts';
import type { Simulation } from './simulation-store.ts';
import { countWords } from './summary-words.ts';
import { rulesOf } from './trace-steps.ts';

/** A trigger that an occurrence met. */
export interface TriggerRow {
  /** Of the occurrence and the trigger: a trigger may be met twice in a chain. */
  readonly key: string;
  readonly occurrence: string;
  readonly trigger: string;
  readonly name: string;
  readonly state: keyof typeof OUTCOME_LOOKS;
  /** "2 actions", "1 of 2 rules hold", "Switched off". */
  readonly fact: string;
  /** Absent when there is nothing to open. */
  readonly trace?: TriggerTrace;
}

/** One occurrence of the chain and the triggers of its event (E5, E9). */
export interface OccurrenceView {
  readonly occurrence: string;
  readonly title: string;
  readonly guarded: boolean;
  readonly rows: readonly TriggerRow[];
}

export interface TraceView {
  readonly first: OccurrenceView;
  readonly caused: readonly OccurrenceView[];
}

export function traceView(workspace: Workspace, simulation: Simulation): TraceView {
  const view = (trace: Trace): OccurrenceView => ({
    occurrence: trace.occurrence,
    title: eventLabel(workspace, trace.event) ?? trace.event,
    guarded: trace.guard !== undefined,
    rows: rowsOf(workspace, simulation, trace),
  });
  return { first: view(simulation.trace), caused: (simulation.trace.caused ?? []).map(view) };
}

/** In document order: those with errors, which never ran, stand among the others (F4). */
function rowsOf(workspace: Workspace, simulation: Simulation, trace: Trace): readonly TriggerRow[] {
  if (trace.guard) return [];
  const order = new Map(workspace.triggers.map(({ id }, index) => [id, index]));
  const blocked = blockedBy(trace.event, simulation.blocked, workspace);
  const name = (id: string) => triggerOf(workspace, id)?.name ?? id;
  const key = (id: string) => JSON.stringify([trace.occurrence, id]);
  const base = (id: string) => ({ key: key(id), occurrence: trace.occurrence, trigger: id, name: name(id) });
  const rows = [
    ...trace.triggers.map((entry): TriggerRow => ({ ...base(entry.trigger), ...outcomeOf(entry) })),
    ...blocked.map((id): TriggerRow => ({
      ...base(id),
      state: 'blocked',
      fact: 'Fix its errors, then it can be simulated',
    })),
  ];
  return rows.sort((a, b) => (order.get(a.trigger) ?? Infinity) - (order.get(b.trigger) ?? Infinity) || 0);
}

function outcomeOf(trace: TriggerTrace): Pick<TriggerRow, 'state' | 'fact' | 'trace'> {
  switch (trace.outcome) {
    case 'fired':
      return { state: 'fired', fact: actionWords(trace), trace };
    case 'notFired':
      return { state: 'notFired', fact: ruleCountWords(trace), trace };
    case 'gated':
      return { state: trace.gate === 'disabled' ? 'off' : 'gated', fact: gateWords(trace), trace };
  }
}

function actionWords({ nodes }: TriggerTrace): string {
  const actions = nodes.filter(({ kind }) => kind === 'action');
  const requested = actions.filter(({ state }) => state === 'requested').length;
  const failed = actions.filter(({ state }) => state === 'error').length;
  const parts = [requested > 0 && countWords(requested, 'action'), failed > 0 && `${failed} failed`];
  return parts.filter((part) => part !== false).join(', ');
}

function ruleCountWords(trace: TriggerTrace): string {
  const rules = rulesOf(trace);
  if (rules.length === 0) return 'no rule was reached';
  return `${rules.filter(({ result }) => result).length} of ${rules.length} rules hold`;
}

/** Why a trigger was not considered, in words (E2, E6). */
export function gateWords({ gate }: TriggerTrace): string {
  if (gate === undefined) return 'Held back';
  switch (gate) {
    case 'inactive':
      return 'Outside its active time';
    case 'frequencyCap':
      return 'Its frequency cap is reached';
    case 'duplicate':
      return 'This occurrence was seen before';
    case 'disabled':
      return 'Switched off';
  }
}

/** The trigger that came closest: it did not fire, fewest rules of its reached conditions fail, and most hold. */
export function nearestTrigger(rows: readonly TriggerRow[]): TriggerRow | undefined {
  const scored = rows.flatMap((row) => {
    if (row.state !== 'notFired' || !row.trace) return [];
    const rules = rulesOf(row.trace);
    const holding = rules.filter(({ result }) => result).length;
    return [{ row, failing: rules.length - holding, holding }];
  });
  return scored.sort((a, b) => a.failing - b.failing || b.holding - a.holding)[0]?.row;
}
