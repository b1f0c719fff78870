import { canonicalJson } from '../base/canonical-json.ts';
import type { JsonObject } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { ActionSpec } from '../program/program.ts';
import type { TemplatePlace } from '../program/template-escape.ts';
import { wellFormedJson } from '../program/well-formed.ts';
import type { ActionError, ActionErrorCode } from './trace.ts';

type WebhookSpec = Extract<ActionSpec, { kind: 'callWebhook' }>;
const JSON_TYPE = 'application/json';
/** Percent-encoding cannot disarm these: every client resolves them. */
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:\/|$)/i;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** Where a webhook's body stands, so that its values are escaped for it (E8): JSON unless the content type says otherwise. */
export function bodyPlace(headers: WebhookSpec['headers']): TemplatePlace {
  const type = contentType(headers)?.toLowerCase() ?? JSON_TYPE;
  if (type.includes('json')) return 'json';
  if (type.includes('x-www-form-urlencoded')) return 'url';
  return type.includes('html') || type.includes('xml') ? 'html' : 'text';
}

function contentType(headers: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}

/** An absolute http or https address without credentials; whether http is allowed is the environment's to say. */
export function webhookUrl(rendered: string): Result<string, ActionError> {
  const text = rendered.trim();
  const url = parsed(text);
  if (!url || /[\s\p{Cc}]/u.test(text))
    return refused('action.badUrl', `The address ${shown(text)} is not a web address.`);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return refused('action.badUrl', `The address ${shown(text)} does not start with https.`);
  }
  if (DOT_SEGMENT.test(text.replace(/[?#][^]*$/, ''))) {
    return refused('action.badUrl', `The address ${shown(text)} holds a path segment that leads elsewhere.`);
  }
  return url.username === '' && url.password === ''
    ? ok(text)
    : refused('action.badUrl', 'The address holds a user name or password; put it into a header.');
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Rendered headers; the content type is added where there is a body and the flow names none. */
export function webhookHeaders(
  rendered: Readonly<Record<string, string>>,
  hasBody: boolean,
): Result<Readonly<Record<string, string>>, ActionError> {
  const bad = Object.keys(rendered).find((name) => !TOKEN.test(name));
  if (bad !== undefined) return refused('action.badHeader', `${shown(bad)} is not the name of a header.`);
  return ok(hasBody && contentType(rendered) === undefined ? { ...rendered, 'content-type': JSON_TYPE } : rendered);
}

/** The body to send; `rendered` is undefined where the flow has no body template: then it is the whole occurrence. */
export function webhookBody(
  spec: WebhookSpec,
  rendered: string | undefined,
  occurrence: JsonObject,
): Result<string | undefined, ActionError> {
  if (spec.method === 'GET') {
    return rendered === undefined ? ok(undefined) : refused('action.badBody', 'A GET request carries no body.');
  }
  if (rendered === undefined) return ok(canonicalJson(wellFormedJson(occurrence)));
  if (bodyPlace(spec.headers) !== 'json') return ok(rendered);
  return isJson(rendered)
    ? ok(rendered)
    : refused('action.badBody', 'The rendered body is not JSON. Write whole values with the json filter.');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refused(code: ActionErrorCode, message: string): Result<never, ActionError> {
  return err({ code, message });
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
