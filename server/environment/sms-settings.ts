import { z } from 'zod';
import { isLoopback } from '../serve/is-loopback.ts';

/** What a template of the gateway's request may name. `key` is the action's key, the same at every attempt; `secret` comes from outside the file. */
export const SMS_FIELDS = ['to', 'text', 'key', 'secret'] as const;
export type SmsField = (typeof SMS_FIELDS)[number];
/** `{{to}}`, with or without spaces. */
export const PLACEHOLDER = /\{\{\s*(.*?)\s*\}\}/g;

const Template = z
  .string()
  .max(4000)
  .superRefine((text, context) => {
    for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
      if (isSmsField(name)) continue;
      const message = `“${name.slice(0, 100)}” is no field of an SMS. There are ${SMS_FIELDS.join(', ')}`;
      context.addIssue({ code: 'custom', message });
    }
  });
type TemplateTree = string | number | boolean | null | TemplateTree[] | { [key: string]: TemplateTree };
const TemplateTree: z.ZodType<TemplateTree> = z.lazy(() =>
  z.union([Template, z.number(), z.boolean(), z.null(), z.array(TemplateTree), z.record(z.string(), TemplateTree)]),
);

const HeaderName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, 'A header has a name of letters, digits and -');
const HeaderTemplate = Template.refine((text) => !/[\r\n\0]/.test(text), 'A header is one line');

const GatewayUrl = z.url().superRefine((text, context) => {
  const url = new URL(text);
  const plain = url.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
  if (url.protocol !== 'https:' && !plain)
    context.addIssue({ code: 'custom', message: 'The gateway is called over https, unless it is on this machine' });
  if (url.username !== '' || url.password !== '')
    context.addIssue({ code: 'custom', message: 'Use "basicUser", not a user name in the address' });
});

/**
 * The SMS gateway and the template of its request (X5). Values are put into a tree, never into text, so that nothing in a message can
 * change the request. The secret is read from HOOKFLOW_SMS_SECRET.
 */
export const SmsSettings = z.strictObject({
  url: GatewayUrl,
  method: z.enum(['POST', 'PUT']).default('POST'),
  /** User of Basic authentication; its password is the secret. */
  basicUser: z.string().min(1).max(320).optional(),
  headers: z.record(HeaderName, HeaderTemplate).default({}),
  body: z.union([
    z.strictObject({ json: TemplateTree }),
    z.strictObject({ form: z.record(z.string().min(1), Template) }),
  ]),
  /** The gateway drops repeats by `key`: then an interrupted attempt is repeated (X2). */
  dropsRepeats: z.boolean().default(false),
});
export type SmsSettings = Readonly<z.infer<typeof SmsSettings>>;

export function isSmsField(name: string): name is SmsField {
  return (SMS_FIELDS as readonly string[]).includes(name);
}

/** Whether the secret is used at all. */
export function usesSecret(settings: SmsSettings): boolean {
  const text = JSON.stringify([settings.headers, settings.body]);
  return settings.basicUser !== undefined || [...text.matchAll(PLACEHOLDER)].some(([, name]) => name === 'secret');
}
