import { isGroup, isItemTest, type ConditionMember, type Group, type Rule } from './condition.ts';
import { operatorWords, valueWords } from './operator-words.ts';
import type { NodeChange } from './part-change.ts';
import { memberWords } from './rule-words.ts';
import { sameJson } from './same-json.ts';

/** What changed inside a condition, rule by rule; members have no ids, so they are paired by likeness and order. */
export function groupChanges(before: Group, after: Group): readonly NodeChange[] {
  if (sameJson(before, after)) return [];
  const match: readonly NodeChange[] =
    before.match === after.match
      ? []
      : [
          {
            kind: 'changed',
            what: 'condition',
            text: 'match',
            before: before.match,
            after: after.match,
            gesture: `Match ${after.match} of these`,
          },
        ];
  const { pairs, removed, added } = pairMembers(before.of, after.of);
  const changes = [
    ...match,
    ...pairs.flatMap(([old, now]) => memberChanges(old, now)),
    ...removed.map((member) => memberChange('removed', 'Remove', member)),
    ...added.map((member) => memberChange('added', 'Add', member)),
  ];
  if (changes.length > 0) return changes;
  return [{ kind: 'changed', what: 'condition', text: 'order of rules', gesture: 'Move rule' }];
}

function memberChanges(before: ConditionMember, after: ConditionMember): readonly NodeChange[] {
  if (sameJson(before, after)) return [];
  if (isGroup(before) && isGroup(after)) return groupChanges(before, after);
  if (isItemTest(before) && isItemTest(after) && before.items === after.items && before.match === after.match) {
    return groupChanges(before.where, after.where);
  }
  if (isRule(before) && isRule(after)) return [ruleChange(before, after)];
  return [changed(kindOf(after), memberWords(before), memberWords(after), `Change ${kindOf(after)}`)];
}

function ruleChange(before: Rule, after: Rule): NodeChange {
  if (before.field !== after.field) {
    const gesture = sameJson({ ...before, field: '' }, { ...after, field: '' })
      ? `Set field to ${after.field || 'nothing'}`
      : 'Change rule';
    return changed('rule', memberWords(before), memberWords(after), gesture);
  }
  const field = after.field || '…';
  const sameOperator = before.operator === after.operator && (before.not ?? false) === (after.not ?? false);
  if (sameOperator && sameJson(before.value, after.value)) {
    const [from, to] = [caseWords(before), caseWords(after)];
    const gesture = after.ignoreCase ? `Ignore case of ${shortName(field)}` : `Mind case of ${shortName(field)}`;
    return { kind: 'changed', what: 'rule', text: memberWords(after), before: from, after: to, gesture };
  }
  const operator = operatorWords(after.operator, after.not);
  const value = valueWords(after.value, after.operator);
  const gesture = setGesture(field, operator, value);
  if (!sameOperator) return changed(field, afterField(before), afterField(after), gesture);
  return changed(`${field} ${operator}`, valueWords(before.value, before.operator), value, gesture);
}

/** "Set total to at least 100", "Set city to Austin", "Set rule to city contains Aus". */
function setGesture(field: string, operator: string, value: string): string {
  const name = shortName(field);
  const rest = /^is(?: (.*))?$/.exec(operator);
  const words = [rest === null ? `${name} ${operator}` : rest[1], value].filter(Boolean).join(' ');
  return `Set ${rest === null ? 'rule' : name} to ${words}`;
}

function afterField(rule: Rule): string {
  return `${operatorWords(rule.operator, rule.not)} ${valueWords(rule.value, rule.operator)}`.trim();
}

function caseWords(rule: Rule): string {
  return rule.ignoreCase ? 'ignoring case' : 'minding case';
}

function shortName(field: string): string {
  return field.split('.').at(-1) ?? field;
}

function changed(text: string, before: string, after: string, gesture: string): NodeChange {
  return { kind: 'changed', what: 'rule', text, before, after, gesture };
}

function memberChange(kind: 'added' | 'removed', verb: string, member: ConditionMember): NodeChange {
  return { kind, what: kindOf(member), text: memberWords(member), gesture: `${verb} ${kindOf(member)}` };
}

function kindOf(member: ConditionMember): string {
  if (isGroup(member)) return 'group';
  return isItemTest(member) ? 'item test' : 'rule';
}

function isRule(member: ConditionMember): member is Rule {
  return !isGroup(member) && !isItemTest(member);
}

type Likeness = (a: ConditionMember, b: ConditionMember) => boolean;
const sameKind: Likeness = (a, b) => kindOf(a) === kindOf(b);
const sameSubject: Likeness = (a, b) => sameKind(a, b) && subjectOf(a) === subjectOf(b);

/** Equal members first, then those about the same field, then those of one kind; each in order. */
function pairMembers(before: readonly ConditionMember[], after: readonly ConditionMember[]) {
  const partner = new Map<number, ConditionMember>();
  const free = [...before];
  for (const alike of [sameJson, sameSubject, sameKind]) {
    after.forEach((now, index) => {
      if (partner.has(index)) return;
      const at = free.findIndex((candidate) => alike(candidate, now));
      const [old] = at === -1 ? [] : free.splice(at, 1);
      if (old !== undefined) partner.set(index, old);
    });
  }
  return {
    pairs: after.flatMap((now, index) => {
      const old = partner.get(index);
      return old === undefined ? [] : [[old, now] as const];
    }),
    removed: free,
    added: after.filter((_, index) => !partner.has(index)),
  };
}

function subjectOf(member: ConditionMember): string {
  if (isGroup(member)) return 'group';
  return isItemTest(member) ? member.items : member.field;
}
