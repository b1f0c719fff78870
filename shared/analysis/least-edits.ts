import { formatFieldPath } from '../program/field-path.ts';
import type { ConditionTest, FieldPath } from '../program/program.ts';
import type { Requirement } from './firing-paths.ts';
import { leadsTo } from './named-edits.ts';
import type { Unmet } from './unmet.ts';

/**
 * How few edits a path of a flow can do with. Fields within one another count once, since one edit may mend both; never
 * more than it really takes, so that the search may trust it.
 */
export class LeastEdits {
  readonly #known: readonly FieldPath[];
  readonly #clockMoves: boolean;

  /** `clockMoves`: whether `now` follows the occurrence's own time, so that an edit of it may mend `withinLast`. */
  constructor(needs: readonly Requirement[], clockMoves: boolean) {
    this.#known = needs.flatMap(({ condition }) => pathsOf(condition));
    this.#clockMoves = clockMoves;
  }

  /** Infinity when there is no way. */
  count(unmet: Unmet, edited: readonly FieldPath[]): number {
    const required = this.#required(unmet);
    if (!required) return Infinity;
    return new Set([...required, ...edited.map((path) => this.#keyOf(path))]).size;
  }

  /** Fields that every way must touch; undefined when there is none. */
  #required(unmet: Unmet): ReadonlySet<string> | undefined {
    switch (unmet.kind) {
      case 'every': {
        const all = new Set<string>();
        for (const member of unmet.of) {
          const required = this.#required(member);
          if (!required) return undefined;
          for (const key of required) all.add(key);
        }
        return all;
      }
      case 'either': {
        const ways = unmet.of.map((member) => this.#required(member)).filter((keys) => keys !== undefined);
        const [first, ...others] = ways;
        return first && new Set([...first].filter((key) => others.every((keys) => keys.has(key))));
      }
      case 'rule':
        if (unmet.rule.operator === 'withinLast' && this.#clockMoves) return new Set();
        return new Set([this.#keyOf(unmet.path)]);
      case 'element':
      case 'emptied':
      case 'gate':
        return new Set([this.#keyOf(unmet.path)]);
    }
  }

  #keyOf(path: FieldPath): string {
    let shortest = path;
    for (const known of this.#known) {
      if (known.segments.length < shortest.segments.length && leadsTo(known, shortest)) shortest = known;
    }
    return formatFieldPath(shortest);
  }
}

function pathsOf(test: ConditionTest): readonly FieldPath[] {
  switch (test.kind) {
    case 'rule':
      return [test.path];
    case 'items':
      return [test.path, ...pathsOf(test.where)].filter(({ root }) => root !== 'item');
    case 'group':
      return test.of.flatMap(pathsOf);
  }
}
