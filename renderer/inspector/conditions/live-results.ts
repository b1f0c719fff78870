import type { Json } from '../../../shared/base/json.ts';
import { lowerCondition } from '../../../shared/compiler/lower-condition.ts';
import { PROBLEM_TABLE } from '../../../shared/compiler/problem-table.ts';
import { prepareTest } from '../../../shared/engine/condition.ts';
import { scopeOf, type Scope } from '../../../shared/engine/scope.ts';
import type { RuleNote, RuleTrace } from '../../../shared/engine/trace.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import { isGroup, isItemTest, type ConditionMember, type Group } from '../../../shared/flow/condition.ts';
import type { ConditionTest } from '../../../shared/program/program.ts';

/** What a rule or an item test says of the sample in view. */
export interface RuleResult {
  readonly holds: boolean;
  /** Of a rule inside an item test: one for each element looked at. */
  readonly actual: readonly (Json | undefined)[];
  readonly note?: RuleNote;
  /** Of an item test its elements, of a rule inside one the elements it was asked about, and how many said yes. */
  readonly items?: { readonly matched: number; readonly count: number };
}

export interface GroupResult {
  readonly holds: boolean;
  /** Members that hold, of how many. */
  readonly met: number;
  readonly count: number;
}

/** By pointer inside the condition. Members with errors have no result, nor has what holds them. */
export interface LiveResults {
  readonly rules: ReadonlyMap<string, RuleResult>;
  readonly groups: ReadonlyMap<string, GroupResult>;
}

/** Asks the engine about every rule, item test and group of a condition, each by itself, so that an unfinished one hides no other. */
export function liveResults(condition: Group, occurrence: Occurrence, timeZone: string): LiveResults {
  const rules = new Map<string, RuleResult>();
  const groups = new Map<string, GroupResult>();
  const scope = scopeOf(occurrence, occurrence.contact, Date.parse(occurrence.occurredAt));

  const visit = (member: ConditionMember, pointer: string): boolean | undefined => {
    if (isGroup(member)) {
      const results = member.of.map((inner, index) => visit(inner, `${pointer}/of/${index}`));
      const test = loweredAlone(member, timeZone);
      if (test === undefined || results.includes(undefined)) return undefined;
      const holds = prepareTest(test, timeZone).holds(scope);
      groups.set(pointer, { holds, met: results.filter(Boolean).length, count: results.length });
      return holds;
    }
    const test = loweredAlone(member, timeZone);
    if (test === undefined) return undefined;
    const traces = explained(test, timeZone, scope);
    const own = traces[0];
    if (own === undefined) return undefined;
    rules.set(pointer, resultOf(own));
    if (isItemTest(member))
      for (const [path, result] of innerResults(traces.slice(1))) rules.set(pointer + path, result);
    return own.result;
  };
  visit(condition, '');
  return { rules, groups };
}

/** One member as the compiler lowers it; undefined when something in it is wrong. */
function loweredAlone(member: ConditionMember, timeZone: string): ConditionTest | undefined {
  let sound = true;
  const group = lowerCondition({ match: 'all', of: [member] }, timeZone, (code) => {
    if (PROBLEM_TABLE[code][0] === 'error') sound = false;
  });
  return sound ? group.of[0] : undefined;
}

function explained(test: ConditionTest, timeZone: string, scope: Scope): readonly RuleTrace[] {
  const rules: RuleTrace[] = [];
  prepareTest(test, timeZone).explain(scope, rules, []);
  return rules;
}

function resultOf({ result, actual, note, elements }: RuleTrace): RuleResult {
  return {
    holds: result,
    actual: [actual],
    ...(note === undefined ? {} : { note }),
    ...(elements === undefined ? {} : { items: { matched: elements.matched, count: elements.count } }),
  };
}

/** Rules inside an item test: what each said of the elements, taken together. */
function innerResults(traces: readonly RuleTrace[]): ReadonlyMap<string, RuleResult> {
  const results = new Map<string, RuleResult>();
  for (const trace of traces) {
    const before = results.get(trace.path);
    const matched = (before?.items?.matched ?? 0) + (trace.result ? 1 : 0);
    results.set(trace.path, {
      holds: matched > 0,
      actual: [...(before?.actual ?? []), trace.actual],
      items: { matched, count: (before?.items?.count ?? 0) + 1 },
    });
  }
  return results;
}
