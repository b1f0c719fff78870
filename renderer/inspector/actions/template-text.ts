import type { Json } from '../../../shared/base/json.ts';
import { isJsonObject } from '../../../shared/base/json.ts';
import { parseFieldPath } from '../../../shared/program/field-path.ts';
import type { FieldEntry } from '../fields/field-catalog.ts';

/** Liquid that writes a field: an output, or for a list a loop over its items. */
export function templateFor({ path, types, example }: FieldEntry): string {
  const name = liquidPath(path);
  if (!types.includes('list')) return `{{ ${name} }}`;
  return `{% for item in ${name} %}{{ item${itemMember(example)} }} {% endfor %}`;
}

/** A field path as Liquid writes it: names that are no Liquid names stand in brackets. */
export function liquidPath(path: string): string {
  const parsed = parseFieldPath(path);
  if (!parsed.ok) return path;
  const { root, segments } = parsed.value;
  return root + segments.map(liquidSegment).join('');
}

function liquidSegment(segment: string | number): string {
  if (typeof segment === 'number') return `[${segment}]`;
  if (/^[A-Za-z_][\w-]*$/.test(segment)) return `.${segment}`;
  return segment.includes('"') ? `['${segment}']` : `["${segment}"]`;
}

/** Of items that are objects the member to write: its name, else the first that is no object itself. */
function itemMember(example: Json | undefined): string {
  const item: Json | undefined = Array.isArray(example) ? (example as readonly Json[])[0] : undefined;
  if (!isJsonObject(item)) return '';
  const plain = Object.keys(item).filter((key) => typeof item[key] !== 'object');
  const member = plain.includes('name') ? 'name' : plain[0];
  return member === undefined ? '' : liquidSegment(member);
}

/** A text with another put in the place of what is selected, and where the caret stands then. */
export function insertAt(
  text: string,
  start: number,
  end: number,
  inserted: string,
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, start) + inserted + text.slice(end), caret: start + inserted.length };
}
