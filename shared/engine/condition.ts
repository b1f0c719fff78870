import { pointerTo, type Json } from '../base/json.ts';
import type { ConditionTest, GroupTest, ItemsTest, RuleTest } from '../program/program.ts';
import { excerptOf } from './excerpt.ts';
import { judgeOf } from './operators.ts';
import { readerOf, type PathReader } from './path-reader.ts';
import type { Scope } from './scope.ts';
import type { RuleTrace } from './trace.ts';
import { usualRule } from './usual-rule.ts';
import { YES, noteOf, type Judge } from './verdict.ts';

/** Elements of one item test whose rules are written to the trace. */
const TRACED_ELEMENTS = 100;

/** A condition ready to run in both modes (E5). */
export interface PreparedTest {
  /** May stop as soon as the answer is known. */
  readonly holds: (this: void, scope: Scope) => boolean;
  /** Evaluates everything; adds a trace of each rule. `at`: indices of the list elements of item tests around it. */
  explain(scope: Scope, rules: RuleTrace[], at: readonly number[]): boolean;
}

/** `pointer` is the test's JSON Pointer inside the node's condition. */
export function prepareTest(test: ConditionTest, timeZone: string, pointer = ''): PreparedTest {
  switch (test.kind) {
    case 'group':
      return prepareGroup(test, timeZone, pointer);
    case 'items':
      return prepareItems(test, timeZone, pointer);
    case 'rule':
      return prepareRule(test, timeZone, pointer);
  }
}

/** C1: all of nothing is true, any of nothing false, none of nothing true. */
function prepareGroup(group: GroupTest, timeZone: string, pointer: string): PreparedTest {
  const members = group.of.map((member, index) => prepareTest(member, timeZone, `${pointer}/of/${index}`));
  const { match } = group;
  return {
    holds: holdsTogether(
      match,
      members.map((member) => member.holds),
    ),
    explain(scope, rules, at) {
      const results = members.map((member) => member.explain(scope, rules, at));
      return combined(match, results.filter(Boolean).length, results.length);
    },
  };
}

/** Conjunctions of up to three are spelled out: most conditions are such, and a loop costs as much as a rule. */
function holdsTogether(match: GroupTest['match'], members: readonly PreparedTest['holds'][]): PreparedTest['holds'] {
  const [a, b, c, more] = members;
  if (a && !b && match !== 'none') return a;
  if (match === 'all' && a && b && !c) return (scope) => a(scope) && b(scope);
  if (match === 'all' && a && b && c && !more) return (scope) => a(scope) && b(scope) && c(scope);
  const wanted = match !== 'all';
  const found = match === 'any';
  return (scope) => {
    for (const holds of members) if (holds(scope) === wanted) return found;
    return !found;
  };
}

function combined(match: GroupTest['match'], matched: number, count: number): boolean {
  switch (match) {
    case 'all':
      return matched === count;
    case 'any':
      return matched > 0;
    case 'none':
      return matched === 0;
  }
}

function prepareRule(rule: RuleTest, timeZone: string, pointer: string): PreparedTest {
  const read = readerOf(rule.path);
  const judge = judgeOf(rule, timeZone);
  const wanted = !rule.not;
  return {
    holds: holdsOf(rule, read, judge),
    explain(scope, rules, at) {
      const actual = read(scope);
      const of = judge(actual, scope.now);
      const note = noteOf(actual, of);
      const result = (of === YES) === wanted;
      rules.push({
        path: pointer,
        field: rule.field,
        operator: rule.operator,
        ...(rule.not && { not: true }),
        ...(rule.value !== undefined && { expected: rule.value }),
        ...actualOf(actual),
        result,
        ...(note && { note }),
        ...(at.length > 0 && { at }),
      });
      return result;
    },
  };
}

/** The same answer as `judge` gives. The time is left out for the many rules that need none: a number read costs memory. */
function holdsOf(rule: RuleTest, read: PathReader, judge: Judge): PreparedTest['holds'] {
  const { operator, not } = rule;
  if (operator === 'withinLast') return (scope) => (judge(read(scope), scope.now) === YES) !== not;
  return usualRule(rule, judge) ?? ((scope) => (judge(read(scope), 0) === YES) !== not);
}

function actualOf(value: Json | undefined): Pick<RuleTrace, 'actual' | 'cut'> {
  if (value === undefined) return {};
  const { value: actual, cut } = excerptOf(value);
  return cut ? { actual, cut } : { actual };
}

/** C7: what is not a list counts as the empty list. */
function prepareItems(test: ItemsTest, timeZone: string, pointer: string): PreparedTest {
  const read = readerOf(test.path);
  const where = prepareTest(test.where, timeZone, pointerTo(pointer, 'where'));
  const { match } = test;
  return {
    holds(scope) {
      const wanted = match !== 'all';
      const found = within(scope, read(scope), (item) => where.holds(item) === wanted);
      return found === (match === 'any');
    },
    explain(scope, rules, at) {
      const value = read(scope);
      const count = Array.isArray(value) ? value.length : 0;
      const inner: RuleTrace[] = [];
      let [matched, index] = [0, 0];
      within(scope, value, (item) => {
        const traced = index < TRACED_ELEMENTS;
        if (traced ? where.explain(item, inner, [...at, index]) : where.holds(item)) matched += 1;
        index += 1;
        return false;
      });
      const result = combined(match, matched, count);
      rules.push({
        path: pointer,
        field: test.items,
        operator: 'items',
        expected: match,
        ...actualOf(Array.isArray(value) ? undefined : value),
        result,
        ...(!Array.isArray(value) && { note: value === undefined ? 'missing' : 'not-a-list' }),
        ...(at.length > 0 && { at }),
        elements: { count, matched, traced: Math.min(count, TRACED_ELEMENTS) },
      });
      for (const rule of inner) rules.push(rule);
      return result;
    },
  };
}

/** Whether some element of the list, taken as `item`, satisfies `found`. */
function within(scope: Scope, list: Json | undefined, found: (scope: Scope) => boolean): boolean {
  if (!Array.isArray(list)) return false;
  const outer = scope.item;
  try {
    for (const element of list as readonly Json[]) {
      scope.item = element;
      if (found(scope)) return true;
    }
    return false;
  } finally {
    scope.item = outer;
  }
}
