import type { Action } from '../../../shared/flow/action.ts';

/** The fields of an action whose problems its form shows at a control. */
export function shownFields(action: Action): readonly string[] {
  return MEMBERS[action.kind].map((member) => `action/${member}`);
}

const MEMBERS: Readonly<Record<Action['kind'], readonly string[]>> = {
  sendEmail: ['to', 'subject', 'html', 'text', 'replyTo'],
  sendSms: ['to', 'body'],
  notifyTeam: ['to', 'subject', 'text'],
  callWebhook: ['url', 'headers', 'body'],
  updateContact: ['changes'],
  emitEvent: ['event', 'data'],
};
