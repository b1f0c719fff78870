import type { TextProblem } from '../../shared/base/problem.ts';

const RED = '\u001B[31m';
const YELLOW = '\u001B[33m';
const PLAIN = '\u001B[39m';

/** One problem for people: `file:line:column: error: sentence (code)`, as editors and terminals make links of. */
export function problemLine(file: string, problem: TextProblem, colour: boolean): string {
  const { severity, line, column, message, code } = problem;
  const word = colour ? `${severity === 'error' ? RED : YELLOW}${severity}${PLAIN}` : severity;
  return `${file}:${line}:${column}: ${word}: ${message} (${code})\n`;
}

/** "2 errors, 1 warning". */
export function countInWords(problems: readonly TextProblem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  const parts = [
    ...(errors > 0 ? [`${errors} error${errors === 1 ? '' : 's'}`] : []),
    ...(warnings > 0 ? [`${warnings} warning${warnings === 1 ? '' : 's'}`] : []),
  ];
  return parts.join(', ');
}
