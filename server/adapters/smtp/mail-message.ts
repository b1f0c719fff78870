import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { mailboxOf } from '../../../shared/engine/recipient.ts';
import type { ClaimedAction } from '../../../shared/sync/executor/store.ts';
import type { SmtpSettings } from '../../environment/environment-settings.ts';

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}
/** A message as nodemailer takes it: addresses as objects, so that none is parsed from text, and its own envelope (X5). */
export interface MailMessage {
  from: MailAddress;
  to: MailAddress[];
  replyTo?: MailAddress;
  subject: string;
  html?: string;
  text?: string;
  messageId: string;
  headers: Record<string, string>;
  envelope: { from: MailAddress; to: MailAddress[] };
}

const Params = z.object({
  to: z.union([z.string().transform((address) => [address]), z.array(z.string()).min(1)]),
  subject: z.string(),
  html: z.string().optional(),
  text: z.string().optional(),
  replyTo: z.string().optional(),
});

/** The message of a rendered `sendEmail` or `notifyTeam`. Its Message-ID is the action's key, the same at every attempt. */
export function mailMessage(action: ClaimedAction, from: SmtpSettings['from']): Result<MailMessage, string> {
  const parsed = Params.safeParse(action.params);
  if (!parsed.success) return err('The rendered message is not complete.');
  const { to, subject, html, text, replyTo } = parsed.data;
  const addresses = replyTo === undefined ? to : [...to, replyTo];
  if (!addresses.every((address) => mailboxOf(address).ok)) return err('A rendered address is not one mailbox.');
  return ok({
    from: { name: from.name ?? '', address: from.address },
    to: to.map(addressOf),
    ...(replyTo === undefined ? {} : { replyTo: addressOf(replyTo) }),
    subject,
    ...(html === undefined ? {} : { html }),
    ...(text === undefined ? {} : { text }),
    messageId: `<${action.key}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    envelope: { from: addressOf(from.address), to: to.map(addressOf) },
  });
}

function addressOf(address: string): MailAddress {
  return { name: '', address };
}
