import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../shared/base/apply-edits.ts';
import { addEventEdit, relabelEventEdit, removeEventEdit } from '../../../shared/events/edit-hookable-events.ts';
import { formatHookableEvents } from '../../../shared/events/format-hookable-events.ts';
import { parseHookableEvents } from '../../../shared/events/parse-hookable-events.ts';
import { layout, validEvents, write } from '../../property/events-arbitraries.ts';

const EVENTS = [
  { id: '30551', label: 'Add to cart' },
  { id: '30552', label: 'Purchase' },
];

describe('the list as text', () => {
  it('[H7] is written as it can be pasted into Data Services', () => {
    expect(formatHookableEvents(EVENTS)).toBe(`[
    {"id": "30551", "label": "Add to cart"},
    {"id": "30552", "label": "Purchase"}
]`);
    expect(formatHookableEvents([])).toBe('[]');
  });

  it.each([
    [
      'the canonical text',
      formatHookableEvents(EVENTS),
      '[\n    {"id": "30551", "label": "Add to cart"},\n    {"id": "30552", "label": "Purchase"},\n    {"id": "30553", "label": "Refund"}\n]',
    ],
    ['one line', '[{"id":"30551","label":"a"}]', '[{"id":"30551","label":"a"}, {"id":"30553","label":"Refund"}]'],
    [
      'members on lines, label first, CR LF',
      '[\r\n\t{\r\n\t\t"label": "a",\r\n\t\t"id": "30551"\r\n\t}\r\n]\r\n',
      '[\r\n\t{\r\n\t\t"label": "a",\r\n\t\t"id": "30551"\r\n\t},\r\n\t{\r\n\t\t"label": "Refund",\r\n\t\t"id": "30553"\r\n\t}\r\n]\r\n',
    ],
    ['an empty list', '[]', '[\n    {"id": "30553", "label": "Refund"}\n]'],
    ['an empty list among spaces', ' [ ]\n', ' [\n    {"id": "30553", "label": "Refund"}\n]\n'],
  ])('[H7] adding an event keeps the layout of %s', (_name, text, expected) => {
    expect(applyEdits(text, addEventEdit(text, { id: '30553', label: 'Refund' }))).toBe(expected);
  });

  it('[H7] a new label changes only its own characters', () => {
    const text = ' [ {"label" :"a","id":"30551"}, {"id":"30552","label":"b"}]';
    expect(relabelEventEdit(text, '30552', 'b "c"')).toEqual([{ offset: 54, length: 3, text: '"b \\"c\\""' }]);
    expect(relabelEventEdit(text, '30599', 'x')).toEqual([]);
  });

  it.each([
    ['the first', '30551', '[\n    {"id": "30552", "label": "Purchase"}\n]'],
    ['the last', '30552', '[\n    {"id": "30551", "label": "Add to cart"}\n]'],
    ['none', '30599', formatHookableEvents(EVENTS)],
  ])('[H7] removing %s takes its comma and line with it', (_name, id, expected) => {
    const text = formatHookableEvents(EVENTS);
    expect(applyEdits(text, removeEventEdit(text, id))).toBe(expected);
  });

  it('[H7] removing the only event leaves an empty list', () => {
    const text = '[\n    {"id": "30551", "label": "a"}\n]\n';
    expect(applyEdits(text, removeEventEdit(text, '30551'))).toBe('[]\n');
  });

  it('[H7] a text that is no list gets no edits', () => {
    expect(addEventEdit('{}', { id: '30551', label: 'x' })).toEqual([]);
    expect(removeEventEdit('', '30551')).toEqual([]);
  });

  it('[H7] in any layout, add, relabel and remove give the list they say', () => {
    fc.assert(
      fc.property(validEvents, layout, fc.nat(), (events, o, pick) => {
        const text = write(events, o);
        const added = { id: '70299', label: 'An added one' };
        if (events.some((event) => event.id === added.id)) return;
        const read = (edits: Parameters<typeof applyEdits>[1]) => parseHookableEvents(applyEdits(text, edits));
        expect(read(addEventEdit(text, added))).toEqual({ events: [...events, added], problems: [] });
        const event = events[pick % Math.max(events.length, 1)];
        if (!event) return;
        const others = events.filter((other) => other !== event);
        expect(read(removeEventEdit(text, event.id))).toEqual({ events: others, problems: [] });
        const relabelled = events.map((one) => (one === event ? { ...one, label: 'A new one' } : one));
        expect(read(relabelEventEdit(text, event.id, 'A new one'))).toEqual({ events: relabelled, problems: [] });
      }),
    );
  });
});
