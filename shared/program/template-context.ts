import { Context, Drop, type Liquid } from 'liquidjs';
import type { TemplateRun } from './template-run.ts';

type Scope = Context['environments'];
type Key = Parameters<Context['readProperty']>[1];

const NO_GLOBALS: object = Object.freeze(Object.create(null) as object);
const LOOP_MEMBERS: readonly unknown[] = ['index', 'index0', 'rindex', 'rindex0', 'first', 'last', 'length'];

/**
 * What a template can see: own members of its data and what it set itself. Nothing inherited, no files, clock or globals (E8).
 * liquidjs resolves names through `_get` and `readProperty`; both are narrowed here.
 */
export class TemplateContext extends Context {
  readonly run: TemplateRun;
  readonly #liquid: Liquid;
  readonly #silent: boolean;

  /** `silent`: names that a filter looks up in list elements leave no note. */
  constructor(scope: object, liquid: Liquid, run: TemplateRun, silent = false) {
    super(
      scope,
      liquid.options,
      { sync: true, ownPropertyOnly: true, strictVariables: false, globals: NO_GLOBALS },
      // liquidjs' own limiters count time and can be refilled by a negative amount; it only calls `use` and `check`.
      {
        memoryLimit: run as unknown as Context['memoryLimit'],
        renderLimit: run as unknown as Context['renderLimit'],
        liquid,
      },
    );
    this.run = run;
    this.#liquid = liquid;
    this.#silent = silent;
  }

  override *_get(paths: Parameters<Context['_get']>[0]): IterableIterator<unknown> {
    const value: unknown = yield super._get(paths);
    if (value === undefined && !this.#silent) this.run.missed(pathText(paths));
    return value;
  }

  override readProperty(owner: Scope, key: Key): unknown {
    if (key === '__proto__') return undefined;
    if (owner instanceof Drop && !LOOP_MEMBERS.includes(key)) return undefined;
    return super.readProperty(owner, key) as unknown;
  }

  override spawn(scope: object = {}): Context {
    return new TemplateContext(scope, this.#liquid, this.run, true);
  }
}

export function runOf(context: Context): TemplateRun {
  if (context instanceof TemplateContext) return context.run;
  throw new TypeError('runOf: not a context of this set-up');
}

/** A field in words, as notes name it. */
export function pathText(paths: readonly unknown[]): string {
  return paths
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      const name = typeof part === 'string' ? part : String(part);
      if (index === 0) return name;
      return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    })
    .join('');
}
