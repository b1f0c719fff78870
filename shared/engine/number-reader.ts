import type { Json } from '../base/json.ts';
import type { FieldPath } from '../program/program.ts';
import { readerOf, usualPath, type PathReader } from './path-reader.ts';
import { numberOf } from './scalar-equality.ts';
import type { Scope } from './scope.ts';

/**
 * Reads the number that the ranges of a group ask about. It loads a usual field itself: a JavaScript engine keeps what it
 * learns of a load by its place in the code, and here, unlike in rules, most loads are of one name.
 */
export class NumberReader {
  readonly #usual: ReturnType<typeof usualPath>;
  readonly #read: PathReader;

  constructor(path: FieldPath) {
    this.#usual = usualPath(path);
    this.#read = readerOf(path);
  }

  /** NaN, which lies in no range, when the value stands for no number (C5). */
  number(scope: Scope): number {
    const usual = this.#usual;
    if (usual !== undefined) {
      const owner = usual.root === 'event' ? scope.event : scope[usual.root];
      if (typeof owner === 'object' && owner !== null && !Array.isArray(owner)) {
        const value = (owner as { readonly [key: string]: Json })[usual.name];
        const plain = (owner as { readonly __proto__?: unknown }).__proto__ === Object.prototype;
        if (typeof value === 'number' && plain) return value;
      }
    }
    return numberOf(this.#read(scope)) ?? Number.NaN;
  }
}
