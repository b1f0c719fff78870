import type { JsonObject } from '../base/json.ts';
import { err, type Result } from '../base/result.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { actionKey } from './action-key.ts';
import { actionView } from './action-view.ts';
import { causedId, pendingOf, type Pending } from './caused.ts';
import { gateOf } from './gate.ts';
import type { PreparedProgram } from './prepare.ts';
import type { PreparedStep, PreparedTrigger } from './prepared-trigger.ts';
import type { Performed } from './prepared-action.ts';
import { scopeOf, type Scope } from './scope.ts';
import type { ActionError, RequestedAction, RuleTrace, TraceEntry, TriggerTrace } from './trace.ts';

/** What one occurrence did, without what it caused. */
export interface Explained {
  readonly triggers: readonly TriggerTrace[];
  readonly requests: readonly RequestedAction[];
  readonly contact: JsonObject;
  readonly raised: readonly Pending[];
}

/** Every trigger of the event, every rule of every reached condition, every action rendered (E3, E4, E5). */
export function explainOccurrence(
  prepared: PreparedProgram,
  occurrence: Occurrence,
  o: { readonly now: number; readonly contact: JsonObject; readonly depth: number },
): Explained {
  const run = new Explanation(prepared, occurrence, o);
  const triggers = (prepared.byEvent.get(occurrence.event)?.triggers ?? []).map((trigger) => run.explain(trigger));
  return { triggers, requests: run.requests, contact: run.contact, raised: run.raised };
}

class Explanation {
  readonly requests: RequestedAction[] = [];
  readonly raised: Pending[] = [];
  contact: JsonObject;
  readonly #prepared: PreparedProgram;
  readonly #occurrence: Occurrence;
  readonly #scope: Scope;
  readonly #depth: number;

  constructor(
    prepared: PreparedProgram,
    occurrence: Occurrence,
    o: { readonly now: number; readonly contact: JsonObject; readonly depth: number },
  ) {
    this.#prepared = prepared;
    this.#occurrence = occurrence;
    this.#scope = scopeOf(occurrence, o.contact, o.now);
    this.#depth = o.depth;
    this.contact = o.contact;
  }

  explain(trigger: PreparedTrigger): TriggerTrace {
    const gate = gateOf(trigger, this.#scope.now);
    if (gate) return { trigger: trigger.id, outcome: 'gated', gate, nodes: [] };
    const reached = new Uint8Array(trigger.steps.length);
    let fired = false;
    const nodes = trigger.steps.map((step, index): TraceEntry => {
      if (step.kind !== 'event' && reached[index] !== 1) {
        return { node: step.node, kind: step.kind, state: 'notReached' };
      }
      fired ||= step.kind === 'action';
      const { entry, taken } = this.#visit(trigger, step);
      for (const next of taken) reached[next] = 1;
      return entry;
    });
    return { trigger: trigger.id, outcome: fired ? 'fired' : 'notFired', nodes };
  }

  #visit(trigger: PreparedTrigger, step: PreparedStep): { entry: TraceEntry; taken: readonly number[] } {
    const { node } = step;
    switch (step.kind) {
      case 'event':
        return { entry: { node, kind: 'event', state: 'passed', took: 'out' }, taken: step.out };
      case 'condition': {
        const rules: RuleTrace[] = [];
        const passed = step.condition.explain(this.#scope, rules, []);
        const took = passed ? 'yes' : 'no';
        const entry = { node, kind: 'condition', state: passed ? 'passed' : 'failed', took, rules } as const;
        return { entry, taken: step[took] };
      }
      case 'action':
        return { entry: this.#act(trigger, step), taken: step.then };
    }
  }

  #act(trigger: PreparedTrigger, step: Extract<PreparedStep, { kind: 'action' }>): TraceEntry {
    const entry = { node: step.node, kind: 'action', took: 'then' } as const;
    const performed = this.#perform(step);
    if (!performed.ok) return { ...entry, state: 'error', error: performed.error };
    const { params, notes, contact, raised } = performed.value;
    const pending = pendingOf(raised, {
      id: this.#occurrence.id,
      depth: this.#depth,
      trigger: trigger.id,
      node: step.node,
    });
    const [emitted] = pending;
    this.contact = contact;
    this.raised.push(...pending);
    this.requests.push({
      occurrence: this.#occurrence.id,
      trigger: trigger.id,
      node: step.node,
      kind: step.action.kind,
      key: actionKey(this.#prepared.program.workspace, this.#occurrence.id, trigger.id, step.node),
      params:
        step.action.kind === 'emitEvent' && emitted
          ? { ...params, occurrence: causedId(emitted.cause, emitted.raised) }
          : params,
    });
    return { ...entry, state: 'requested', ...(notes.length > 0 && { notes }) };
  }

  /** C9: whatever an occurrence holds, an action fails in the trace and nowhere else. */
  #perform(step: Extract<PreparedStep, { kind: 'action' }>): Result<Performed, ActionError> {
    try {
      return step.action.perform(actionView(this.#prepared, this.#occurrence, this.#scope, this.contact));
    } catch {
      return err({ code: 'action.template', message: 'The action cannot be prepared from what the occurrence holds.' });
    }
  }
}
