import { isJsonObject, type Json } from '../../shared/base/json.ts';
import type { RequestedAction, TraceEntry } from '../../shared/engine/trace.ts';
import type { EventLabel } from '../../shared/flow/phrase.ts';
import { outputWords } from '../../shared/flow/connection.ts';
import { edgesIn, flowIndex } from '../../shared/flow/flow-index.ts';
import type { FlowNode, Trigger } from '../../shared/flow/trigger.ts';
import { nodeTitle } from '../../shared/flow/wording.ts';
import { heldRules } from './rule-lines.ts';

export interface FactContext {
  readonly trigger: Trigger;
  /** Entries of the shown trace by node. */
  readonly entries: ReadonlyMap<string, TraceEntry>;
  readonly requests: readonly RequestedAction[];
  readonly occurrence: string;
  readonly eventLabel: EventLabel;
}

/** The one fact beside a node's state: "took Yes · 2 of 2 rules hold", "points 95 → 105", "From Austin took No". */
export function stateFact(node: FlowNode, entry: TraceEntry, context: FactContext): string | undefined {
  switch (entry.state) {
    case 'error':
      return entry.error?.code;
    case 'notReached':
      return endOfPath(node.id, context);
    case 'passed':
    case 'failed':
    case 'requested':
    case 'waiting':
      if (node.kind === 'event') return context.occurrence;
      if (node.kind === 'condition') return conditionFact(node, entry);
      return requestFact(requestOf(node.id, context), context.eventLabel);
  }
}

function conditionFact(node: Extract<FlowNode, { kind: 'condition' }>, entry: TraceEntry): string {
  const took = `took ${outputWords(entry.took ?? '')}`;
  const traces = entry.rules ?? [];
  const [only, ...more] = traces;
  if (only !== undefined && more.length === 0 && !only.result && only.operator !== 'items') {
    return `${took} · ${lastName(only.field)} is ${only.actual === undefined ? 'missing' : shortValue(only.actual)}`;
  }
  const { held, of } = heldRules(node.condition, traces);
  return of === 0 ? took : `${took} · ${held} of ${of} rule${of === 1 ? '' : 's'} ${of === 1 ? 'holds' : 'hold'}`;
}

/** What an action requested for the shown occurrence. */
export function requestOf(node: string, { requests, trigger, occurrence }: FactContext): RequestedAction | undefined {
  const mine = requests.filter((request) => request.trigger === trigger.id && request.node === node);
  // A caused occurrence may have reached the same action again; the shown trace is of the one that was sent.
  return mine.find((request) => request.occurrence === occurrence) ?? mine[0];
}

function requestFact(request: RequestedAction | undefined, eventLabel: EventLabel): string | undefined {
  if (request === undefined) return undefined;
  const { kind, params } = request;
  switch (kind) {
    case 'sendEmail':
      return '1 e-mail';
    case 'sendSms':
      return '1 SMS';
    case 'notifyTeam':
      return counted(Array.isArray(params['to']) ? params['to'].length : 1, 'e-mail');
    case 'callWebhook':
      return '1 request';
    case 'updateContact':
      return changesFact(params['changes']);
    case 'emitEvent': {
      const event = params['event'];
      return typeof event === 'string' ? (eventLabel(event) ?? event) : undefined;
    }
  }
}

function changesFact(changes: Json | undefined): string | undefined {
  if (!Array.isArray(changes)) return undefined;
  const [first, ...more] = (changes as readonly Json[]).filter(isJsonObject);
  if (first === undefined) return undefined;
  const before = first['before'] === undefined ? 'empty' : shortValue(first['before']);
  const after = first['after'] === undefined ? 'empty' : shortValue(first['after']);
  const field = typeof first['field'] === 'string' ? first['field'] : '';
  return `${field} ${before} → ${after}${more.length === 0 ? '' : ` and ${more.length} more`}`;
}

/** The nearest step above a node that was reached but went another way: "From Austin took No". */
function endOfPath(id: string, { trigger, entries }: FactContext): string | undefined {
  const seen = new Set([id]);
  for (const current of seen) {
    for (const edge of edgesIn(trigger, current)) {
      if (seen.has(edge.from)) continue;
      const entry = entries.get(edge.from);
      const from = flowIndex(trigger).nodes.get(edge.from);
      if (from !== undefined && entry?.took !== undefined && entry.state !== 'notReached') {
        return `${nodeTitle(from)} took ${outputWords(entry.took)}`;
      }
      seen.add(edge.from);
    }
  }
  return seen.size === 1 ? 'Nothing leads here' : undefined;
}

function shortValue(value: Json): string {
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}

function lastName(field: string): string {
  return /([^.[\]"]+)"?\]?$/.exec(field)?.[1] ?? field;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
