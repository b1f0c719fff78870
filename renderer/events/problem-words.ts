import type { Severity } from '../../shared/base/problem.ts';

/** How much it matters; what is only worth knowing is a note. */
export type ShownSeverity = Severity | 'info';
interface Severe {
  readonly severity: ShownSeverity;
}

export function severityWord(severity: ShownSeverity): string {
  return { error: 'Error', warning: 'Warning', info: 'Note' }[severity];
}

export function countOf(problems: readonly Severe[], severity: ShownSeverity): number {
  return problems.filter((problem) => problem.severity === severity).length;
}

/** "6 errors, 1 warning, 2 notes"; "No problems" of none. */
export function problemCountWords(problems: readonly Severe[]): string {
  const words = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = countOf(problems, severity);
    return count === 0 ? [] : [`${count} ${severityWord(severity).toLowerCase()}${count === 1 ? '' : 's'}`];
  });
  return words.length === 0 ? 'No problems' : words.join(', ');
}
