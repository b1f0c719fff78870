import { coverageWords, type Coverage } from '../../shared/analysis/coverage.ts';
import type { ScenarioResult } from '../../shared/analysis/scenario-result.ts';

/** A scenario's result under its name. */
export interface NamedResult extends ScenarioResult {
  readonly name: string;
}

export interface ReportOptions {
  /** The workspace's. */
  readonly name: string;
  readonly colour: boolean;
}
const STATES: Readonly<Record<ScenarioResult['state'], { readonly word: string; readonly colour: string }>> = {
  passed: { word: 'passed', colour: '\u001B[32m' },
  failed: { word: 'failed', colour: '\u001B[31m' },
  notRunnable: { word: 'not runnable', colour: '\u001B[33m' },
};
const PLAIN = '\u001B[39m';

/** For people. */
export function textReport(
  results: readonly NamedResult[],
  coverage: Coverage | undefined,
  { colour }: ReportOptions,
): string {
  const lines = results.flatMap((result) => {
    const state = STATES[result.state];
    const word = colour ? `${state.colour}${state.word}${PLAIN}` : state.word;
    return [`${word}: ${result.name}`, ...resultLines(result).map((line) => `  ${line}`)];
  });
  return [...lines, totalWords(results), ...(coverage ? coverageLines(coverage) : []), ''].join('\n');
}

/** Why a test did not pass, line by line. */
export function resultLines({ differences, problems }: ScenarioResult): readonly string[] {
  return [
    ...problems.map(({ message, code }) => `${message} (${code})`),
    ...differences.flatMap(({ sentence, expected, actual }) => [
      sentence,
      `  expected: ${expected}`,
      `  actual:   ${actual}`,
    ]),
  ];
}

function totalWords(results: readonly ScenarioResult[]): string {
  const parts = Object.entries(STATES).flatMap(([name, { word }]) => {
    const count = results.filter(({ state }) => state === name).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  const all = `${results.length} ${results.length === 1 ? 'test' : 'tests'}`;
  return parts.length === 0 ? all : `${all}: ${parts.join(', ')}`;
}

/** The total, then each trigger with what no test has shown. */
export function coverageLines(coverage: Coverage): readonly string[] {
  return [
    `Coverage: ${coverageWords(coverage)}`,
    ...coverage.triggers.flatMap((trigger) => [
      `  ${trigger.name}: ${coverageWords(trigger)}`,
      ...trigger.gaps.map(({ words }) => `    ${words}`),
    ]),
  ];
}

/** `--format json`: `{ ok, tests, coverage? }`. */
export function jsonReport(results: readonly NamedResult[], coverage: Coverage | undefined): string {
  const tests = results.map(({ scenario, name, state, differences, problems }) => {
    const said = problems.map(({ code, message, pointer }) => ({ code, message, pointer }));
    return { test: scenario, name, state, differences, problems: said };
  });
  const ok = results.every(({ state }) => state === 'passed');
  return `${JSON.stringify({ ok, tests, ...(coverage && { coverage }) }, null, 2)}\n`;
}
