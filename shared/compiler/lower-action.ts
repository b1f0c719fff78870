import type { Action, ContactChange } from '../flow/action.ts';
import { plainNumber } from '../program/number-literal.ts';
import type { ActionSpec } from '../program/program.ts';
import { checkText, hasTemplate, isBlank, required, template } from './action-text.ts';
import { lowerWebhook } from './lower-webhook.ts';
import { checkFixedAddress, checkFixedPhone } from './recipient.ts';
import { fieldOf, type ReportNode } from './report.ts';

/** Who gets a message that names nobody (A). */
export const DEFAULT_EMAIL_TO = '{{ contact.email }}';
export const DEFAULT_SMS_TO = '{{ contact.phone }}';

/** An action with its defaults filled in (A); what is missing or wrong is reported, and then nothing is returned. */
export function lowerAction(action: Action, report: ReportNode): ActionSpec | undefined {
  let sound = true;
  const tell: ReportNode = (code, field, ...words) => {
    sound = false;
    report(code, field, ...words);
  };
  const spec = lowerKind(action, tell, report);
  return sound ? spec : undefined;
}

/** `warn` reports without making the action unusable. */
function lowerKind(action: Action, tell: ReportNode, warn: ReportNode): ActionSpec {
  if ('quietHours' in action && action.quietHours !== undefined) {
    tell('flow.notSupportedYet', fieldOf('action', 'quietHours'), 'Quiet hours');
  }
  switch (action.kind) {
    case 'sendEmail':
      return lowerEmail(action, tell);
    case 'sendSms': {
      const to = recipient(action.to, DEFAULT_SMS_TO);
      checkFixedPhone(to, tell);
      return { kind: 'sendSms', to: template(to, 'to', tell), body: required(action.body, 'body', 'The text', tell) };
    }
    case 'notifyTeam':
      return lowerNotify(action, tell);
    case 'callWebhook':
      return lowerWebhook(action, tell, warn);
    case 'updateContact':
      return { kind: 'updateContact', changes: lowerChanges(action.changes ?? [], tell) };
    case 'emitEvent': {
      // Whether the event exists is a matter of references.
      for (const [key, value] of Object.entries(action.data ?? {})) {
        if (typeof value === 'string') checkText(value, fieldOf('action', 'data', key), tell);
      }
      return { kind: 'emitEvent', event: action.event ?? '', data: action.data ?? {} };
    }
  }
}

function lowerEmail(action: Extract<Action, { kind: 'sendEmail' }>, tell: ReportNode): ActionSpec {
  const to = recipient(action.to, DEFAULT_EMAIL_TO);
  const replyTo = recipient(action.replyTo, '');
  checkFixedAddress(to, fieldOf('action', 'to'), tell);
  if (replyTo !== '') checkFixedAddress(replyTo, fieldOf('action', 'replyTo'), tell);
  const { html = '', text = '' } = action;
  if (isBlank(html) && isBlank(text)) tell('action.missing', fieldOf('action', 'text'), 'The message');
  return {
    kind: 'sendEmail',
    to: template(to, 'to', tell),
    subject: required(action.subject, 'subject', 'The subject', tell),
    ...(isBlank(html) ? {} : { html: template(html, 'html', tell) }),
    ...(isBlank(text) ? {} : { text: template(text, 'text', tell) }),
    ...(replyTo === '' ? {} : { replyTo: template(replyTo, 'replyTo', tell) }),
  };
}

function lowerNotify(action: Extract<Action, { kind: 'notifyTeam' }>, tell: ReportNode): ActionSpec {
  const { to = [] } = action;
  if (to.length === 0) tell('action.missing', fieldOf('action', 'to'), 'The address of someone in the team');
  to.forEach((address, index) => {
    const field = fieldOf('action', 'to', index);
    if (isBlank(address)) tell('action.missing', field, 'The address');
    else if (hasTemplate(address)) tell('action.address', field, address);
    else checkFixedAddress(address, field, tell);
  });
  return {
    kind: 'notifyTeam',
    to,
    subject: required(action.subject, 'subject', 'The subject', tell),
    text: required(action.text, 'text', 'The text', tell),
  };
}

function lowerChanges(changes: readonly ContactChange[], tell: ReportNode) {
  if (changes.length === 0) tell('action.missing', fieldOf('action', 'changes'), 'What to change');
  return changes.map(({ field, change, value }, index) => {
    const at = (member: string): string => fieldOf('action', 'changes', index, member);
    if (isBlank(field)) tell('action.missing', at('field'), 'The field');
    else if (LOCKED_FIELDS.includes(field) || /[\p{Cc}\p{Surrogate}]/u.test(field)) {
      tell('action.contactField', at('field'), field);
    }
    // Setting to nothing empties a field; adding, appending or removing nothing is unfinished.
    if (value === undefined || (change !== 'set' && isBlank(value))) tell('action.missing', at('value'), 'The value');
    else if (change === 'add' && !hasTemplate(value) && plainNumber(value) === undefined) {
      tell('action.notNumber', at('value'), value);
    } else checkText(value, at('value'), tell);
    return { field, change, value: value ?? '' };
  });
}

/** The id tells whose contact it is; the others are no ordinary members of an object. */
const LOCKED_FIELDS: readonly string[] = ['id', '__proto__', 'constructor', 'prototype'];

function recipient(written: string | undefined, otherwise: string): string {
  return written === undefined || isBlank(written) ? otherwise : written;
}
