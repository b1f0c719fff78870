import type { Problem } from '../../shared/base/problem.ts';
import type { NodeState, TraceEntry } from '../../shared/engine/trace.ts';
import { outputsOf, outputWords } from '../../shared/flow/connection.ts';
import { edgeWords } from '../../shared/flow/flow-command-label.ts';
import { edgesIn, edgesOut } from '../../shared/flow/flow-index.ts';
import { edgeKey, type FlowNode, type Trigger } from '../../shared/flow/trigger.ts';
import { nodeDetail, nodeKindWords, nodeSentence, type Phrase } from '../../shared/flow/wording.ts';
import type { ShownTrace } from '../simulator/trace-steps.ts';
import { edgesFrom } from './flow-order.ts';
import type { NodeLook } from '../ui/tone.ts';
import { portKey, type FlowOverlay, type RuleMark } from './flow-overlay.ts';
import { ruleLines, type RuleLine } from './rule-lines.ts';
import { requestOf, stateFact, type FactContext } from './state-fact.ts';

/** How an output or an edge looks: no trace, the path went here, or it did not. */
export type PathState = 'rest' | 'taken' | 'notTaken';

export interface OutputView {
  readonly port: string;
  readonly words: string;
  /** Conditions and splits have tabs with words, other steps one dot. */
  readonly shape: 'tab' | 'dot';
  readonly free: boolean;
  readonly state: PathState;
  /** Only an edge of the file names it; the step has no such output. */
  readonly stray: boolean;
}

/** Everything a drawn node says, as plain data: equal views are one object, so that unchanged nodes do not render. */
export interface NodeView {
  readonly node: FlowNode;
  readonly kindWords: string;
  readonly sentence: readonly Phrase[];
  readonly detail?: string | undefined;
  readonly rules: readonly RuleLine[];
  readonly outputs: readonly OutputView[];
  readonly inputFree: boolean;
  /** The edges that leave it, in the order of its outputs. */
  readonly connections: readonly { readonly key: string; readonly words: string }[];
  readonly state?: NodeState | undefined;
  /** How that state, or what lies over the flow in place of a trace, looks. */
  readonly look?: NodeLook | undefined;
  /** In place of the look's word. */
  readonly word?: string | undefined;
  readonly marks?: readonly RuleMark[] | undefined;
  readonly fact?: string | undefined;
  /** When it lights up after a simulation, from 0. */
  readonly step?: number | undefined;
  /** The draft has changed since. */
  readonly stale: boolean;
  readonly problems: number;
  readonly errors: boolean;
  /** The first of them, errors before warnings. */
  readonly problem?: string | undefined;
}

export interface ViewContext {
  readonly trigger: Trigger;
  readonly problemsOf: (node: string) => readonly Problem[];
  readonly shown: ShownTrace | undefined;
  /** Lies over the flow in place of a trace. */
  readonly overlay?: FlowOverlay | undefined;
  readonly stale: boolean;
  readonly facts: Omit<FactContext, 'entries' | 'trigger'>;
}

export function nodeView(node: FlowNode, context: ViewContext): NodeView {
  const { trigger, shown, stale, facts } = context;
  const entry = shown?.entries.get(node.id);
  const over = context.overlay?.nodes.get(node.id);
  const problems = context.problemsOf(node.id);
  const error = problems.find(({ severity }) => severity === 'error');
  const step = entry === undefined || shown === undefined ? undefined : lightingStep(shown, entry);
  return {
    node,
    kindWords: nodeKindWords(node),
    sentence: nodeSentence(node, facts.eventLabel),
    detail: renderedSubject(node, entry, context) ?? nodeDetail(node, facts.eventLabel),
    rules: node.kind === 'condition' ? ruleLines(node, entry?.rules) : [],
    outputs: outputViews(node, context),
    inputFree: node.kind !== 'event' && node.kind !== 'note' && edgesIn(trigger, node.id).length === 0,
    connections: connectionsOf(trigger, node.id),
    state: over?.state ?? entry?.state,
    look: over?.look ?? entry?.state,
    word: over?.word,
    marks: over?.rules,
    fact:
      over?.fact ??
      (entry && shown ? stateFact(node, entry, { ...facts, trigger, entries: shown.entries }) : undefined),
    step,
    stale: stale && (entry !== undefined || over !== undefined),
    problems: problems.length,
    errors: error !== undefined,
    problem: (error ?? problems[0])?.message,
  };
}

/** The subject as the shown occurrence makes it, in place of the template's words; those stay when the draft has changed. */
function renderedSubject(node: FlowNode, entry: TraceEntry | undefined, context: ViewContext): string | undefined {
  const { stale, shown, facts, trigger } = context;
  if (stale || shown === undefined || entry?.state !== 'requested') return undefined;
  if (node.kind !== 'action' || node.action.kind !== 'notifyTeam' || node.name) return undefined;
  const subject = requestOf(node.id, { ...facts, trigger, entries: shown.entries })?.params['subject'];
  return typeof subject === 'string' && subject !== '' ? subject : undefined;
}

const lightings = new WeakMap<ShownTrace, ReadonlyMap<TraceEntry, number>>();

/** When a reached step lights up, from 0; the order is made once for each trace shown. */
export function lightingStep(shown: ShownTrace, entry: TraceEntry): number | undefined {
  let order = lightings.get(shown);
  if (order === undefined) {
    const reached = [...shown.entries.values()].filter(({ state }) => state !== 'notReached');
    order = new Map(reached.map((entry, index) => [entry, index]));
    lightings.set(shown, order);
  }
  return order.get(entry);
}

function connectionsOf(trigger: Trigger, node: string): NodeView['connections'] {
  const byKey = new Map(edgesFrom(trigger, node).map((edge) => [edgeKey(edge), edge]));
  return [...byKey].map(([key, edge]) => ({ key, words: edgeWords(trigger, edge) }));
}

function outputViews(node: FlowNode, { trigger, shown, overlay }: ViewContext): readonly OutputView[] {
  const own = outputsOf(node);
  const edges = edgesOut(trigger, node.id);
  const stray = edges.map((edge) => edge.port).filter((port) => !own.includes(port));
  const tabs = node.kind === 'condition' || node.kind === 'split';
  return [...new Set([...own, ...stray])].map((port) => ({
    port,
    words: outputWords(port),
    shape: tabs || !own.includes(port) ? 'tab' : 'dot',
    free: !edges.some((edge) => edge.port === port),
    state: portState(node.id, port, shown, overlay),
    stray: !own.includes(port),
  }));
}

function portState(
  node: string,
  port: string,
  shown: ShownTrace | undefined,
  overlay: FlowOverlay | undefined,
): PathState {
  const over = overlay?.ports.get(portKey(node, port));
  if (over !== undefined) return over.taken ? 'taken' : 'notTaken';
  const entry = shown?.entries.get(node);
  if (shown === undefined || (entry === undefined && !shown.whole)) return 'rest';
  return entry?.took === port && entry.state !== 'notReached' ? 'taken' : 'notTaken';
}
