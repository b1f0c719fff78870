import type { Json } from '../base/json.ts';
import type { FieldPath } from '../program/program.ts';
import type { Scope } from './scope.ts';

/** Reads a field; undefined when it is missing (C3). */
export type PathReader = (scope: Scope) => Json | undefined;

/**
 * The reader of a path. Names see own members of objects only and indices elements of lists only; `__proto__` is
 * missing even where a text smuggled in such a member (C2).
 */
export function readerOf(path: FieldPath): PathReader {
  const usual = usualPath(path);
  if (usual) {
    const { root, name } = usual;
    return (scope) => memberOf(scope, root, name);
  }
  const { root, segments } = path;
  if (segments.includes('__proto__')) return () => undefined;
  return (scope) => {
    let value: Json | undefined = scope[root];
    for (const segment of segments) {
      value = typeof segment === 'string' ? member(value, segment) : element(value, segment);
      if (value === undefined) return undefined;
    }
    return value;
  };
}

/** A path of one name that plain objects do not inherit, as most are; undefined for others. */
export function usualPath({
  root,
  segments,
}: FieldPath): { readonly root: FieldPath['root']; readonly name: string } | undefined {
  const [name] = segments;
  return segments.length === 1 && typeof name === 'string' && !(name in Object.prototype) ? { root, name } : undefined;
}

/** What a usual path finds: a plain object has the value itself, because it cannot inherit that name. */
export function memberOf(scope: Scope, root: FieldPath['root'], name: string): Json | undefined {
  const owner = root === 'event' ? scope.event : root === 'contact' ? scope.contact : scope[root];
  if (typeof owner !== 'object' || owner === null || Array.isArray(owner)) return undefined;
  const value = (owner as { readonly [key: string]: Json })[name];
  if (value === undefined) return undefined;
  return (owner as { readonly __proto__?: unknown }).__proto__ === Object.prototype ? value : member(owner, name);
}

/** A field of the occurrences that an index reads. A method call, unlike one through a closure, costs nothing. */
export class Field {
  readonly #usual: ReturnType<typeof usualPath>;
  readonly #read: PathReader;

  constructor(path: FieldPath) {
    this.#usual = usualPath(path);
    this.#read = readerOf(path);
  }

  value(scope: Scope): Json | undefined {
    const usual = this.#usual;
    return usual === undefined ? this.#read(scope) : memberOf(scope, usual.root, usual.name);
  }
}

function member(owner: Json | undefined, name: string): Json | undefined {
  if (typeof owner !== 'object' || owner === null || Array.isArray(owner)) return undefined;
  return Object.hasOwn(owner, name) ? (owner as { readonly [key: string]: Json })[name] : undefined;
}

function element(owner: Json | undefined, index: number): Json | undefined {
  return Array.isArray(owner) ? (owner as readonly Json[])[index] : undefined;
}
