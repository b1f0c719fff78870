import { analyse as analysisOf } from '../../shared/analysis/analyse.ts';
import { compile } from '../../shared/compiler/compile.ts';
import { jsonAnalysis, textAnalysis } from './analysis-report.ts';
import type { ExitStatus } from './command-io.ts';
import type { DeskIo } from './desk-io.ts';
import { readWorkspaceText } from './read-workspace.ts';

export interface AnalyseArguments {
  readonly workspace: string;
  readonly format: 'text' | 'json';
}

/** `hookflow analyse`: what is proved of a workspace's triggers; 1 when there is a warning. */
export async function analyse(args: AnalyseArguments, io: DeskIo): Promise<ExitStatus> {
  const read = await readWorkspaceText(args.workspace, io);
  if (!read.ok) return read.error;
  const { workspace, text } = read.value;
  const compilation = compile(workspace);
  const { blocked } = compilation;
  if (blocked.length > 0) {
    io.err(
      `${blocked.length === 1 ? 'A trigger with errors is' : `${blocked.length} triggers with errors are`} left out.\n`,
    );
  }
  const analysis = analysisOf(workspace, compilation);
  const o = { file: args.workspace, text, colour: io.watched.out };
  io.out(args.format === 'json' ? jsonAnalysis(analysis) : textAnalysis(analysis, o));
  return analysis.problems.some(({ severity }) => severity === 'warning') ? 1 : 0;
}
