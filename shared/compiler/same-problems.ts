import type { Problem } from '../base/problem.ts';

const MEMBERS = ['code', 'severity', 'message', 'pointer', 'trigger', 'node', 'field'] as const;

/** Whether two lists tell the same problems of the same places in the same order. */
export function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((problem, index) => {
    const other = b[index];
    return problem === other || MEMBERS.every((member) => problem[member] === other?.[member]);
  });
}
