import { applySingleFixes } from '../../shared/base/apply-single-fixes.ts';
import type { TextProblem } from '../../shared/base/problem.ts';
import { parseHookableEvents } from '../../shared/events/parse-hookable-events.ts';

/** Problems that leave no choice: how many "Fix n at once" speaks of. */
export function fixableAtOnce(problems: readonly TextProblem[]): number {
  return problems.filter(({ fixes }) => fixes.length === 1).length;
}

/** Applies the fixes without a choice until none is left; those that one fix uncovers are applied too (H5). */
export function fixAll(
  text: string,
  retiredIds: readonly string[],
): { readonly text: string; readonly applied: number } {
  return applySingleFixes(text, (next) => parseHookableEvents(next, { retiredIds }).problems);
}
