import type { Json, JsonScalar } from '../base/json.ts';
import type { FieldPath, RuleTest } from '../program/program.ts';
import { readerOf, usualPath, type PathReader } from './path-reader.ts';
import { folded, numberOf, scalarText } from './scalar-equality.ts';
import type { Scope } from './scope.ts';

export type AccessKey = string | number;

/** A rule that a hash can answer: the field's value, taken in one way, is one of `keys` exactly when the rule holds. */
export interface Access {
  /** Field and way together; rules with the same attribute share one probe. */
  readonly attribute: string;
  readonly path: FieldPath;
  readonly way: AccessWay;
  readonly keys: readonly AccessKey[];
}

export type AccessWay = 'text' | 'folded' | 'number';

/** Equality and `in` with operands of one type, text or number; never a complement, which holds nearly always. */
export function accessOf(rule: RuleTest): Access | undefined {
  const operands = rule.not ? [] : operandsOf(rule);
  const [first] = operands;
  if (typeof first !== 'string' && typeof first !== 'number') return undefined;
  for (const operand of operands) if (typeof operand !== typeof first) return undefined;
  const way = typeof first === 'number' ? 'number' : rule.ignoreCase ? 'folded' : 'text';
  const plain = operands as readonly AccessKey[];
  const keys = way === 'folded' ? plain.map((key) => folded(String(key))) : plain;
  return {
    attribute: `${way} ${rule.field}`,
    path: rule.path,
    way,
    keys: keys.length === 1 ? keys : [...new Set(keys)],
  };
}

function operandsOf(rule: RuleTest): readonly JsonScalar[] {
  if (rule.operator === 'equals') return [rule.value as JsonScalar];
  return rule.operator === 'in' && Array.isArray(rule.value) ? (rule.value as readonly JsonScalar[]) : [];
}

/** Finds the key of an occurrence for the rules of one attribute. Loads a usual field itself, as `NumberReader` does and why. */
export class KeyReader {
  readonly #usual: ReturnType<typeof usualPath>;
  readonly #read: PathReader;
  readonly #way: AccessWay;

  constructor({ path, way }: Pick<Access, 'path' | 'way'>) {
    this.#usual = usualPath(path);
    this.#read = readerOf(path);
    this.#way = way;
  }

  /** Undefined when no rule of the attribute can hold (C5). */
  key(scope: Scope): AccessKey | undefined {
    const usual = this.#usual;
    if (usual !== undefined && this.#way === 'text') {
      const owner = usual.root === 'contact' ? scope.contact : scope[usual.root];
      if (typeof owner === 'object' && owner !== null && !Array.isArray(owner)) {
        const text = (owner as { readonly [key: string]: Json })[usual.name];
        const plain = (owner as { readonly __proto__?: unknown }).__proto__ === Object.prototype;
        if (typeof text === 'string' && plain) return text;
      }
    }
    const value = this.#read(scope);
    if (this.#way === 'number') return numberOf(value);
    const text = scalarText(value);
    return text === undefined || this.#way === 'text' ? text : folded(text);
  }
}
