import { isSmsField, PLACEHOLDER, type SmsField, type SmsSettings } from '../../environment/sms-settings.ts';

export type SmsValues = Readonly<Record<SmsField, string>>;
export interface SmsRequest {
  readonly method: SmsSettings['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
type Tree = Extract<SmsSettings['body'], { json: unknown }>['json'];

/** The gateway's request for one message: the settings' templates with the values put in. */
export function smsRequest({ method, basicUser, headers, body }: SmsSettings, values: SmsValues): SmsRequest {
  const [type, text] =
    'json' in body
      ? ['application/json', JSON.stringify(filledTree(body.json, values))]
      : ['application/x-www-form-urlencoded', form(body.form, values)];
  const credentials = Buffer.from(`${basicUser ?? ''}:${values.secret}`).toString('base64');
  return {
    method,
    headers: {
      'user-agent': 'Hookflow-SMS/1',
      'content-type': type,
      ...(basicUser === undefined ? {} : { authorization: `Basic ${credentials}` }),
      ...Object.fromEntries(
        Object.entries(headers).map(([name, template]) => [name.toLowerCase(), headerValue(filled(template, values))]),
      ),
    },
    body: text,
  };
}

function filled(template: string, values: SmsValues): string {
  return template.replace(PLACEHOLDER, (_all, name: string) => (isSmsField(name) ? values[name] : ''));
}

function filledTree(tree: Tree, values: SmsValues): Tree {
  if (typeof tree === 'string') return filled(tree, values);
  if (Array.isArray(tree)) return tree.map((each) => filledTree(each, values));
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, each]) => [key, filledTree(each, values)]));
}

function form(fields: Readonly<Record<string, string>>, values: SmsValues): string {
  const sent = new URLSearchParams();
  for (const [name, template] of Object.entries(fields)) sent.append(name, filled(template, values));
  return sent.toString();
}

/** One line of what a header may carry; a message's text in a header loses the rest. */
function headerValue(text: string): string {
  return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, ' ');
}
