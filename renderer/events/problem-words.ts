import type { Problem, Severity } from '../../shared/base/problem.ts';

export function severityWord(severity: Severity): string {
  return severity === 'error' ? 'Error' : 'Warning';
}

export function countOf(problems: readonly Problem[], severity: Severity): number {
  return problems.filter((problem) => problem.severity === severity).length;
}

/** "6 errors, 1 warning"; "No problems" of none. */
export function problemCountWords(problems: readonly Problem[]): string {
  const words = (['error', 'warning'] as const).flatMap((severity) => {
    const count = countOf(problems, severity);
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return words.length === 0 ? 'No problems' : words.join(', ');
}
