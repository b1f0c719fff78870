import { z } from 'zod';
import { jsonValue } from '../events/occurrence.ts';

/** Actions as drawn; parameters may be missing until the trigger compiles (F4). T = Liquid template text (A, E8). */
export const ContactChange = z.strictObject({
  field: z.string(),
  change: z.enum(['set', 'add', 'append', 'remove']),
  value: z.string().optional(),
});
export type ContactChange = Readonly<z.infer<typeof ContactChange>>;

const text = z.string().optional();
/** Kept as drawn; the compiler refuses it (W4). */
const quietHours = jsonValue.optional();

export const Action = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sendEmail'),
    to: text,
    subject: text,
    html: text,
    text,
    replyTo: text,
    quietHours,
  }),
  z.strictObject({ kind: z.literal('sendSms'), to: text, body: text, quietHours }),
  z.strictObject({
    kind: z.literal('notifyTeam'),
    to: z.array(z.string()).optional(),
    subject: text,
    text,
    quietHours,
  }),
  z.strictObject({
    kind: z.literal('callWebhook'),
    url: text,
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
    headers: z.record(z.string(), z.string()).optional(),
    /** Absent: the whole occurrence is the body. */
    body: text,
  }),
  z.strictObject({ kind: z.literal('updateContact'), changes: z.array(ContactChange).optional() }),
  z.strictObject({
    kind: z.literal('emitEvent'),
    event: text,
    /** String members are templates; other values are taken as they are. */
    data: z.record(z.string(), jsonValue).optional(),
  }),
]);
export type Action = Readonly<z.infer<typeof Action>>;
export type ActionKind = Action['kind'];

export const ACTION_KINDS: readonly ActionKind[] = [
  'sendEmail',
  'sendSms',
  'notifyTeam',
  'callWebhook',
  'updateContact',
  'emitEvent',
];
