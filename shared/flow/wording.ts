import { isJsonObject, type Json } from '../base/json.ts';
import type { Action } from './action.ts';
import { actionSentence } from './action-words.ts';
import { templateWords } from './template-words.ts';
import { durationWords } from './operator-words.ts';
import { noun, sentenceText, type EventLabel, type Phrase } from './phrase.ts';
import { countRules, ruleWords } from './rule-words.ts';
import type { ConditionNode, FlowNode } from './trigger.ts';

export { operatorWords, valueWords } from './operator-words.ts';
export { sentenceText, type EventLabel, type Phrase } from './phrase.ts';
export { groupWords, memberWords, ruleWords, type RuleWords } from './rule-words.ts';

/** The line above a node's sentence: "When", "Only if all are true", "Notify team by e-mail". */
export function nodeKindWords(node: FlowNode): string {
  switch (node.kind) {
    case 'event':
      return 'When';
    case 'condition':
      return conditionKindWords(node);
    case 'action':
      return actionKindWords(node.action);
    case 'delay':
      return 'Wait';
    case 'split':
      return 'Split';
    case 'note':
      return 'Note';
  }
}

/** What a node does, as a sentence under its kind: "**Purchase** happens", "Add **10** to **points**". */
export function nodeSentence(node: FlowNode, eventLabel: EventLabel): readonly Phrase[] {
  switch (node.kind) {
    case 'event':
      return [node.event === '' ? { text: '…' } : noun(eventLabel(node.event) ?? node.event), { text: ' happens' }];
    case 'condition':
      return conditionSentence(node);
    case 'action':
      return node.name ? [noun(node.name)] : actionSentence(node.action, eventLabel);
    case 'delay':
      return node.name ? [noun(node.name)] : [noun(delayWords(node.for))];
    case 'split':
      return node.name ? [noun(node.name)] : [{ text: `${branchCount(node.branches)} branches` }];
    case 'note':
      return [{ text: node.text }];
  }
}

/** The optional small line under the sentence, such as the subject of a message to the team. */
export function nodeDetail(node: FlowNode, eventLabel: EventLabel): string | undefined {
  if (node.kind !== 'action') return undefined;
  if (node.name) return sentenceText(actionSentence(node.action, eventLabel));
  return node.action.kind === 'notifyTeam' ? templateWords(node.action.subject ?? '') || undefined : undefined;
}

/** A node's short name, for labels, lists and messages: its own, else what it is: "Notify team". */
export function nodeTitle(node: FlowNode): string {
  if (node.kind !== 'event' && node.kind !== 'note' && node.name) return node.name;
  return kindName(node);
}

/** What a node is, in a word or two. */
export function kindName(node: FlowNode): string {
  switch (node.kind) {
    case 'event':
      return 'Event';
    case 'condition':
      return 'Condition';
    case 'action':
      return ACTION_NAMES[node.action.kind];
    case 'delay':
      return 'Delay';
    case 'split':
      return 'Split';
    case 'note':
      return 'Note';
  }
}

export const ACTION_NAMES: Readonly<Record<Action['kind'], string>> = {
  sendEmail: 'Send e-mail',
  sendSms: 'Send SMS',
  notifyTeam: 'Notify team',
  callWebhook: 'Call webhook',
  updateContact: 'Update contact',
  emitEvent: 'Emit event',
};

function conditionKindWords({ condition }: ConditionNode): string {
  if (condition.match === 'none') return 'Only if none is true';
  if (condition.of.length < 2) return 'Only if';
  return condition.match === 'all' ? 'Only if all are true' : 'Only if any is true';
}

function conditionSentence(node: ConditionNode): readonly Phrase[] {
  if (node.name) return [noun(node.name)];
  const [first] = node.condition.of;
  if (first === undefined) return [{ text: 'No rules yet' }];
  if (node.condition.of.length > 1) return [noun(String(countRules(node.condition))), { text: ' rules' }];
  const { field, operator, value } = ruleWords(first);
  const words = [field, operator].filter((part) => part !== '').join(' ');
  return value === '' ? [{ text: words }] : [{ text: `${words} ` }, noun(value)];
}

function actionKindWords(action: Action): string {
  switch (action.kind) {
    case 'sendEmail':
      return `E-mail to ${recipientWords(action.to, 'email')}`;
    case 'sendSms':
      return `SMS to ${recipientWords(action.to, 'phone')}`;
    case 'notifyTeam':
      return 'Notify team by e-mail';
    case 'callWebhook':
    case 'updateContact':
    case 'emitEvent':
      return ACTION_NAMES[action.kind];
  }
}

/** "contact" for the default recipient (A), however its template is spaced. */
function recipientWords(to: string | undefined, field: string): string {
  const written = to?.trim() ?? '';
  return written === '' || written.replaceAll(/\s/g, '') === `{{contact.${field}}}` ? 'contact' : written;
}

function delayWords(duration: Json | undefined): string {
  return isJsonObject(duration) ? durationWords(duration['amount'], duration['unit']) : '…';
}

function branchCount(branches: Json | undefined): number {
  return Array.isArray(branches) ? branches.length : 0;
}
