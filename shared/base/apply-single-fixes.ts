import { applyEdits } from './apply-edits.ts';
import type { Edit, TextProblem } from './problem.ts';

const MOST_ROUNDS = 400;

/**
 * Applies every fix that is the only one of its problem, until none is left or nothing changes. One fix may uncover
 * another problem, so the text is checked again after each round; edits that touch wait for the next round, and so do
 * edits that put in the same text, which together could make a duplicate.
 */
export function applySingleFixes(
  text: string,
  check: (text: string) => readonly TextProblem[],
): { readonly text: string; readonly applied: number } {
  let current = text;
  let applied = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const chosen = chooseFixes(check(current));
    if (chosen.length === 0) break;
    const next = applyEdits(current, chosen.flat());
    if (next === current) break;
    current = next;
    applied += chosen.length;
  }
  return { text: current, applied };
}

function chooseFixes(problems: readonly TextProblem[]): readonly (readonly Edit[])[] {
  const chosen: (readonly Edit[])[] = [];
  const texts = new Set<string>();
  const taken = new Set<number>();
  for (const { fixes } of problems) {
    const fix = fixes[0];
    if (!fix || fixes.length > 1 || fix.edits.length === 0) continue;
    const inserted = fix.edits.map((edit) => edit.text).filter((insert) => insert.length > 2);
    if (inserted.some((insert) => texts.has(insert)) || fix.edits.some((edit) => touches(edit, taken))) continue;
    for (const insert of inserted) texts.add(insert);
    for (const edit of fix.edits) for (let at = edit.offset; at <= edit.offset + edit.length; at++) taken.add(at);
    chosen.push(fix.edits);
  }
  return chosen;
}

function touches(edit: Edit, taken: ReadonlySet<number>): boolean {
  for (let at = edit.offset; at <= edit.offset + edit.length; at++) if (taken.has(at)) return true;
  return false;
}
