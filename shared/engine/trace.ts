import type { Json, JsonObject } from '../base/json.ts';
import type { ActionSpec, Operator } from '../program/program.ts';

/** What one evaluation did and why (E6). Canonical JSON of it is hashed (E7); members that do not apply are absent. */
export interface Trace {
  readonly program: string;
  readonly occurrence: string;
  readonly event: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly causedBy?: string;
  /** Every trigger of the event, in document order, fired or not (E5). */
  readonly triggers: readonly TriggerTrace[];
  /** Occurrences this one caused, in evaluation order, the whole chain (E9); only on the first trace of a chain. */
  readonly caused?: readonly Trace[];
  /** Set where the chain was cut at depth 8 (E9): nothing was evaluated. */
  readonly guard?: 'loop-guard';
}

export type Gate = 'disabled' | 'inactive' | 'frequencyCap' | 'duplicate';

export interface TriggerTrace {
  readonly trigger: string;
  readonly outcome: 'fired' | 'notFired' | 'gated';
  readonly gate?: Gate;
  /** In topological order; empty when gated. */
  readonly nodes: readonly TraceEntry[];
}

export type NodeState = 'passed' | 'failed' | 'requested' | 'notReached' | 'waiting' | 'error';

export interface TraceEntry {
  readonly node: string;
  readonly kind: 'event' | 'condition' | 'action';
  readonly state: NodeState;
  /** Outputs taken: `out`, `yes`, `no`, `then`. */
  readonly took?: string;
  readonly rules?: readonly RuleTrace[];
  /** Of an action that could not be requested (A1, A3, E8). */
  readonly error?: ActionError;
  /** Missing values in templates and the like, in words. */
  readonly notes?: readonly string[];
}

/** Why an action's parameters could not be rendered: a code, and a sentence for people. */
export interface ActionError {
  readonly code: ActionErrorCode;
  readonly message: string;
}

export type ActionErrorCode =
  | 'action.template'
  | 'action.badRecipient'
  | 'action.badUrl'
  | 'action.badHeader'
  | 'action.badBody'
  | 'action.notNumber'
  | 'action.notList';

export interface RuleTrace {
  /** JSON Pointer inside the node's condition, such as `/of/0`, or `/of/1/where/of/0` for a rule of an item test. */
  readonly path: string;
  /** The rule's field, or the list path of an item test (C7), whose `operator` is then `items` and `expected` its match. */
  readonly field: string;
  readonly operator: Operator | 'items';
  readonly not?: true;
  readonly expected?: Json;
  /** Absent when the field is missing (C3), and for the list of an item test. */
  readonly actual?: Json;
  /** Of a large value `actual` holds only the beginning. */
  readonly cut?: true;
  readonly result: boolean;
  /** Why, when that is not plain from expected and actual. */
  readonly note?: RuleNote;
  /** Of a rule inside item tests: the indices of the list elements it looked at, outermost first. */
  readonly at?: readonly number[];
  /** Of an item test: how many elements its list has, how many met `where`, and of how many the rules are in the trace. */
  readonly elements?: { readonly count: number; readonly matched: number; readonly traced: number };
}

export type RuleNote = 'missing' | 'type-mismatch' | 'invalid-time' | 'not-a-list';

/** An effect as data: what the executor delivers, and what the desk shows (A2). */
export interface RequestedAction {
  /** Id of the occurrence that requested it: the evaluated one, or one that it caused (E9). */
  readonly occurrence: string;
  readonly trigger: string;
  readonly node: string;
  readonly kind: ActionSpec['kind'];
  /** SHA-256 of the canonical JSON of [workspace, occurrence, trigger, node]. */
  readonly key: string;
  /** Rendered. `updateContact`: `{ changes: [{ field, change, before?, after? }] }`; `emitEvent`: `{ event, data, occurrence }`. */
  readonly params: JsonObject;
}

/** What evaluation keeps between occurrences of a contact. */
export interface State {
  readonly contact: JsonObject;
}
