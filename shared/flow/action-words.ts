import type { Action, ContactChange } from './action.ts';
import { noun, type EventLabel, type Phrase } from './phrase.ts';
import { templateWords } from './template-words.ts';

/** What an action does, in a sentence; what is still missing is said plainly. */
export function actionSentence(action: Action, eventLabel: EventLabel): readonly Phrase[] {
  switch (action.kind) {
    case 'sendEmail':
      return [nounOr(templateWords(action.subject ?? ''), 'No subject yet')];
    case 'sendSms':
      return [nounOr(templateWords(action.body ?? ''), 'No text yet')];
    case 'notifyTeam':
      return [nounOr(listWords(action.to ?? []), 'No address yet')];
    case 'callWebhook':
      return isBlank(action.url)
        ? [{ text: 'No address yet' }]
        : [{ text: `${action.method ?? 'POST'} ` }, nounOr(hostOf(action.url ?? ''), '…')];
    case 'updateContact':
      return changesSentence(action.changes ?? []);
    case 'emitEvent':
      return [nounOr(isBlank(action.event) ? '' : (eventLabel(action.event ?? '') ?? action.event), 'No event chosen')];
  }
}

function changesSentence(changes: readonly ContactChange[]): readonly Phrase[] {
  const [first, ...more] = changes;
  if (first === undefined) return [{ text: 'No changes yet' }];
  return [...changeSentence(first), ...(more.length === 0 ? [] : [{ text: ` and ${more.length} more` }])];
}

/** "Add **10** to **points**". */
export function changeSentence({ field, change, value }: ContactChange): readonly Phrase[] {
  const what = nounOr(templateWords(value ?? ''), '…');
  const where = nounOr(field, '…');
  switch (change) {
    case 'set':
      return value === '' ? [{ text: 'Empty ' }, where] : [{ text: 'Set ' }, where, { text: ' to ' }, what];
    case 'add':
      return [{ text: 'Add ' }, what, { text: ' to ' }, where];
    case 'append':
      return [{ text: 'Append ' }, what, { text: ' to ' }, where];
    case 'remove':
      return [{ text: 'Remove ' }, what, { text: ' from ' }, where];
  }
}

function listWords(addresses: readonly string[]): string {
  const written = addresses.filter((address) => !isBlank(address));
  const shown = written.slice(0, 2).join(', ');
  return written.length > 2 ? `${shown} and ${written.length - 2} more` : shown;
}

function hostOf(url: string): string {
  return /^\s*[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@\s]*@)?([^/?#\s]+)/i.exec(url)?.[1] ?? url.trim();
}

function nounOr(text: string | undefined, otherwise: string): Phrase {
  return text === undefined || isBlank(text) ? { text: otherwise } : noun(text);
}

function isBlank(text: string | undefined): boolean {
  return (text ?? '').trim() === '';
}
