import { lineStarts, rangeAt } from '../../../shared/base/text-position.ts';
import type { TextProblem, TextRange } from '../../../shared/base/problem.ts';

/** A text with the expected place between ⟦ and ⟧. */
export function marked(withMarks: string): { text: string; offset: number; length: number; range: TextRange } {
  const offset = withMarks.indexOf('⟦');
  const length = withMarks.indexOf('⟧') - offset - 1;
  if (offset < 0 || length < 0) throw new Error(`no place is marked in ${withMarks}`);
  const text = withMarks.replace('⟦', '').replace('⟧', '');
  return { text, offset, length, range: rangeAt(lineStarts(text), offset, length) };
}

export function rangeOf({ line, column, endLine, endColumn }: TextRange): TextRange {
  return { line, column, endLine, endColumn };
}

export function codesOf(problems: readonly TextProblem[]): readonly string[] {
  return problems.map((problem) => problem.code);
}

export function fixesOf(problem: TextProblem | undefined): readonly string[] {
  return problem?.fixes.map((fix) => fix.title) ?? [];
}
