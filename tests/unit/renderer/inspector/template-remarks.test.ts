import { describe, expect, it } from 'vitest';
import { fieldCatalog } from '../../../../renderer/inspector/fields/field-catalog.ts';
import { previewTemplate } from '../../../../renderer/inspector/actions/template-preview.ts';
import { movedRemarks, templateRemarks } from '../../../../renderer/inspector/actions/template-remarks.ts';
import type { Occurrence } from '../../../../shared/events/occurrence.ts';

const occurrence: Occurrence = {
  id: 'o',
  event: '30552',
  occurredAt: '2026-03-14T15:09:26Z',
  contact: { firstname: 'Ada', tags: ['vip'] },
  data: { total: 5, items: [{ sku: 'A', size: { eu: 42 } }], 'gift note': 'x' },
};
const other: Occurrence = { ...occurrence, id: 'p', contact: { nickname: 'A' } };
const catalog = fieldCatalog(
  [
    { id: 's', name: 'S', occurrence },
    { id: 't', name: 'T', occurrence: other },
  ],
  '30552',
);

/** What is underlined, how, and what is said of it. */
function told(source: string, known = catalog) {
  const rendered = previewTemplate(source, 'text', occurrence, 'UTC');
  return templateRemarks(source, known, rendered).map(
    ({ from, to, severity, message }) => [source.slice(from, to), severity, message] as const,
  );
}

describe('remarks on a template', () => {
  it.each([
    '{{ contact.firstname | upcase }} {{ now | date: "%F" }} {{ occurrence.id }}',
    '{{ event.items[0].sku }}{{ event.items.first.sku }}{{ event.items.size }}{{ event.items[0].size.eu }}',
    '{{ contact.tags[0] }}{{ contact.tags | join: ", " }}{{ event["gift note"] }}',
    '{% for item in event.items %}{{ item.sku }}{{ forloop.index }}{% endfor %}{% assign a = 1 %}{{ a }}',
    'no template',
  ])('[E8] there are none on %j', (source) => expect(told(source)).toEqual([]));

  it('[E8] a field that no sample has is doubted, with the one that was probably meant', () => {
    expect(told('{{ contact.fristname }}')).toEqual([
      ['contact.fristname', 'warning', expect.stringContaining('did you mean contact.firstname?')],
    ]);
    expect(told('{{ firstname }}')).toEqual([
      ['firstname', 'warning', 'There is no firstname here; did you mean contact.firstname?'],
    ]);
    expect(told('{{ whatever }}')).toEqual([
      ['whatever', 'warning', 'There is no whatever here; fields start with event, contact or occurrence.'],
    ]);
  });

  it('[E8] a field that only this sample lacks is told as missing in it', () => {
    expect(told('Hi {{ contact.nickname }}')).toEqual([
      ['contact.nickname', 'warning', 'contact.nickname is missing in this sample and stays empty.'],
    ]);
    expect(told('Hi {{ contact.nickname | default: "you" }}')).toEqual([]);
  });

  it('[E8] without samples of the event nothing is doubted', () => {
    expect(told('{{ event.anything }}', fieldCatalog([], '30552'))).toHaveLength(1); // the sample in view lacks it
    expect(templateRemarks('{{ event.anything }}', fieldCatalog([], '30552'), undefined)).toEqual([]);
  });

  it('[E8] errors come before doubts, and those of the rendering have their place too', () => {
    expect(told('{{ nothing }} {{ contact.firstname | upcas }}')).toEqual([
      ['upcas', 'error', 'There is no filter upcas; did you mean upcase?'],
    ]);
    expect(told('a {{ "b" | append }}')).toEqual([['{{ "b" | append }}', 'error', 'Append expect 2 arguments.']]);
    const [remark] = templateRemarks('a\n{{ b | nope }}', catalog, undefined);
    expect([remark?.line, remark?.column]).toEqual([2, 8]);
  });

  it('[E8] move with what is typed until the text is checked again', () => {
    const before = '{{ a | one }} and {{ b | two }}';
    const remarks = templateRemarks(before, catalog, undefined);
    const moved = (after: string) => movedRemarks(remarks, before, after).map(({ from, to }) => after.slice(from, to));
    expect(moved(before)).toEqual(['one', 'two']);
    expect(moved('{{ a | one }} or even {{ b | two }}')).toEqual(['one', 'two']);
    expect(moved('{{ a | once }} and {{ b | two }}')).toEqual(['two']);
    expect(moved('{{ a | one }} and {{ b | two')).toEqual(['one']);
  });
});
