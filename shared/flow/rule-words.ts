import { isGroup, isItemTest, type ConditionMember, type Group, type Match } from './condition.ts';
import { operatorWords, valueWords } from './operator-words.ts';

/** A rule in three parts: "contact.city", "is", "Austin". */
export interface RuleWords {
  readonly field: string;
  readonly operator: string;
  readonly value: string;
}

/**
 * One line for a member of a condition. An item test reads "event.items", "has an item where", "item.price is at least 50";
 * a group has no field: "", "any of", its members. `…` stands for what is still missing.
 */
export function ruleWords(member: ConditionMember): RuleWords {
  if (isGroup(member)) return { field: '', operator: `${member.match} of`, value: groupWords(member) };
  if (isItemTest(member)) {
    return { field: member.items || '…', operator: ITEM_WORDS[member.match], value: groupWords(member.where) };
  }
  const { field, operator, not = false, value } = member;
  return { field: field || '…', operator: operatorWords(operator, not), value: valueWords(value, operator) };
}

/** A member as one sentence. */
export function memberWords(member: ConditionMember): string {
  if (isGroup(member)) return `${member.match} of (${groupWords(member)})`;
  const { field, operator, value } = ruleWords(member);
  return [field, operator, isItemTest(member) ? `(${value})` : value].filter((part) => part !== '').join(' ');
}

/** The members of a group, joined by what it means: "and", "or", "nor". */
export function groupWords(group: Group): string {
  return group.of.length === 0 ? 'nothing' : group.of.map(memberWords).join(JOINTS[group.match]);
}

/** How many rules a group holds, nested ones and item tests included. */
export function countRules(group: Group): number {
  return group.of.reduce((sum, member) => sum + (isGroup(member) ? countRules(member) : 1), 0);
}

const JOINTS: Readonly<Record<Match, string>> = { all: ' and ', any: ' or ', none: ' nor ' };

const ITEM_WORDS: Readonly<Record<Match, string>> = {
  any: 'has an item where',
  all: 'has only items where',
  none: 'has no item where',
};
