import type { TemplateProblem } from './template-problem.ts';
import { TEMPLATE_LIMITS } from './template-run.ts';

const TAG = /\{%-?\s*(\w+)|\{\{/g;
const BLOCKS: readonly string[] = ['if', 'unless', 'for', 'case', 'capture'];

/**
 * Why and where a text nests too deeply to be parsed, found by a linear scan: liquidjs parses and renders by recursion,
 * and how deep the stack goes differs between machines.
 */
export function refuseNesting(source: string): TemplateProblem | undefined {
  let depth = 0;
  for (const match of source.matchAll(TAG)) {
    const name = match[1] ?? '';
    if (BLOCKS.includes(name)) depth += 1;
    else if (name.startsWith('end') && BLOCKS.includes(name.slice(3))) depth -= 1;
    if (depth > TEMPLATE_LIMITS.depth) return tooDeep('tags', match.index, match[0].length);
  }
  const bracket = deepBracket(source);
  return bracket === undefined ? undefined : tooDeep('brackets', bracket, 1);
}

function tooDeep(what: string, offset: number, length: number): TemplateProblem {
  return { reason: `The template nests ${what} more than ${TEMPLATE_LIMITS.depth} deep.`, offset, length };
}

/** The first bracket that opens too deep inside others. */
function deepBracket(source: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === '{' && (source[at + 1] === '{' || source[at + 1] === '%')) depth = 0;
    else if (character === '[' || character === '(') depth += 1;
    else if ((character === ']' || character === ')') && depth > 0) depth -= 1;
    else if (character === '}') depth = 0;
    if (depth > TEMPLATE_LIMITS.depth) return at;
  }
  return undefined;
}
