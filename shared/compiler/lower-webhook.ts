import type { Action } from '../flow/action.ts';
import type { ActionSpec } from '../program/program.ts';
import { checkText, hasTemplate, required, template } from './action-text.ts';
import { fieldOf, type ReportNode } from './report.ts';

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Headers that frame the request itself. */
const RESERVED: readonly string[] = [
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
  'te',
  'trailer',
];

/** `callWebhook` with its defaults: POST, no headers, the whole occurrence as body (A). `warn` blocks nothing. */
export function lowerWebhook(
  action: Extract<Action, { kind: 'callWebhook' }>,
  tell: ReportNode,
  warn: ReportNode,
): ActionSpec {
  const url = required(action.url, 'url', 'The address', tell);
  if (url !== '') checkUrl(url, tell, warn);
  const headers = action.headers ?? {};
  checkHeaders(headers, tell);
  return {
    kind: 'callWebhook',
    url,
    method: action.method ?? 'POST',
    headers,
    ...(action.body === undefined ? {} : { body: template(action.body, 'body', tell) }),
  };
}

/** Which environment will call is not known here, so plain http is only a warning (A). */
function checkUrl(text: string, tell: ReportNode, warn: ReportNode): void {
  const field = fieldOf('action', 'url');
  const protocol = hasTemplate(text) ? writtenProtocol(text) : protocolOf(text);
  if (protocol === 'http:') warn('action.urlNotHttps', field);
  else if (protocol !== 'https:' && protocol !== 'unknown') tell('action.url', field, text);
}

function protocolOf(text: string): string | undefined {
  try {
    const url = new URL(text.trim());
    return url.hostname === '' ? undefined : url.protocol;
  } catch {
    return undefined;
  }
}

/** The scheme that stands before any template, if one does. */
function writtenProtocol(text: string): string {
  return /^\s*([a-z][a-z0-9+.-]*:)/i.exec(text)?.[1]?.toLowerCase() ?? 'unknown';
}

function checkHeaders(headers: Readonly<Record<string, string>>, tell: ReportNode): void {
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(headers)) {
    const field = fieldOf('action', 'headers', name);
    const lower = name.toLowerCase();
    if (!TOKEN.test(name)) tell('action.headerName', field, name);
    else if (RESERVED.includes(lower)) tell('action.headerReserved', field, name);
    else if (seen.has(lower)) tell('action.headerDuplicate', field, name);
    seen.add(lower);
    if (/[\r\n]/.test(value)) tell('action.headerValue', field, name);
    else checkText(value, field, tell);
  }
}
