import { err, ok, type Result } from '../base/result.ts';
import type { ActionSpec } from '../program/program.ts';
import { prepareTexts, renderTexts } from './action-texts.ts';
import type { ActionView, MessageParams } from './prepared-action.ts';
import { mailboxOf, phoneOf } from './recipient.ts';
import type { ActionError } from './trace.ts';

type Spec<K extends ActionSpec['kind']> = Extract<ActionSpec, { kind: K }>;

/** `sendEmail`: `{ to, subject, html?, text?, replyTo? }`. The subject is one line. */
export function prepareEmail(spec: Spec<'sendEmail'>): (view: ActionView) => MessageParams {
  const templates = prepareTexts([
    ['to', spec.to, 'text'],
    ['subject', spec.subject, 'header'],
    ['html', spec.html, 'html'],
    ['text', spec.text, 'text'],
    ['replyTo', spec.replyTo, 'text'],
  ]);
  return (view) => {
    const rendered = renderTexts(templates, view.scope);
    if (!rendered.ok) return rendered;
    const { texts, notes } = rendered.value;
    const params = Object.fromEntries(texts);
    for (const name of ['to', 'replyTo']) {
      const text = texts.get(name);
      if (text === undefined) continue;
      const mailbox = named(name, mailboxOf(text));
      if (!mailbox.ok) return mailbox;
      params[name] = mailbox.value;
    }
    return ok({ params: { ...params, subject: oneLine(texts.get('subject')) }, notes });
  };
}

/** `sendSms`: `{ to, body }`. */
export function prepareSms(spec: Spec<'sendSms'>): (view: ActionView) => MessageParams {
  const templates = prepareTexts([
    ['to', spec.to, 'text'],
    ['body', spec.body, 'text'],
  ]);
  return (view) => {
    const rendered = renderTexts(templates, view.scope);
    if (!rendered.ok) return rendered;
    const { texts, notes } = rendered.value;
    const to = named('to', phoneOf(texts.get('to') ?? ''));
    return to.ok ? ok({ params: { to: to.value, body: texts.get('body') ?? '' }, notes }) : to;
  };
}

/** `notifyTeam`: `{ to: [fixed addresses], subject, text }`. */
export function prepareTeamNote(spec: Spec<'notifyTeam'>): (view: ActionView) => MessageParams {
  const templates = prepareTexts([
    ['subject', spec.subject, 'header'],
    ['text', spec.text, 'text'],
  ]);
  return (view) => {
    const to: string[] = [];
    for (const address of spec.to) {
      const mailbox = named('to', mailboxOf(address));
      if (!mailbox.ok) return mailbox;
      to.push(mailbox.value);
    }
    if (to.length === 0) return err({ code: 'action.badRecipient', message: 'to: There is no recipient.' });
    const rendered = renderTexts(templates, view.scope);
    if (!rendered.ok) return rendered;
    const { texts, notes } = rendered.value;
    return ok({ params: { to, subject: oneLine(texts.get('subject')), text: texts.get('text') ?? '' }, notes });
  };
}

/** The template's own line breaks go too, not only those of its values. */
function oneLine(text = ''): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function named<T>(name: string, result: Result<T, ActionError>): Result<T, ActionError> {
  return result.ok ? result : err({ code: result.error.code, message: `${name}: ${result.error.message}` });
}
