import { completeField, type Catalog, type FieldEntry } from '../fields/field-catalog.ts';
import { FILTER_WORDS, INNER_TAGS, TAG_WORDS } from './template-words.ts';
import { localFields } from './template-locals.ts';
import { liquidPath } from './template-text.ts';

/** What can stand at the caret. */
export interface TemplateOption {
  readonly kind: 'field' | 'filter' | 'tag';
  readonly name: string;
  /** What it does, or an example of the field's value. */
  readonly about: string;
  readonly example?: string;
  /** Text in place of what is typed, and how far before its end the caret stands then. */
  readonly insert: string;
  readonly caretBack: number;
}

export interface TemplateCompletion {
  /** Where what is typed begins; it ends at the caret. */
  readonly from: number;
  readonly options: readonly TemplateOption[];
}

const MOST = 40;

/** What Liquid can go on with at the caret; undefined outside of `{{ }}` and `{% %}`, and inside quotes. */
export function completionAt(text: string, caret: number, catalog: Catalog): TemplateCompletion | undefined {
  const before = text.slice(0, caret);
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  if (open < 0) return undefined;
  const inner = before.slice(open + 2);
  if (inner.includes('}}') || inner.includes('%}') || isQuoted(inner)) return undefined;
  const isOutput = before.startsWith('{{', open);
  const closing = isClosed(text.slice(caret)) ? '' : isOutput ? ' }}' : ' %}';
  const space = /\s/.test(inner) ? '' : ' ';
  const tag = isOutput ? null : /^-?\s*(\w*)$/.exec(inner);
  if (tag) return found(caret, tag[1] ?? '', tagOptions(tag[1] ?? '', space, closing));
  const filter = /\|(\s*)(\w*)$/.exec(inner);
  if (filter) return found(caret, filter[2] ?? '', filterOptions(filter[2] ?? '', filter[1] === '' ? ' ' : ''));
  const typed = /(?:^-?|[\s:,(=<>])([A-Za-z_][\w.[\]-]*)?$/.exec(inner);
  if (!typed) return undefined;
  const path = typed[1] ?? '';
  // After a whole value comes an operator or a filter, not another field.
  if (path === '' && isOutput && inner.trim() !== '' && !/[:,(]\s*$/.test(inner)) return undefined;
  return found(
    caret,
    path,
    fieldOptions(path, [...localFields(before.slice(0, open), catalog), ...catalog.entries], space, closing),
  );
}

function found(caret: number, typed: string, options: readonly TemplateOption[]): TemplateCompletion | undefined {
  const whole = options.length === 1 && options[0]?.name === typed;
  return options.length === 0 || whole ? undefined : { from: caret - typed.length, options };
}

function isQuoted(inner: string): boolean {
  return inner.replaceAll(/"[^"]*"|'[^']*'/g, '').search(/["']/) >= 0;
}

/** Whether what follows closes what is open, before anything else opens. */
function isClosed(after: string): boolean {
  const close = after.search(/[%}]\}/);
  const next = after.search(/\{[{%]/);
  return close >= 0 && (next < 0 || close < next);
}

function fieldOptions(
  typed: string,
  entries: readonly FieldEntry[],
  space: string,
  closing: string,
): readonly TemplateOption[] {
  return completeField(entries, typed)
    .slice(0, MOST)
    .map(({ path, example }) => ({
      kind: 'field',
      name: path,
      about: example === undefined ? '' : JSON.stringify(example),
      insert: `${space}${liquidPath(path)}${closing}`,
      caretBack: closing === ' }}' ? 0 : closing.length,
    }));
}

function filterOptions(typed: string, space: string): readonly TemplateOption[] {
  return FILTER_WORDS.filter(({ name }) => name.startsWith(typed)).map(({ name, does, example }) => {
    const takes = example.includes(`${name}:`);
    return { kind: 'filter', name, about: does, example, insert: `${space}${name}${takes ? ': ' : ''}`, caretBack: 0 };
  });
}

function tagOptions(typed: string, space: string, closing: string): readonly TemplateOption[] {
  const blocks = TAG_WORDS.map(({ name, does, example }): TemplateOption => {
    const end = closing !== '' && example.includes(`end${name}`) ? `{% end${name} %}` : '';
    const insert = `${space}${name} ${closing}${end}`;
    return { kind: 'tag', name, about: does, example, insert, caretBack: closing.length + end.length };
  });
  const inner = INNER_TAGS.map(({ name, does }): TemplateOption => {
    const needs = name === 'else' ? '' : ' ';
    return {
      kind: 'tag',
      name,
      about: does,
      insert: `${space}${name}${needs}${closing}`,
      caretBack: name === 'else' ? 0 : closing.length,
    };
  });
  return [...blocks, ...inner].filter(({ name }) => name.startsWith(typed));
}
