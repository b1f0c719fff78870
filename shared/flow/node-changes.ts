import type { Json } from '../base/json.ts';
import type { Action, ContactChange } from './action.ts';
import { changeSentence } from './action-words.ts';
import { groupChanges } from './group-changes.ts';
import { valueWords } from './operator-words.ts';
import type { NodeChange } from './part-change.ts';
import { sentenceText, type EventLabel } from './phrase.ts';
import { sameJson } from './same-json.ts';
import type { FlowNode } from './trigger.ts';
import { ACTION_NAMES, kindName } from './wording.ts';

/** What changed in a node, field by field, in words; positions are not part of a node (F5). */
export function nodeChanges(before: FlowNode, after: FlowNode, eventLabel: EventLabel): readonly NodeChange[] {
  if (sameJson(before, after)) return [];
  if (before.kind !== after.kind) {
    const [from, to] = [kindName(before), kindName(after)];
    return [{ kind: 'changed', what: 'step', text: 'kind', before: from, after: to, gesture: `Change to ${to}` }];
  }
  const changes = [...nameChange(before, after), ...bodyChanges(before, after, eventLabel)];
  if (changes.length > 0) return changes;
  return [{ kind: 'changed', what: 'step', text: 'settings', gesture: `Change ${kindName(after).toLowerCase()}` }];
}

function nameChange(before: FlowNode, after: FlowNode): readonly NodeChange[] {
  const [from, to] = [nameOf(before), nameOf(after)];
  if (from === to) return [];
  const gesture = to === '' ? 'Remove name' : from === '' ? `Name step ${to}` : `Rename ${from} to ${to}`;
  return [part('name', from, to, gesture)];
}

function bodyChanges(before: FlowNode, after: FlowNode, eventLabel: EventLabel): readonly NodeChange[] {
  if (before.kind === 'event' && after.kind === 'event') {
    return before.event === after.event ? [] : [eventChange(before.event, after.event, eventLabel)];
  }
  if (before.kind === 'condition' && after.kind === 'condition') return groupChanges(before.condition, after.condition);
  if (before.kind === 'action' && after.kind === 'action')
    return actionChanges(before.action, after.action, eventLabel);
  if (before.kind === 'note' && after.kind === 'note') return [part('text', before.text, after.text, 'Change note')];
  return [];
}

function actionChanges(before: Action, after: Action, eventLabel: EventLabel): readonly NodeChange[] {
  if (before.kind !== after.kind) {
    const [from, to] = [ACTION_NAMES[before.kind], ACTION_NAMES[after.kind]];
    return [part('action', from, to, `Change to ${to}`)];
  }
  const old = before as unknown as Readonly<Record<string, Json | undefined>>;
  const now = after as unknown as Readonly<Record<string, Json | undefined>>;
  const members = Object.keys({ ...old, ...now }).filter((member) => !sameJson(old[member], now[member]));
  return members.map((member) => {
    const from = old[member];
    const to = now[member];
    if (member === 'event') return eventChange(textOf(from), textOf(to), eventLabel);
    const name = memberName(member);
    const [fromWords, toWords] = [memberWords(member, from), memberWords(member, to)];
    return part(name, fromWords, toWords, gestureOf(member, name, to));
  });
}

const MEMBER_NAMES: Readonly<Record<string, string>> = {
  to: 'recipient',
  replyTo: 'reply address',
  html: 'HTML text',
  url: 'address',
  changes: 'contact changes',
  quietHours: 'quiet hours',
};

/** What a member of an action is called: "HTML text". */
export function memberName(member: string): string {
  return MEMBER_NAMES[member] ?? member;
}

function gestureOf(member: string, name: string, to: Json | undefined): string {
  if (to === undefined) return `Remove ${name}`;
  return member === 'method' ? `Set method to ${textOf(to)}` : `Change ${name}`;
}

/** The value of a member of an action; empty when it is absent. */
export function memberWords(member: string, value: Json | undefined): string {
  if (value === undefined) return '';
  if (member === 'changes' && Array.isArray(value)) {
    return value.map((change) => sentenceText(changeSentence(change as unknown as ContactChange))).join(', ');
  }
  return typeof value === 'string' ? value : valueWords(value);
}

function eventChange(before: string, after: string, eventLabel: EventLabel): NodeChange {
  const name = (id: string): string => (id === '' ? '' : (eventLabel(id) ?? id));
  return part('event', name(before), name(after), after === '' ? 'Remove event' : `Set event to ${name(after)}`);
}

/** An empty side means that the part was not there. */
function part(name: string, before: string, after: string, gesture: string): NodeChange {
  const kind = before === '' ? 'added' : after === '' ? 'removed' : 'changed';
  const sides = { ...(before === '' ? {} : { before }), ...(after === '' ? {} : { after }) };
  return { kind, what: name, text: name, ...sides, gesture };
}

function nameOf(node: FlowNode): string {
  return node.kind === 'event' || node.kind === 'note' ? '' : (node.name ?? '');
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
