import type { Problem } from '../../shared/base/problem.ts';
import { useDocument } from '../document/document-store.ts';
import { problemsOfNode, quickCompilation } from '../document/use-workspace.ts';

const none: readonly Problem[] = [];
const last = new Map<string, readonly Problem[]>();

/** The problems of a step of the selected trigger: the same array, and the same entries, while they say the same. */
export function useNodeProblems(node: string): readonly Problem[] {
  return useDocument(({ document, selection }) => {
    if (!document || selection.trigger === null) return none;
    const compilation = quickCompilation(document.history.present);
    const found = compilation ? problemsOfNode(compilation, selection.trigger, node) : none;
    return found.length === 0 ? none : stable(JSON.stringify([selection.trigger, node]), found);
  });
}

function stable(key: string, found: readonly Problem[]): readonly Problem[] {
  const before = last.get(key) ?? none;
  const kept = found.map((problem) => before.find((other) => sameProblem(other, problem)) ?? problem);
  if (kept.length === before.length && kept.every((problem, index) => problem === before[index])) return before;
  last.set(key, kept);
  return kept;
}

function sameProblem(a: Problem, b: Problem): boolean {
  return a.code === b.code && a.field === b.field && a.message === b.message && a.pointer === b.pointer;
}

/** The first problem at a field of the node, or inside it: `condition/of/0/value` is inside `condition/of/0`. */
export function problemAt(problems: readonly Problem[], field: string): Problem | undefined {
  return problems.find((problem) => problem.field === field || problem.field?.startsWith(`${field}/`));
}

export function problemExactlyAt(problems: readonly Problem[], field: string): Problem | undefined {
  return problems.find((problem) => problem.field === field);
}
