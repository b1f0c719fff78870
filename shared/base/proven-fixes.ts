import { applyEdits } from './apply-edits.ts';
import type { Edit, Fix } from './problem.ts';
import type { ProblemAt } from './text-problem.ts';

/** Characters checked again at most; fixes past that are not offered. A problem costs as much as this many more. */
const BUDGET = 2_000_000;
const PROBLEM_COST = 20;

/**
 * Keeps the fixes that do remove their problem, and make no other of a kind that counts, by trying each (H5). For texts
 * whose parse had to guess; elsewhere fixes are right by construction.
 */
export function provenFixes(
  text: string,
  problems: readonly ProblemAt[],
  check: (text: string) => readonly ProblemAt[],
): readonly ProblemAt[] {
  const cost = text.length + problems.length * PROBLEM_COST;
  let budget = BUDGET;
  const isProved = (problem: ProblemAt, fix: Fix): boolean => {
    budget -= cost;
    return budget >= 0 && removes(text, problem, fix, problems, check);
  };
  return problems.map((problem) => ({
    ...problem,
    fixes: (problem.fixes ?? []).filter((fix) => isProved(problem, fix)),
  }));
}

function removes(
  text: string,
  problem: ProblemAt,
  fix: Fix,
  before: readonly ProblemAt[],
  check: (text: string) => readonly ProblemAt[],
): boolean {
  const after = check(applyEdits(text, fix.edits));
  return isGone(problem, fix.edits, before, after) && !makesMore(before, after);
}

/** Is the problem no longer at its place? After a removal, a like one may have moved there: then there are fewer. */
export function isGone<P extends Pick<ProblemAt, 'code' | 'message' | 'offset'>>(
  problem: P,
  edits: readonly Edit[],
  before: readonly P[],
  after: readonly P[],
): boolean {
  const isLike = (other: P): boolean => other.code === problem.code && other.message === problem.message;
  const offset = movedOffset(problem.offset, edits);
  const left = after.filter(isLike);
  return left.every((other) => other.offset !== offset) || left.length < before.filter(isLike).length;
}

/** More of one kind of duplicate or blank, whatever went of another. */
function makesMore(before: readonly ProblemAt[], after: readonly ProblemAt[]): boolean {
  const counts = countedKinds(before);
  return [...countedKinds(after)].some(([code, count]) => count > (counts.get(code) ?? 0));
}

function countedKinds(problems: readonly ProblemAt[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of problems) {
    if (/(?:Duplicate|Blank|duplicateKey)$/.test(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** Where an offset of the text before is in the text after. */
function movedOffset(offset: number, edits: readonly Edit[]): number {
  let result = offset;
  for (const edit of edits) {
    const isBefore = edit.offset + edit.length <= offset && (edit.offset < offset || edit.length === 0);
    if (isBefore) result += edit.text.length - edit.length;
  }
  return result;
}
