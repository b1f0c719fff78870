import { toValue } from 'liquidjs';
import type { TemplateRun } from './template-run.ts';
import { wellFormedText } from './well-formed.ts';

/** Where a rendered text goes; values are escaped for it (E8). */
export const TEMPLATE_PLACES = ['text', 'html', 'json', 'url', 'header'] as const;
export type TemplatePlace = (typeof TEMPLATE_PLACES)[number];

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML[character] ?? character);
}

/** Percent-encodes everything but RFC 3986's unreserved characters. */
export function escapeUrl(text: string): string {
  return encodeURIComponent(wellFormedText(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A header's value on one line: CR, LF and other control characters become spaces. */
export function escapeHeader(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** The inside of a JSON string, without its quotes. */
export function escapeJsonString(text: string): string {
  return JSON.stringify(wellFormedText(text)).slice(1, -1);
}

export function escapeFor(place: TemplatePlace, text: string): string {
  switch (place) {
    case 'text':
      return text;
    case 'html':
      return escapeHtml(text);
    case 'json':
      return escapeJsonString(text);
    case 'url':
      return escapeUrl(text);
    case 'header':
      return escapeHeader(text);
  }
}

/** A value as text: nothing for missing and null, lists run together, objects as JSON. */
export function textOf(value: unknown, run: TemplateRun): string {
  const plain: unknown = toValue(value);
  if (typeof plain === 'string') return plain;
  if (typeof plain === 'number' || typeof plain === 'boolean') return String(plain);
  if (Array.isArray(plain)) {
    run.use(plain.length);
    return plain.map((element) => textOf(element, run)).join('');
  }
  if (typeof plain !== 'object' || plain === null) return '';
  const text = JSON.stringify(plain);
  run.use(text.length);
  return text;
}
