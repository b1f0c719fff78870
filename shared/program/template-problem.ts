import { REFUSED_FILTERS } from './template-filters.ts';
import { REFUSED_TAGS } from './template-tags.ts';
import { TEMPLATE_LIMITS } from './template-run.ts';

const TAG = /\{%-?\s*(\w+)|\{\{/g;
const BLOCKS: readonly string[] = ['if', 'unless', 'for', 'case', 'capture'];

/**
 * Why a text nests too deeply to be parsed, found by a linear scan: liquidjs parses and renders by recursion,
 * and how deep the stack goes differs between machines.
 */
export function refuseNesting(source: string): string | undefined {
  let depth = 0;
  for (const match of source.matchAll(TAG)) {
    const name = match[1] ?? '';
    if (BLOCKS.includes(name)) depth += 1;
    else if (name.startsWith('end') && BLOCKS.includes(name.slice(3))) depth -= 1;
    if (depth > TEMPLATE_LIMITS.depth) return `The template nests tags more than ${TEMPLATE_LIMITS.depth} deep.`;
  }
  return bracketDepth(source) > TEMPLATE_LIMITS.depth
    ? `The template nests brackets more than ${TEMPLATE_LIMITS.depth} deep.`
    : undefined;
}

function bracketDepth(source: string): number {
  let [deepest, depth] = [0, 0];
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === '{' && (source[at + 1] === '{' || source[at + 1] === '%')) depth = 0;
    else if (character === '[' || character === '(') depth += 1;
    else if ((character === ']' || character === ')') && depth > 0) depth -= 1;
    else if (character === '}') depth = 0;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

/** A sentence from what liquidjs threw, with the place it names; the same on every JavaScript engine (E1). */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const place = /, line:(\d+), col:(\d+)$/.exec(message);
  const known = place ? message.slice(0, place.index) : message;
  const plain = isEngineError(error) ? 'a filter or tag cannot use the value that it gets' : known;
  const where = place ? ` (line ${place[1]}, column ${place[2]})` : '';
  return `${sentence(plain)}${where}`;
}

/** Thrown by the JavaScript engine itself, in its own words. */
function isEngineError(error: unknown): boolean {
  const cause: unknown = error instanceof Error && 'originalError' in error ? error.originalError : error;
  return [TypeError, RangeError, URIError, SyntaxError].some((kind) => cause instanceof kind);
}

function sentence(message: string): string {
  const filter = /^undefined filter: (\S+)$/.exec(message)?.[1];
  if (filter !== undefined) return named('filter', filter, REFUSED_FILTERS);
  const tag = /^tag "([^"]*)" not found$/.exec(message)?.[1];
  if (tag !== undefined) return named('tag', tag, REFUSED_TAGS);
  const text = message.replace(/\.$/, '');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function named(kind: string, name: string, refused: Readonly<Record<string, string>>): string {
  const reason = Object.hasOwn(refused, name) ? refused[name] : undefined;
  return reason === undefined ? `There is no ${kind} ${name}.` : `The ${kind} ${name} ${reason}.`;
}
