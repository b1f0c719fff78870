import { isGroup, isItemTest, type ConditionMember, type Group } from '../flow/condition.ts';
import type { Trigger } from '../flow/trigger.ts';
import { memberWords, nodeTitle, ruleWords } from '../flow/wording.ts';
import type { Demand } from './contradiction.ts';
import { conditionName, memberAt } from './scenario-words.ts';

/** Why these demands cannot all be met, as a sentence: "Nothing can be both at least 200 and less than 100: contact.points." */
export function causeWords(trigger: Trigger, demands: readonly Demand[], at: string): string {
  const asked = demands.map((demand) => wordsOf(trigger, demand, at));
  const rules = asked.map(({ rule }) => rule).filter((rule) => rule !== undefined);
  const [first, another] = rules;
  if (first && another && rules.length === asked.length && rules.every(({ field }) => field === first.field)) {
    const parts = rules.map(({ operator, value }) => `${operator} ${value}`.trim());
    const where = `: ${first.field}${othersWords(asked.map(({ where: name }) => name))}.`;
    if (parts.every((part) => part.startsWith('is '))) {
      return `Nothing can be ${parts.length === 2 ? 'both ' : ''}${joined(parts.map((part) => part.slice(3)))}${where}`;
    }
    return `No value ${joined(parts)}${where}`;
  }
  const sentences = asked.map(({ sentence, where }) => (where === '' ? sentence : `${sentence} (in ${where})`));
  return sentences.length === 1
    ? `Nothing can meet this: ${sentences.join('')}.`
    : `These exclude one another: ${sentences.join('; ')}.`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function othersWords(where: readonly string[]): string {
  const others = [...new Set(where.filter((name) => name !== ''))];
  return others.length === 0 ? '' : ` (also in ${joined(others)})`;
}

interface DemandWords {
  readonly sentence: string;
  readonly rule?: ReturnType<typeof ruleWords>;
  /** The condition, when it is another than the one that is spoken of. */
  readonly where: string;
}

function wordsOf(trigger: Trigger, demand: Demand, at: string): DemandWords {
  const node = trigger.nodes.find(({ id }) => id === demand.node);
  if (demand.kind === 'way') {
    return { sentence: `whatever leads to “${node ? nodeTitle(node) : demand.node}”`, where: '' };
  }
  if (node?.kind !== 'condition') return { sentence: demand.node, where: '' };
  const name = `“${conditionName(node)}”`;
  if (demand.path === '') return { sentence: `${name} takes ${demand.wanted ? 'Yes' : 'No'}`, where: '' };
  return { ...memberDemand(node.condition, demand), where: demand.node === at ? '' : name };
}

function memberDemand(condition: Group, { path, wanted }: Extract<Demand, { kind: 'member' }>) {
  const member: ConditionMember | undefined = memberAt(condition, path);
  if (!member) return { sentence: path };
  if (isGroup(member) || isItemTest(member)) {
    return { sentence: wanted ? memberWords(member) : `not: ${memberWords(member)}` };
  }
  const rule = wanted ? member : { ...member, not: member.not !== true };
  return { sentence: memberWords(rule), rule: ruleWords(rule) };
}
