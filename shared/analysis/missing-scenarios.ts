import type { Compilation } from '../compiler/compile.ts';
import { sameJson } from '../flow/same-json.ts';
import { triggerOf, type Scenario, type Workspace } from '../flow/workspace.ts';
import { coverageOf, type CoverageGap } from './coverage.ts';
import { expectationOf } from './expectation-of.ts';
import { runScenario } from './run-scenario.ts';
import { conditionName, ruleWordsAt } from './scenario-words.ts';
import type { ScenarioResult } from './scenario-result.ts';
import type { Witness } from './solver/find-occurrence.ts';
import type { Outcome } from './solver/outcome.ts';
import type { TriggerStudy } from './trigger-study.ts';

/** A gap of the coverage, and whether an occurrence can close it. */
export interface StudiedGap {
  readonly trigger: string;
  readonly gap: CoverageGap;
  readonly outcome: Outcome<Witness>;
}

/** Every gap that the tests leave, with what is known of it. */
export function studiedGaps(
  workspace: Workspace,
  compilation: Compilation,
  results: readonly Pick<ScenarioResult, 'runs'>[],
  studies: readonly TriggerStudy[],
): readonly StudiedGap[] {
  const { triggers } = coverageOf(workspace, compilation, results);
  return triggers.flatMap(({ trigger, gaps }) => {
    const study = studies.find((one) => one.trigger.id === trigger);
    return gaps.map((gap): StudiedGap => ({ trigger, gap, outcome: answerOf(study, gap) }));
  });
}

function answerOf(study: TriggerStudy | undefined, { node, path, missing }: CoverageGap): Outcome<Witness> {
  const answer =
    path === undefined
      ? study?.branches.find((one) => one.node === node && one.port === missing)
      : study?.rules.find((one) => one.node === node && one.path === path && String(one.result) === missing);
  return answer?.outcome ?? { kind: 'unknown' };
}

/**
 * Tests that together close every gap that an occurrence is known for, in the order of the gaps; what one test closes
 * by the way needs none of its own. They expect what happens now: whoever reads them says whether that is right.
 * `newId` makes an id from a name that none of the taken ones is.
 */
export function missingScenarios(
  workspace: Workspace,
  compilation: Compilation,
  results: readonly Pick<ScenarioResult, 'runs'>[],
  o: {
    readonly studies: readonly TriggerStudy[];
    readonly newId: (name: string, taken: readonly string[]) => string;
    /** Only for gaps of which this is so; all by default. */
    readonly only?: (gap: StudiedGap) => boolean;
  },
): readonly Scenario[] {
  const { only = () => true } = o;
  const added: Scenario[] = [];
  const ran: Pick<ScenarioResult, 'runs'>[] = [...results];
  const tried = new Set<string>();
  for (;;) {
    const gap = studiedGaps(workspace, compilation, ran, o.studies).find(
      (one) => one.outcome.kind === 'found' && !tried.has(keyOf(one)) && only(one),
    );
    if (gap?.outcome.kind !== 'found') return added;
    tried.add(keyOf(gap));
    const name = gapTitle(workspace, gap);
    const taken = [...workspace.scenarios, ...added].map(({ id }) => id);
    const scenario = scenarioOf(workspace, gap.outcome.value, { id: o.newId(name, taken), name });
    const { runs, problems } = runScenario(workspace, compilation, scenario);
    if (problems.length > 0) continue;
    const own = compilation.program.triggers.filter(({ event }) => runs.some((run) => run.occurrence.event === event));
    const expect = expectationOf(
      runs,
      own.map(({ id }) => id),
    );
    added.push({ ...scenario, expect });
    ran.push({ runs });
  }
}

function keyOf({ trigger, gap: { node, path, missing } }: StudiedGap): string {
  return JSON.stringify([trigger, node, path ?? '', missing]);
}

/** "“From Austin” takes No", "event.total is at least 100: false". */
export function gapTitle(workspace: Workspace, { trigger, gap }: Pick<StudiedGap, 'trigger' | 'gap'>): string {
  const node = triggerOf(workspace, trigger)?.nodes.find(({ id }) => id === gap.node);
  if (node?.kind !== 'condition') return gap.words;
  const title =
    gap.path === undefined
      ? `“${conditionName(node)}” takes ${gap.missing === 'yes' ? 'Yes' : 'No'}`
      : `${ruleWordsAt(node.condition, gap.path)}: ${gap.missing}`;
  return title.length <= LONGEST_NAME ? title : `${title.slice(0, LONGEST_NAME - 1)}…`;
}

const LONGEST_NAME = 120;

/** It names a sample where that is the very occurrence. */
function scenarioOf(
  { samples }: Workspace,
  { occurrence, now }: Witness,
  named: { readonly id: string; readonly name: string },
): Scenario {
  const sample = samples.find((one) => sameJson(one.occurrence, occurrence));
  const own = now === Date.parse(occurrence.occurredAt);
  return {
    ...named,
    ...(sample ? { sample: sample.id } : { occurrences: [occurrence] }),
    ...(!own && { now: new Date(now).toISOString() }),
  };
}
