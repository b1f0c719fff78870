import { isJsonObject, type Json } from '../base/json.ts';
import type { FieldPath } from '../program/program.ts';
import type { Scope } from './scope.ts';

/** Reads a field; undefined when it is missing (C3). */
export type PathReader = (scope: Scope) => Json | undefined;

/**
 * The reader of a path. Names see own members of objects only and indices elements of lists only; `__proto__` is
 * missing even where a text smuggled in such a member (C2).
 */
export function readerOf(path: FieldPath): PathReader {
  const { root, segments } = path;
  if (segments.includes('__proto__')) return () => undefined;
  const [first] = segments;
  if (segments.length === 1 && typeof first === 'string') return (scope) => member(scope[root], first);
  return (scope) => {
    let value: Json | undefined = scope[root];
    for (const segment of segments) {
      value = typeof segment === 'string' ? member(value, segment) : element(value, segment);
      if (value === undefined) return undefined;
    }
    return value;
  };
}

function member(owner: Json | undefined, name: string): Json | undefined {
  return isJsonObject(owner) && Object.hasOwn(owner, name) ? owner[name] : undefined;
}

function element(owner: Json | undefined, index: number): Json | undefined {
  return Array.isArray(owner) ? (owner as readonly Json[])[index] : undefined;
}
