import { pointerTo } from '../../shared/base/json.ts';
import type { RuleTrace } from '../../shared/engine/trace.ts';
import { isGroup, type ConditionMember, type Group } from '../../shared/flow/condition.ts';
import type { ConditionNode } from '../../shared/flow/trigger.ts';
import { countRules, ruleWords } from '../../shared/flow/rule-words.ts';

/** One line of a condition on the canvas; `holds` is what the shown trace says of it. */
export interface RuleLine {
  readonly field: string;
  readonly operator: string;
  readonly value: string;
  readonly holds?: boolean;
}

/** How many lines a condition shows at most; the last one then counts the rest. */
const SHOWN = 3;

/** How many lines the node has; none when its sentence is its only rule already. */
export function ruleLineCount(node: ConditionNode): number {
  const { of } = node.condition;
  if (of.length === 0 || (!node.name && of.length === 1)) return 0;
  return Math.min(of.length, SHOWN);
}

/** Up to three lines, the last one counting what has no line of its own: "and 2 more", "and any of 2 more". */
export function ruleLines(node: ConditionNode, traces: readonly RuleTrace[] | undefined): readonly RuleLine[] {
  const count = ruleLineCount(node);
  const { of } = node.condition;
  const paths = of.map((_, index) => `/of/${index}`);
  const own = ownLines(node);
  const lines = of.slice(0, own).map((member, index) => {
    const words = ruleWords(member);
    return { ...words, ...said(memberHolds(member, paths[index] ?? '', traces)) };
  });
  const rest = of.slice(own);
  if (count === 0 || rest.length === 0) return lines;
  const results = rest.map((member, index) => memberHolds(member, paths[own + index] ?? '', traces));
  const line = { field: '', operator: restWords(rest, own > 0), value: '' };
  return [...lines, { ...line, ...said(combine(node.condition.match === 'all' ? 'all' : 'any', results)) }];
}

/** How many of the first members have a line of their own. */
function ownLines(node: ConditionNode): number {
  const { of } = node.condition;
  const count = ruleLineCount(node);
  const all = of.length <= SHOWN && !of.some(isGroup);
  return all ? count : Math.min(count, leadingRules(of), SHOWN - 1);
}

/** Which members each line stands for, by their positions. */
export function ruleLineMembers(node: ConditionNode): readonly (readonly number[])[] {
  if (ruleLineCount(node) === 0) return [];
  const own = ownLines(node);
  const all = [...node.condition.of.keys()];
  const rest = all.slice(own);
  return [...all.slice(0, own).map((at) => [at]), ...(rest.length > 0 ? [rest] : [])];
}

/** Whether a member held; undefined without a trace of it. A group follows from its members (C1). */
export function memberHolds(
  member: ConditionMember,
  path: string,
  traces: readonly RuleTrace[] | undefined,
): boolean | undefined {
  if (traces === undefined) return undefined;
  if (!isGroup(member)) return traces.find((trace) => trace.path === path)?.result;
  const results = member.of.map((inner, index) => memberHolds(inner, pointerTo(`${path}/of`, index), traces));
  return combine(member.match, results);
}

/** "2 of 3": how many of a condition's rules held, nested groups included, item tests as one each. */
export function heldRules(group: Group, traces: readonly RuleTrace[]): { readonly held: number; readonly of: number } {
  return { held: countHeld(group, '', traces), of: countRules(group) };
}

function countHeld(group: Group, path: string, traces: readonly RuleTrace[]): number {
  return group.of.reduce((sum, member, index) => {
    const at = pointerTo(`${path}/of`, index);
    return sum + (isGroup(member) ? countHeld(member, at, traces) : memberHolds(member, at, traces) ? 1 : 0);
  }, 0);
}

function combine(match: Group['match'], results: readonly (boolean | undefined)[]): boolean | undefined {
  if (results.some((result) => result === undefined)) return undefined;
  if (match === 'all') return results.every((result) => result === true);
  const some = results.some((result) => result === true);
  return match === 'any' ? some : !some;
}

function said(holds: boolean | undefined): { readonly holds?: boolean } {
  return holds === undefined ? {} : { holds };
}

function leadingRules(of: readonly ConditionMember[]): number {
  const first = of.findIndex(isGroup);
  return first === -1 ? of.length : first;
}

function restWords(rest: readonly ConditionMember[], after: boolean): string {
  const [only, ...others] = rest;
  const count = rest.reduce((sum, member) => sum + (isGroup(member) ? countRules(member) : 1), 0);
  const grouped = only !== undefined && others.length === 0 && isGroup(only) ? `${only.match} of ` : '';
  return after ? `and ${grouped}${count} more` : `${grouped}${count} rule${count === 1 ? '' : 's'}`;
}
