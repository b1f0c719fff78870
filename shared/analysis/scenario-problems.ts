import { pointerTo } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import { parseRfc3339 } from '../base/rfc3339.ts';
import type { Compilation } from '../compiler/compile.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { parseOccurrence } from '../events/parse-occurrence.ts';
import { ACTION_NAMES } from '../flow/wording.ts';
import { triggerOf, type ExpectedAction, type Scenario, type Workspace } from '../flow/workspace.ts';

/** The occurrences that a scenario sends: its own, or its sample's. */
export function occurrencesOf(workspace: Workspace, scenario: Scenario): readonly Occurrence[] {
  if (scenario.sample === undefined) return scenario.occurrences ?? [];
  const sample = workspace.samples.find(({ id }) => id === scenario.sample);
  return sample ? [sample.occurrence] : [];
}

/** Everything that keeps a scenario from being run (S1); nothing of it is passed over in silence. */
export function scenarioProblems(
  workspace: Workspace,
  compilation: Compilation,
  scenario: Scenario,
): readonly Problem[] {
  const { now, expect = {} } = scenario;
  return [
    ...sourceProblems(workspace, scenario),
    ...occurrenceProblems(workspace, scenario),
    ...(now === undefined || parseRfc3339(now) !== undefined
      ? []
      : [problem('now', '/now', `“${now}” is no time. Write one such as 2026-03-14T15:00:00Z.`)]),
    ...namedTriggers(scenario).flatMap(({ id, pointer }) => triggerProblems(workspace, compilation, id, pointer)),
    ...contradictions(workspace, scenario),
    ...(expect.actions ?? []).flatMap((action, index) =>
      actionProblems(workspace, action, pointerTo('/expect/actions', index)),
    ),
  ];
}

function sourceProblems(workspace: Workspace, { sample, occurrences }: Scenario): readonly Problem[] {
  if (sample !== undefined && occurrences !== undefined) {
    const sentence = 'The test names a sample and has occurrences of its own. Remove one of them.';
    return [problem('twoSources', '/occurrences', sentence)];
  }
  if (sample === undefined) {
    if (occurrences !== undefined && occurrences.length > 0) return [];
    return [problem('noOccurrence', '', 'The test sends nothing. Give it a sample, or occurrences.')];
  }
  if (workspace.samples.some(({ id }) => id === sample)) return [];
  return [problem('sampleMissing', '/sample', `There is no sample “${sample}”. Choose another, or remove the test.`)];
}

function occurrenceProblems(workspace: Workspace, scenario: Scenario): readonly Problem[] {
  const seen = new Set<string>();
  const context = { events: workspace.events.map(({ id }) => id), now: 0, freshId: () => '', internal: 'all' } as const;
  return occurrencesOf(workspace, scenario).flatMap((occurrence, index) => {
    const pointer = scenario.sample === undefined ? pointerTo('/occurrences', index) : '/sample';
    const parsed = parseOccurrence(JSON.stringify(occurrence), context);
    const repeated = seen.has(occurrence.id);
    seen.add(occurrence.id);
    const sentence = `Two occurrences have the id “${occurrence.id}”: the later one would be a duplicate. Give it another id.`;
    return [
      ...(parsed.ok ? [] : parsed.error.map((found) => ({ ...found, pointer: pointer + found.pointer }))),
      ...(repeated ? [problem('occurrenceRepeated', pointer, sentence)] : []),
    ];
  });
}

interface NamedTrigger {
  readonly id: string;
  readonly pointer: string;
}

/** The triggers that a scenario's expectations name, each once. */
export function namedTriggers({ expect = {} }: Scenario): readonly NamedTrigger[] {
  const all = [
    ...(expect.fired ?? []).map((id, index) => ({ id, pointer: pointerTo('/expect/fired', index) })),
    ...(expect.notFired ?? []).map((id, index) => ({ id, pointer: pointerTo('/expect/notFired', index) })),
    ...(expect.actions ?? []).map(({ trigger: id }, index) => ({
      id,
      pointer: `${pointerTo('/expect/actions', index)}/trigger`,
    })),
  ];
  return [...new Map([...all].reverse().map((named) => [named.id, named])).values()].reverse();
}

function triggerProblems(
  workspace: Workspace,
  { blocked }: Compilation,
  id: string,
  pointer: string,
): readonly Problem[] {
  const trigger = triggerOf(workspace, id);
  if (!trigger) {
    const sentence = `There is no trigger “${id}”. Remove what the test expects of it.`;
    return [problem('triggerMissing', pointer, sentence)];
  }
  if (!blocked.includes(id)) return [];
  return [problem('triggerBlocked', pointer, `“${trigger.name}” has errors and cannot run. Solve them first.`)];
}

/** A trigger that must fire and must not; an action of one that must not. */
function contradictions(workspace: Workspace, { expect = {} }: Scenario): readonly Problem[] {
  const wanted = new Set([...(expect.fired ?? []), ...(expect.actions ?? []).map(({ trigger }) => trigger)]);
  return (expect.notFired ?? []).flatMap((id, index) => {
    const name = triggerOf(workspace, id)?.name ?? id;
    const sentence = `“${name}” is expected both to act and not to fire. Remove one of them.`;
    return wanted.has(id) ? [problem('contradiction', pointerTo('/expect/notFired', index), sentence)] : [];
  });
}

function actionProblems(workspace: Workspace, expected: ExpectedAction, pointer: string): readonly Problem[] {
  const { kind, node } = expected;
  const trigger = triggerOf(workspace, expected.trigger);
  const found = trigger?.nodes.find(({ id }) => id === node);
  const nodeSentence =
    trigger === undefined || node === undefined || found?.kind === 'action'
      ? undefined
      : `“${trigger.name}” has no ${found ? 'action' : 'step'} “${node}”. Remove what the test expects of it.`;
  return [
    ...(nodeSentence === undefined ? [] : [problem('stepMissing', `${pointer}/node`, nodeSentence)]),
    ...(kind === undefined || Object.hasOwn(ACTION_NAMES, kind)
      ? []
      : [problem('kindUnknown', `${pointer}/kind`, `There is no kind of action “${kind}”.`)]),
  ];
}

function problem(code: string, pointer: string, message: string): Problem {
  return { code: `scenario.${code}`, severity: 'error', pointer, message };
}
