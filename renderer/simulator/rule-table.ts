import type { Json } from '../../shared/base/json.ts';
import type { RuleTrace, TraceEntry } from '../../shared/engine/trace.ts';
import type { Group, Match } from '../../shared/flow/condition.ts';
import { ruleWords } from '../../shared/flow/wording.ts';
import { memberHolds } from '../canvas/rule-lines.ts';
import { groupAt, parentOf } from '../inspector/conditions/condition-path.ts';
import { actualWords, gapWords } from './actual-words.ts';
import { countWords } from './summary-words.ts';

/** A line of a condition's table. Nested groups have a line before their rules. */
export type TableRow =
  | { readonly kind: 'group'; readonly depth: number; readonly words: string; readonly result: boolean | undefined }
  | {
      readonly kind: 'rule';
      readonly depth: number;
      readonly result: boolean;
      readonly field: string;
      /** Which element of a list, "item 2". */
      readonly item?: string;
      readonly expected: string;
      /** As JSON, or empty when there is only something to say of it. */
      readonly actual: string;
      readonly remark: string;
    }
  | { readonly kind: 'more'; readonly depth: number; readonly words: string };

/** Elements of one list whose rules are shown. */
const SHOWN_ELEMENTS = 10;

const GROUPS: Readonly<Record<Match, string>> = { all: 'All of these', any: 'Any of these', none: 'None of these' };
const ITEMS: Readonly<Record<Match, string>> = {
  all: 'holds for every item',
  any: 'holds for an item',
  none: 'holds for no item',
};

/** The rules of a reached condition, in order; `condition` as it is drawn now, where it still fits the trace. */
export function ruleTable(entry: TraceEntry, condition: Group | undefined): readonly TableRow[] {
  const rules = entry.rules ?? [];
  const rows: TableRow[] = [];
  const open = new Set<string>();
  for (const rule of rules) {
    const depth = rule.path.split('/of/').length - 2;
    if (condition && rule.at === undefined) openGroups(rule.path, condition, rules, open, rows);
    const [last] = rule.at?.slice(-1) ?? [];
    if (last !== undefined && last >= SHOWN_ELEMENTS) {
      const words = 'The other items are not listed';
      if (rows.at(-1)?.kind !== 'more') rows.push({ kind: 'more', depth, words });
      continue;
    }
    rows.push({ kind: 'rule', depth, ...lineOf(rule), ...(last === undefined ? {} : { item: `item ${last + 1}` }) });
  }
  return rows;
}

/** Lines for the groups around a rule that have none yet, outermost first. */
function openGroups(
  path: string,
  condition: Group,
  rules: readonly RuleTrace[],
  open: Set<string>,
  rows: TableRow[],
): void {
  const pointers: string[] = [];
  for (let group = parentOf(path)?.group; group; group = parentOf(group)?.group) pointers.unshift(group);
  for (const pointer of pointers) {
    const group = groupAt(condition, pointer);
    if (open.has(pointer) || group === undefined) continue;
    open.add(pointer);
    const depth = pointer.split('/of/').length - 2;
    rows.push({ kind: 'group', depth, words: GROUPS[group.match], result: memberHolds(group, pointer, rules) });
  }
}

type Line = Omit<Extract<TableRow, { kind: 'rule' }>, 'kind' | 'depth' | 'item'>;

function lineOf(rule: RuleTrace): Line {
  const { field, operator, not = false, expected, result } = rule;
  if (operator === 'items') return { result, field, ...itemsOf(rule) };
  const words = ruleWords({ field, operator, not, ...(expected === undefined ? {} : { value: expected }) });
  const said = actualWords(rule);
  return {
    result,
    field,
    expected: [words.operator, words.value].filter((part) => part !== '').join(' '),
    actual: said.value,
    remark: said.remark || gapWords(rule),
  };
}

function itemsOf({ expected, elements, note, actual }: RuleTrace): Pick<Line, 'expected' | 'actual' | 'remark'> {
  const wanted = isMatch(expected) ? ITEMS[expected] : '';
  if (note === 'missing') return { expected: wanted, actual: '', remark: 'missing' };
  if (note === 'not-a-list') return { expected: wanted, actual: JSON.stringify(actual), remark: 'not a list' };
  const { count = 0, matched = 0 } = elements ?? {};
  return { expected: wanted, actual: '', remark: `${matched} of ${countWords(count, 'item')}` };
}

function isMatch(value: Json | undefined): value is Match {
  return value === 'all' || value === 'any' || value === 'none';
}
