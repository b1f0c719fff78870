import { describe, expect, it } from 'vitest';
import { fieldCatalog } from '../../../../renderer/inspector/fields/field-catalog.ts';
import { completionAt } from '../../../../renderer/inspector/actions/template-completion.ts';
import { FILTER_WORDS, INNER_TAGS, TAG_WORDS } from '../../../../renderer/inspector/actions/template-words.ts';
import { previewTemplate } from '../../../../renderer/inspector/actions/template-preview.ts';
import type { Occurrence } from '../../../../shared/events/occurrence.ts';

const items = [
  { sku: 'A', name: 'Kettle', price: 10 },
  { sku: 'B', name: 'Filter', price: 20 },
];
const occurrence: Occurrence = {
  id: 'o',
  event: '30552',
  occurredAt: '2026-03-14T15:09:26Z',
  contact: { email: 'ada@example.com', city: 'Austin' },
  data: { total: 5, items },
};
const catalog = fieldCatalog([{ id: 's', name: 'S', occurrence }], '30552');

/** Completes at `|` of the text and takes the option of that name: the text with the caret as `|`. */
function complete(marked: string, name: string): string | undefined {
  const caret = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const found = completionAt(text, caret, catalog);
  const option = found?.options.find((one) => one.name === name);
  if (!found || !option) return undefined;
  const next = text.slice(0, found.from) + option.insert;
  const at = next.length - option.caretBack;
  return `${next.slice(0, at)}¦${next.slice(at)}${text.slice(caret)}`;
}
const offered = (marked: string) =>
  completionAt(marked.replace('¦', ''), marked.indexOf('¦'), catalog)?.options.map(({ name }) => name);

describe('what is offered at the caret', () => {
  it('fields after {{ and inside a path, closed when they are not', () => {
    expect(complete('Hi {{¦', 'contact.city')).toBe('Hi {{ contact.city }}¦');
    expect(complete('Hi {{cont¦', 'contact.city')).toBe('Hi {{ contact.city }}¦');
    expect(complete('Hi {{ cont¦ }}', 'contact.city')).toBe('Hi {{ contact.city¦ }}');
    expect(complete('{{ event.¦', 'event.total')).toBe('{{ event.total }}¦');
    expect(complete('{% if event.to¦ %}', 'event.total')).toBe('{% if event.total¦ %}');
  });
  it('filters after |', () => {
    expect(complete('{{ contact.city |¦ }}', 'upcase')).toBe('{{ contact.city | upcase¦ }}');
    expect(complete('{{ contact.city | de¦ }}', 'default')).toBe('{{ contact.city | default: ¦ }}');
  });
  it('tags after {%, with their end', () => {
    expect(complete('{%¦', 'if')).toBe('{% if ¦ %}{% endif %}');
    expect(complete('{% ¦ %}', 'else')).toBe('{% else¦ %}');
    expect(complete('{% as¦', 'assign')).toBe('{% assign ¦ %}');
  });
  it('names that loops and assignments gave, with what their items have', () => {
    expect(complete('{% for item in event.items %}{{ item.pr¦', 'item.price')).toBe(
      '{% for item in event.items %}{{ item.price }}¦',
    );
    expect(complete('{% for product in event.items %}{{ na¦ }}{% endfor %}', 'product.name')).toBe(
      '{% for product in event.items %}{{ product.name¦ }}{% endfor %}',
    );
    expect(offered('{% for item in event.items %}{{ forloop.in¦')).toEqual(['forloop.index', 'forloop.index0']);
    expect(offered('{% for item in event.items %}{% endfor %}{{ item.pr¦')).toBeUndefined();
    expect(offered('{% assign total = 2 %}{{ tot¦')).toContain('total');
  });
  it('nothing in plain text, in quotes, after a whole value, or when it is typed already', () => {
    expect(offered('Hi ¦')).toBeUndefined();
    expect(offered('{{ contact.city }} ¦')).toBeUndefined();
    expect(offered('{{ "con¦')).toBeUndefined();
    expect(offered('{{ contact.city ¦ }}')).toBeUndefined();
    expect(offered('{{ event.total¦ }}')).toBeUndefined();
  });
});

it.each([...FILTER_WORDS, ...TAG_WORDS])('[E8] $name gives what its example says', ({ example, gives }) => {
  const rendered = previewTemplate(example, 'text', occurrence, 'UTC');
  expect(rendered?.ok && rendered.value.text).toBe(gives);
});

it('inner tags have no example, because none stands alone', () => {
  expect(INNER_TAGS.map(({ name }) => name)).toEqual(['else', 'elsif', 'when']);
});
