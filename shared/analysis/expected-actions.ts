import { isJsonObject, type Json } from '../base/json.ts';
import type { RequestedAction, Trace } from '../engine/trace.ts';
import { sameJson } from '../flow/same-json.ts';
import { triggerOf, type ExpectedAction, type Workspace } from '../flow/workspace.ts';
import { tracesOf, type ScenarioDifference, type ScenarioRun } from './scenario-result.ts';
import { expectedActionWords, kindWords, requestedActionWords, whyNotFired } from './scenario-words.ts';

/** Whether a requested action is what an expectation describes; `params` is a subset to match (S1). */
function isExpected(request: RequestedAction, expected: ExpectedAction): boolean {
  const { trigger, node, kind, params } = expected;
  if (request.trigger !== trigger) return false;
  if (node !== undefined && request.node !== node) return false;
  if (kind !== undefined && request.kind !== kind) return false;
  return params === undefined || holds(request.params, params);
}

/** Members that the wanted value does not name are free; lists must have as many elements. */
function holds(value: Json | undefined, wanted: Json): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(value) || value.length !== wanted.length) return false;
    return (wanted as readonly Json[]).every((member, index) => holds((value as readonly Json[])[index], member));
  }
  if (!isJsonObject(wanted)) return value !== undefined && sameJson(value, wanted);
  if (!isJsonObject(value)) return false;
  return Object.entries(wanted).every(([name, member]) => Object.hasOwn(value, name) && holds(value[name], member));
}

/**
 * Expectations without a request of their own: each request meets one of them at most. `told`: triggers of which it is
 * said elsewhere why they did not fire.
 */
export function unmetActions(
  workspace: Workspace,
  expected: readonly ExpectedAction[],
  runs: readonly ScenarioRun[],
  told: ReadonlySet<string>,
): readonly ScenarioDifference[] {
  const requests = runs.flatMap(({ evaluation }) => evaluation.requests);
  const takenBy = new Map<RequestedAction, number>();
  const unmet = expected.map((_, index) => index).filter((index) => !assign(index, expected, requests, takenBy));
  const free = requests.filter((request) => !takenBy.has(request));
  return unmet.flatMap((index) => {
    const one = expected[index];
    return one ? [differenceOf(workspace, one, { free, traces: tracesOf(runs), told })] : [];
  });
}

/** Finds a request for an expectation, moving others to further ones that suit them as well. */
function assign(
  index: number,
  expected: readonly ExpectedAction[],
  requests: readonly RequestedAction[],
  takenBy: Map<RequestedAction, number>,
  tried = new Set<RequestedAction>(),
): boolean {
  const wanted = expected[index];
  if (!wanted) return false;
  for (const request of requests) {
    if (tried.has(request) || !isExpected(request, wanted)) continue;
    tried.add(request);
    const owner = takenBy.get(request);
    if (owner !== undefined && !assign(owner, expected, requests, takenBy, tried)) continue;
    takenBy.set(request, index);
    return true;
  }
  return false;
}

interface Findings {
  /** Requested, and met by no expectation. */
  readonly free: readonly RequestedAction[];
  readonly traces: readonly Trace[];
  readonly told: ReadonlySet<string>;
}

function differenceOf(workspace: Workspace, expected: ExpectedAction, findings: Findings): ScenarioDifference {
  const { node, kind } = expected;
  const trigger = triggerOf(workspace, expected.trigger);
  const own = findings.free.filter((one) => one.trigger === expected.trigger);
  const alike = own.find((one) => (kind ?? one.kind) === one.kind && (node ?? one.node) === one.node);
  const name = trigger?.name ?? expected.trigger;
  return {
    kind: 'action',
    trigger: expected.trigger,
    sentence: alike
      ? `“${name}” requests another action than it should.`
      : `“${name}” should request an action, but does not.`,
    expected: expectedActionWords(trigger, expected),
    actual: alike ? requestedActionWords(alike, expected) : otherWords(workspace, expected, own, findings),
  };
}

/** What came instead of an action of which nothing alike was requested. */
function otherWords(
  workspace: Workspace,
  { trigger: id, node }: ExpectedAction,
  own: readonly RequestedAction[],
  { traces, told }: Findings,
): string {
  const entries = traces.flatMap(({ triggers }) => triggers.filter(({ trigger }) => trigger === id));
  const entriesOfSteps = entries.flatMap(({ nodes }) => nodes);
  const failed = entriesOfSteps.find((entry) => entry.error && (node ?? entry.node) === entry.node);
  if (failed?.error) return `It fails: ${failed.error.message}`;
  if (own.length > 0) return [...new Set(own.map(({ kind }) => kindWords(kind)))].join(', ');
  if (entries.some(({ outcome }) => outcome === 'fired')) return 'No further action';
  const trigger = triggerOf(workspace, id);
  return !trigger || told.has(id) ? 'Does not fire' : `Does not fire: ${whyNotFired(workspace, trigger, traces)}`;
}
