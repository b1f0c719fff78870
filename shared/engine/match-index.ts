import type { ConditionTest, GroupTest } from '../program/program.ts';
import { accessOf, type Access, type AccessKey } from './index-access.ts';
import { IndexSection, type IndexedTrigger } from './index-section.ts';
import { PredicateTable } from './predicate-table.ts';
import type { Scope } from './scope.ts';

/** A probe must save this many triggers to be worth its hash. */
const WORTH_A_PROBE = 4;

/**
 * Finds the triggers of one event whose entry condition holds, without trying each (E5). Which attributes are probed is
 * chosen for the whole group: the one that leaves fewest candidates, then the next. What no hash answers lies in one
 * section without a probe.
 */
export class MatchIndex {
  readonly #always: readonly number[];
  readonly #sections: readonly IndexSection[];
  readonly #table: PredicateTable;

  /** `entries`: each trigger's entry condition, undefined where nothing stands before its actions. */
  constructor(entries: readonly (GroupTest | undefined)[], timeZone: string) {
    this.#table = new PredicateTable(timeZone);
    const tests = entries.map((entry) => (entry ? conjunctionOf(entry) : []));
    this.#always = tests.flatMap((of, position) => (of.length === 0 ? [position] : []));
    const guarded = tests.flatMap((of, position) => (of.length === 0 ? [] : [{ position, tests: of }]));
    this.#sections = sectionsOf(guarded).map((triggers) => new IndexSection(triggers, this.#table));
  }

  /** Positions of the triggers whose entry condition holds, ascending. */
  match(scope: Scope): readonly number[] {
    this.#table.begin();
    const matched = [...this.#always];
    for (const section of this.#sections) section.match(scope, matched);
    return matched.length < 2 ? matched : matched.sort((a, b) => a - b);
  }
}

/** Tests that all must hold; a group that is no conjunction is one of them. */
function conjunctionOf(group: GroupTest): readonly ConditionTest[] {
  const isConjunction = group.match === 'all' || (group.match === 'any' && group.of.length === 1);
  if (!isConjunction) return [group];
  return group.of.flatMap((member) => (member.kind === 'group' ? conjunctionOf(member) : [member]));
}

interface Guarded {
  readonly position: number;
  readonly tests: readonly ConditionTest[];
}

function sectionsOf(triggers: readonly Guarded[]): readonly (readonly IndexedTrigger[])[] {
  const sections: (readonly IndexedTrigger[])[] = [];
  let rest = triggers;
  for (;;) {
    const attribute = bestAttribute(rest);
    if (attribute === undefined) break;
    const taken: IndexedTrigger[] = [];
    const left: Guarded[] = [];
    for (const trigger of rest) {
      const access = accessesOf(trigger).find(({ by }) => by.attribute === attribute);
      if (access) taken.push({ ...trigger, access });
      else left.push(trigger);
    }
    sections.push(taken);
    rest = left;
  }
  if (rest.length > 0) sections.push(rest.map((trigger) => ({ ...trigger, access: undefined })));
  return sections;
}

/** The attribute whose probe leaves fewest candidates: it settles many triggers and has many keys. */
function bestAttribute(triggers: readonly Guarded[]): string | undefined {
  const seen = new Map<string, { count: number; readonly keys: Set<AccessKey> }>();
  for (const trigger of triggers) {
    const attributes = new Map(accessesOf(trigger).map(({ by }) => [by.attribute, by.keys]));
    for (const [attribute, keys] of attributes) {
      const of = seen.get(attribute) ?? { count: 0, keys: new Set() };
      of.count += 1;
      for (const key of keys) of.keys.add(key);
      seen.set(attribute, of);
    }
  }
  let [best, saved] = [undefined as string | undefined, 0];
  for (const [attribute, { count, keys }] of seen) {
    const saves = count * (1 - 1 / (keys.size + 1));
    if (count >= WORTH_A_PROBE && saves > saved) [best, saved] = [attribute, saves];
  }
  return best;
}

function accessesOf(trigger: Guarded): readonly { readonly test: ConditionTest; readonly by: Access }[] {
  return trigger.tests.flatMap((test) => {
    const by = test.kind === 'rule' ? accessOf(test) : undefined;
    return by ? [{ test, by }] : [];
  });
}
