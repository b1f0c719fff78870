import { err, ok, type Result } from '../base/result.ts';
import { isMailbox, isPhoneNumber } from '../program/recipient.ts';
import type { ActionError } from './trace.ts';

/** The rendered address without blanks around it, when it is one mailbox (A1). */
export function mailboxOf(rendered: string): Result<string, ActionError> {
  const text = trimmed(rendered);
  return isMailbox(text) ? ok(text) : refused(rendered, 'one e-mail address such as ada@example.com');
}

/** The rendered number without blanks around it, when it is one E.164 number (A1). */
export function phoneOf(rendered: string): Result<string, ActionError> {
  const text = trimmed(rendered);
  return isPhoneNumber(text) ? ok(text) : refused(rendered, 'one telephone number such as +15125550100');
}

/** Blanks only: a line break is never dropped, so that none passes (A1). */
function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}

function refused(text: string, wanted: string): Result<never, ActionError> {
  const found = text.trim() === '' ? 'it is empty' : `it is ${JSON.stringify(text.slice(0, 100))}`;
  return err({ code: 'action.badRecipient', message: `The recipient must be ${wanted}, but ${found}.` });
}
