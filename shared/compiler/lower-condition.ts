import { isGroup, isItemTest, type ConditionMember, type Group, type ItemTest, type Rule } from '../flow/condition.ts';
import { parseFieldPath } from '../program/field-path.ts';
import {
  isOperator,
  type ConditionTest,
  type FieldPath,
  type GroupTest,
  type Operator,
  type RuleTest,
} from '../program/program.ts';
import { checkOperand } from './operand.ts';
import { operatorHint } from './operator-hint.ts';
import type { ReportNode } from './report.ts';

/** Where a member stands: its field inside the node, and whether an item test surrounds it (C7). */
interface Spot {
  readonly field: string;
  readonly inItem: boolean;
  readonly timeZone: string;
  readonly report: ReportNode;
}

/** A condition node's group as the engine runs it; members with problems are reported and left out (C1–C7). */
export function lowerCondition(group: Group, timeZone: string, report: ReportNode): GroupTest {
  return lowerGroup(group, { field: 'condition', inItem: false, timeZone, report });
}

function lowerGroup(group: Group, spot: Spot): GroupTest {
  if (group.of.length === 0) {
    spot.report('condition.emptyGroup', spot.field, group.match === 'any' ? 'false' : 'true');
  }
  const of = group.of.flatMap((member, index) => {
    const test = lowerMember(member, { ...spot, field: `${spot.field}/of/${index}` });
    return test === undefined ? [] : [test];
  });
  return { kind: 'group', match: group.match, of };
}

function lowerMember(member: ConditionMember, spot: Spot): ConditionTest | undefined {
  if (isGroup(member)) return lowerGroup(member, spot);
  return isItemTest(member) ? lowerItemTest(member, spot) : lowerRule(member, spot);
}

function lowerItemTest(test: ItemTest, spot: Spot): ConditionTest | undefined {
  const path = readPath(test.items, 'items', spot);
  const where = lowerGroup(test.where, { ...spot, field: `${spot.field}/where`, inItem: true });
  return path && { kind: 'items', items: test.items, path, match: test.match, where };
}

function lowerRule(rule: Rule, spot: Spot): RuleTest | undefined {
  const path = readPath(rule.field, 'field', spot);
  const { operator, ignoreCase = false, not = false } = rule;
  if (!isOperator(operator)) {
    if (operator === '') spot.report('condition.operatorMissing', `${spot.field}/operator`);
    else spot.report('condition.operatorUnknown', `${spot.field}/operator`, operator, operatorHint(operator));
    return undefined;
  }
  if (ignoreCase && !TEXT_OPERATORS.includes(operator)) {
    spot.report('condition.ignoreCase', `${spot.field}/ignoreCase`, operator);
  }
  const operand = checkOperand(operator, rule.value, { ignoreCase, timeZone: spot.timeZone });
  const finding = operand.ok ? operand.value.warning : operand.error;
  if (finding !== undefined) spot.report(finding.code, `${spot.field}/value`, ...finding.words);
  if (path === undefined || !operand.ok) return undefined;
  const { value, at } = operand.value;
  return {
    kind: 'rule',
    field: rule.field,
    path,
    operator,
    not,
    ignoreCase,
    ...(value === undefined ? {} : { value }),
    ...(at === undefined ? {} : { at }),
  };
}

/** Operators whose texts `ignoreCase` can fold (C5). */
const TEXT_OPERATORS: readonly Operator[] = ['equals', 'in', 'contains', 'startsWith', 'endsWith', 'matches'];

function readPath(text: string, member: 'field' | 'items', spot: Spot): FieldPath | undefined {
  const field = `${spot.field}/${member}`;
  if (text.trim() === '') {
    spot.report('condition.fieldMissing', field);
    return undefined;
  }
  const path = parseFieldPath(text);
  if (!path.ok) {
    spot.report('condition.fieldPath', field, path.error);
    return undefined;
  }
  if (path.value.root === 'item' && !spot.inItem) {
    spot.report('condition.itemOutside', field);
    return undefined;
  }
  return path.value;
}
