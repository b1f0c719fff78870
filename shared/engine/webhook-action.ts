import { ok } from '../base/result.ts';
import type { ActionSpec } from '../program/program.ts';
import { escapeHeader } from '../program/template-escape.ts';
import { prepareTexts, renderTexts } from './action-texts.ts';
import type { ActionView, MessageParams } from './prepared-action.ts';
import { bodyPlace, webhookBody, webhookHeaders, webhookUrl } from './webhook.ts';

/** `callWebhook`: `{ url, method, headers, body? }`; without a body template the body is the whole occurrence. */
export function prepareWebhook(
  spec: Extract<ActionSpec, { kind: 'callWebhook' }>,
): (view: ActionView) => MessageParams {
  const main = prepareTexts([
    ['url', spec.url, 'url'],
    ['body', spec.body, bodyPlace(spec.headers)],
  ]);
  const headerTexts = prepareTexts(
    Object.entries(spec.headers).map(([name, source]) => [name, source, 'header'] as const),
  );
  return (view) => {
    const rendered = renderTexts(main, view.scope);
    if (!rendered.ok) return rendered;
    const fields = renderTexts(headerTexts, view.scope);
    if (!fields.ok) return fields;
    const url = webhookUrl(rendered.value.texts.get('url') ?? '');
    if (!url.ok) return url;
    const body = webhookBody(spec, rendered.value.texts.get('body'), view.occurrence);
    if (!body.ok) return body;
    const lines = Object.fromEntries([...fields.value.texts].map(([name, text]) => [name, escapeHeader(text).trim()]));
    const headers = webhookHeaders(lines, body.value !== undefined);
    if (!headers.ok) return headers;
    const notes = [...new Set([...rendered.value.notes, ...fields.value.notes])];
    const params = { url: url.value, method: spec.method, headers: headers.value };
    return ok({ params: body.value === undefined ? params : { ...params, body: body.value }, notes });
  };
}
