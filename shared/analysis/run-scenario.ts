import type { Compilation } from '../compiler/compile.ts';
import { evaluate } from '../engine/evaluate.ts';
import { prepare, type PreparedProgram } from '../engine/prepare.ts';
import type { Program } from '../program/program.ts';
import { parseRfc3339 } from '../base/rfc3339.ts';
import { triggerOf, type Scenario, type Workspace } from '../flow/workspace.ts';
import { ContactBook } from './contact-book.ts';
import { unmetActions } from './expected-actions.ts';
import { occurrencesOf, scenarioProblems } from './scenario-problems.ts';
import {
  firedIn,
  tracesOf,
  type ScenarioDifference,
  type ScenarioResult,
  type ScenarioRun,
} from './scenario-result.ts';
import { kindWords, whyNotFired } from './scenario-words.ts';

/**
 * Runs a saved test through the one engine (S1). Its occurrences run one after another, each at `now` or else at its own
 * time; the next one of the same contact finds that contact as the last one left it. `compilation` is the workspace's.
 */
export function runScenario(workspace: Workspace, compilation: Compilation, scenario: Scenario): ScenarioResult {
  const problems = scenarioProblems(workspace, compilation, scenario);
  if (problems.length > 0) {
    return { scenario: scenario.id, state: 'notRunnable', differences: [], problems, runs: [] };
  }
  const runs = runsOf(workspace, preparedOf(compilation.program), scenario);
  const differences = differencesOf(workspace, scenario, runs);
  const state = differences.length === 0 ? 'passed' : 'failed';
  return { scenario: scenario.id, state, differences, problems, runs };
}

function runsOf(workspace: Workspace, prepared: PreparedProgram, scenario: Scenario): readonly ScenarioRun[] {
  const contacts = new ContactBook();
  const fixed = scenario.now === undefined ? undefined : parseRfc3339(scenario.now);
  return occurrencesOf(workspace, scenario).map((sent) => {
    const contact = contacts.arriving(sent.contact);
    const occurrence = { ...sent, contact };
    const now = fixed ?? Date.parse(sent.occurredAt);
    const evaluation = evaluate(prepared, occurrence, { now, state: { contact } });
    contacts.leaving(sent.contact, evaluation.state.contact);
    return { occurrence, evaluation };
  });
}

const programs = new WeakMap<Program, PreparedProgram>();

function preparedOf(program: Program): PreparedProgram {
  let prepared = programs.get(program);
  if (!prepared) programs.set(program, (prepared = prepare(program)));
  return prepared;
}

function differencesOf(
  workspace: Workspace,
  { expect = {} }: Scenario,
  runs: readonly ScenarioRun[],
): readonly ScenarioDifference[] {
  const fired = firedIn(runs);
  const traces = tracesOf(runs);
  const missing = [...new Set(expect.fired)].flatMap((id): readonly ScenarioDifference[] => {
    const trigger = triggerOf(workspace, id);
    if (!trigger || fired.has(id)) return [];
    const actual = `Does not fire: ${whyNotFired(workspace, trigger, traces)}`;
    const sentence = `“${trigger.name}” should fire, but does not.`;
    return [{ kind: 'fired', trigger: id, sentence, expected: 'Fires', actual }];
  });
  const unwanted = [...new Set(expect.notFired)].flatMap((id): readonly ScenarioDifference[] => {
    const trigger = triggerOf(workspace, id);
    if (!trigger || !fired.has(id)) return [];
    const actual = `Fires: ${requestedBy(id, runs)}`;
    const sentence = `“${trigger.name}” should not fire, but does.`;
    return [{ kind: 'notFired', trigger: id, sentence, expected: 'Does not fire', actual }];
  });
  const told = new Set(missing.map(({ trigger }) => trigger));
  return [...missing, ...unwanted, ...unmetActions(workspace, expect.actions ?? [], runs, told)];
}

function requestedBy(trigger: string, runs: readonly ScenarioRun[]): string {
  const requests = runs.flatMap(({ evaluation }) => evaluation.requests).filter((one) => one.trigger === trigger);
  const kinds = [...new Set(requests.map(({ kind }) => kindWords(kind)))];
  return kinds.length === 0 ? 'its action fails' : kinds.join(', ');
}
