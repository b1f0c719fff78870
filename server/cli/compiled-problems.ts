import type { JsonNode } from '../../shared/base/json-node.ts';
import { parseLocatedJson } from '../../shared/base/parse-located-json.ts';
import type { TextProblem, TextRange } from '../../shared/base/problem.ts';
import { lineStarts, rangeAt } from '../../shared/base/text-position.ts';
import { compile } from '../../shared/compiler/compile.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';

/** What the compiler finds in a workspace (F4), at its place in the workspace's text. */
export function compiledProblems(text: string, workspace: Workspace): readonly TextProblem[] {
  return located(text, compile(workspace).problems).map((problem) => ({ ...problem, fixes: [] }));
}

/** Each with the place in the text that its pointer leads to. */
export function located<T extends { readonly pointer: string }>(
  text: string,
  problems: readonly T[],
): readonly (T & TextRange)[] {
  if (problems.length === 0) return [];
  const { root } = parseLocatedJson(text);
  const starts = lineStarts(text);
  return problems.map((problem) => {
    const { offset, length } = root ? nodeAt(root, problem.pointer) : { offset: 0, length: 0 };
    return { ...problem, ...rangeAt(starts, offset, length) };
  });
}

/** The value a pointer leads to, or the last one on its way: something missing is placed at its object (H5). */
function nodeAt(root: JsonNode, pointer: string): JsonNode {
  let node = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next =
      node.kind === 'array'
        ? node.elements[Number(name)]
        : node.kind === 'object'
          ? node.members.findLast((member) => member.key.name === name)?.value
          : undefined;
    if (!next) break;
    node = next;
  }
  return node;
}
