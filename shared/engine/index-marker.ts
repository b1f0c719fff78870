import type { Json } from '../base/json.ts';
import type { FieldPath, RuleTest } from '../program/program.ts';
import { KeyReader, type Access, type AccessKey, type AccessWay } from './index-access.ts';
import { Field } from './path-reader.ts';
import { folded, scalarText } from './scalar-equality.ts';
import type { Scope } from './scope.ts';

/** A rule that can be answered together with all others of its attribute, from the field's value. */
export interface Markable {
  /** Field, kind and way together. */
  readonly attribute: string;
  readonly kind: 'equal' | 'element' | 'prefix';
  readonly path: FieldPath;
  readonly way: AccessWay;
  readonly keys: readonly AccessKey[];
}

/** Equality and `in` (which is `access`), and `contains` and `startsWith` of a text; never a complement. */
export function markableOf(rule: RuleTest, access: Access | undefined): Markable | undefined {
  if (access) return { ...access, kind: 'equal' };
  if (rule.not || typeof rule.value !== 'string') return undefined;
  const kind = rule.operator === 'contains' ? 'element' : rule.operator === 'startsWith' ? 'prefix' : undefined;
  if (!kind) return undefined;
  const way = rule.ignoreCase ? 'folded' : 'text';
  const key = rule.ignoreCase ? folded(rule.value) : rule.value;
  return { attribute: `${kind} ${way} ${rule.field}`, kind, path: rule.path, way, keys: [key] };
}

/** Where the answers go: rule `id` holds for the current occurrence exactly when `stamps[id] === epoch`. */
export interface Answers {
  stamps: Int32Array;
  epoch: number;
}

/**
 * Rules about one field that differ in their operands only. Looking up the value finds the few that hold, so that a
 * thousand rules cost what one does.
 */
export class Marker {
  readonly #ids = new Map<AccessKey, number[]>();
  readonly #lengths: number[] = [];
  readonly #single = new Map<AccessKey, number>();
  readonly #several = new Map<AccessKey, number>();
  readonly #kind: Markable['kind'];
  readonly #folds: boolean;
  readonly #field: Field;
  readonly #key: KeyReader;
  readonly #answers: Answers;
  #epoch = 0;

  constructor({ kind, path, way }: Markable, answers: Answers) {
    this.#answers = answers;
    this.#kind = kind;
    this.#folds = way === 'folded';
    this.#field = new Field(path);
    this.#key = new KeyReader({ path, way });
  }

  /** The number of the rule with these operands: the one it has, or else `next`. */
  idOf(keys: readonly AccessKey[], next: number): number {
    const name = keys.length === 1 ? (keys[0] as AccessKey) : JSON.stringify([...keys].sort());
    const names = keys.length === 1 ? this.#single : this.#several;
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, next);
    this.#add(keys, next);
    return next;
  }

  /** After the last rule: the names of rules are no longer needed. */
  seal(): void {
    this.#single.clear();
    this.#several.clear();
  }

  #add(keys: readonly AccessKey[], id: number): void {
    for (const key of keys) {
      const ids = this.#ids.get(key);
      if (ids) ids.push(id);
      else this.#ids.set(key, [id]);
      const { length } = String(key);
      if (this.#kind === 'prefix' && !this.#lengths.includes(length)) this.#lengths.push(length);
    }
  }

  /** Answers its rules for the current occurrence, once. */
  mark(scope: Scope): void {
    const { epoch } = this.#answers;
    if (this.#epoch === epoch) return;
    this.#epoch = epoch;
    switch (this.#kind) {
      case 'equal':
        this.#stamp(this.#key.key(scope));
        break;
      case 'prefix':
        this.#markPrefixes(this.#field.value(scope));
        break;
      case 'element':
        this.#markElements(this.#field.value(scope));
        break;
    }
  }

  /** Forgets which occurrence it has answered for; the numbers of occurrences start again. */
  reset(): void {
    this.#epoch = 0;
  }

  #stamp(key: AccessKey | undefined): void {
    const ids = key === undefined ? undefined : this.#ids.get(key);
    if (ids === undefined) return;
    const { stamps, epoch } = this.#answers;
    for (const id of ids) stamps[id] = epoch;
  }

  #markPrefixes(value: Json | undefined): void {
    if (typeof value !== 'string') return;
    const text = this.#folds ? folded(value) : value;
    for (const length of this.#lengths) if (length <= text.length) this.#stamp(text.slice(0, length));
  }

  /** Elements of a list are looked up; in a text each operand is searched for. */
  #markElements(value: Json | undefined): void {
    if (Array.isArray(value)) {
      for (const element of value as readonly Json[]) {
        const text = typeof element === 'string' ? element : scalarText(element);
        if (text !== undefined) this.#stamp(this.#folds ? folded(text) : text);
      }
    } else if (typeof value === 'string') {
      const text = this.#folds ? folded(value) : value;
      for (const key of this.#ids.keys()) if (text.includes(String(key))) this.#stamp(key);
    }
  }
}
