import { coverageOf, type Coverage } from '../../shared/analysis/coverage.ts';
import { runScenario } from '../../shared/analysis/run-scenario.ts';
import { compile } from '../../shared/compiler/compile.ts';
import type { ExitStatus } from './command-io.ts';
import type { DeskIo } from './desk-io.ts';
import { junitReport } from './junit-report.ts';
import { readWorkspace } from './read-workspace.ts';
import { jsonReport, textReport, type NamedResult, type ReportOptions } from './test-report.ts';

export interface TestArguments {
  readonly workspace: string;
  readonly coverage: boolean;
  readonly format: 'text' | 'json' | 'junit';
}

/** `hookflow test`: runs the scenarios of a workspace (S1); 1 when one fails or cannot run. */
export async function test(args: TestArguments, io: DeskIo): Promise<ExitStatus> {
  const read = await readWorkspace(args.workspace, io);
  if (!read.ok) return read.error;
  const workspace = read.value;
  const compilation = compile(workspace);
  const results = workspace.scenarios.map((scenario): NamedResult => ({
    ...runScenario(workspace, compilation, scenario),
    name: scenario.name,
  }));
  const coverage = args.coverage ? coverageOf(workspace, compilation, results) : undefined;
  io.out(REPORTS[args.format](results, coverage, { name: workspace.name, colour: io.watched.out }));
  if (results.length === 0) io.err(`${args.workspace} has no tests.\n`);
  return results.every(({ state }) => state === 'passed') ? 0 : 1;
}

type Report = (results: readonly NamedResult[], coverage: Coverage | undefined, o: ReportOptions) => string;

const REPORTS: Readonly<Record<TestArguments['format'], Report>> = {
  text: textReport,
  json: jsonReport,
  junit: junitReport,
};
