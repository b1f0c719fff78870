import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../shared/base/apply-edits.ts';
import { parseHookableEvents } from '../../../shared/events/parse-hookable-events.ts';
import { codesOf, fixesOf, marked, rangeOf } from './marked-text.ts';

const A = '{"id": "30551", "label": "Add to cart"}';
const P = '{"id": "30552", "label": "Purchase"}';

/** Name, text with its one problem's place marked, code, pointer, fixes with what each makes of the text. */
const SINGLE: readonly [string, string, string, string, Record<string, string>][] = [
  [
    '[H6] a number',
    '[{"id": ⟦30553⟧, "label": "x"}]',
    'events.idNotString',
    '/0/id',
    { 'Put 30553 in quotes': '[{"id": "30553", "label": "x"}]' },
  ],
  [
    '[H6] a number with a duplicate',
    `[${P}, {"id": ⟦30552⟧, "label": "x"}]`,
    'events.idNotString',
    '/1/id',
    { 'Use 30553, the next free id': `[${P}, {"id": "30553", "label": "x"}]` },
  ],
  ['[H6] null as id', '[{"id": ⟦null⟧, "label": "x"}]', 'events.idNotString', '/0/id', {}],
  ['[H6] an object as id', '[{"id": ⟦{"a": []}⟧, "label": "x"}]', 'events.idNotString', '/0/id', {}],
  [
    '[H6] spaces around an id',
    '[{"id": ⟦" 30553 "⟧, "label": "x"}]',
    'events.idCharacters',
    '/0/id',
    { 'Remove the spaces': '[{"id": "30553", "label": "x"}]' },
  ],
  ['[H6] spaces around a used id', `[${P}, {"id": ⟦"30552 "⟧, "label": "x"}]`, 'events.idCharacters', '/1/id', {}],
  ['[H6] spaces alone as id', '[{"id": ⟦"  "⟧, "label": "x"}]', 'events.idCharacters', '/0/id', {}],
  ['[H3] full-width digits', '[{"id": ⟦"３０５５１"⟧, "label": "x"}]', 'events.idCharacters', '/0/id', {}],
  ['[H3] letters', '[{"id": ⟦"3055a"⟧, "label": "x"}]', 'events.idCharacters', '/0/id', {}],
  [
    '[H6] a wrong prefix',
    '[{"id": ⟦"40512"⟧, "label": "x"}]',
    'events.idPrefix',
    '/0/id',
    {
      '30512 · JavaScript SDK': '[{"id": "30512", "label": "x"}]',
      '70212 · App without UI': '[{"id": "70212", "label": "x"}]',
      '70312 · App with UI': '[{"id": "70312", "label": "x"}]',
    },
  ],
  [
    '[H6] a wrong prefix, one replacement used',
    `[${P}, {"id": ⟦"40552"⟧, "label": "x"}]`,
    'events.idPrefix',
    '/1/id',
    {
      '70252 · App without UI': `[${P}, {"id": "70252", "label": "x"}]`,
      '70352 · App with UI': `[${P}, {"id": "70352", "label": "x"}]`,
    },
  ],
  ['[H6] a wrong prefix and four digits', '[{"id": ⟦"4051"⟧, "label": "x"}]', 'events.idPrefix', '/0/id', {}],
  ['[H6] an empty id', '[{"id": ⟦""⟧, "label": "x"}]', 'events.idPrefix', '/0/id', {}],
  ['[H3] too many digits', '[{"id": ⟦"305512"⟧, "label": "x"}]', 'events.idLength', '/0/id', {}],
  ['[H3] too few digits', '[{"id": ⟦"305"⟧, "label": "x"}]', 'events.idLength', '/0/id', {}],
  [
    '[H6] suffix 00',
    `[${P}, {"id": ⟦"30500"⟧, "label": "x"}]`,
    'events.idZero',
    '/1/id',
    { 'Use 30553, the next free id': `[${P}, {"id": "30553", "label": "x"}]` },
  ],
  [
    '[H4] a duplicate id, at the later one',
    `[${P}, {"label": "x", "id": ⟦"30552"⟧}]`,
    'events.idDuplicate',
    '/1/id',
    { 'Use 30553, the next free id': `[${P}, {"label": "x", "id": "30553"}]` },
  ],
  [
    '[H6] a label that is a number',
    '[{"id": "30551", "label": ⟦5⟧}]',
    'events.labelNotString',
    '/0/label',
    { 'Put 5 in quotes': '[{"id": "30551", "label": "5"}]' },
  ],
  ['[H6] a label that is null', '[{"id": "30551", "label": ⟦null⟧}]', 'events.labelNotString', '/0/label', {}],
  ['[H4] a blank label', '[{"id": "30551", "label": ⟦" \\t"⟧}]', 'events.labelBlank', '/0/label', {}],
  [
    '[H4] a label of 121 characters',
    `[{"id": "30551", "label": ⟦"${'😀'.repeat(121)}"⟧}]`,
    'events.labelTooLong',
    '/0/label',
    {},
  ],
  [
    '[H4] a label that spaces make too long',
    `[{"id": "30551", "label": ⟦"  ${'a'.repeat(120)}"⟧}]`,
    'events.labelTooLong',
    '/0/label',
    { 'Remove the spaces around it': `[{"id": "30551", "label": "${'a'.repeat(120)}"}]` },
  ],
  [
    '[H4] a control character',
    '[{"id": "30551", "label": ⟦"Pur\\u0007chase"⟧}]',
    'events.labelCharacters',
    '/0/label',
    { 'Remove the hidden characters': '[{"id": "30551", "label": "Purchase"}]' },
  ],
  [
    '[H4] a bidirectional override',
    '[{"id": "30551", "label": ⟦"a\u202Eb"⟧}]',
    'events.labelCharacters',
    '/0/label',
    { 'Remove the hidden characters': '[{"id": "30551", "label": "ab"}]' },
  ],
  [
    '[H4] control characters alone',
    '[{"id": "30551", "label": ⟦"\\u0000\\u0001"⟧}]',
    'events.labelCharacters',
    '/0/label',
    {},
  ],
  [
    '[H4] a hidden character that hides a duplicate',
    `[${P}, {"id": "30553", "label": ⟦"Pur\\u0007chase"⟧}]`,
    'events.labelCharacters',
    '/1/label',
    {},
  ],
  ['[H4] equal labels', `[${P}, {"id": "30553", "label": ⟦"Purchase"⟧}]`, 'events.labelDuplicate', '/1/label', {}],
  [
    '[H2] another key, at the key',
    '[{"id": "30551", "label": "x", ⟦"group"⟧: {"a": 1}}]',
    'events.unknownKey',
    '/0/group',
    { 'Remove “group”': '[{"id": "30551", "label": "x"}]' },
  ],
  [
    '[H6] __proto__ as a key',
    '[{⟦"__proto__"⟧: {}, "id": "30551", "label": "x"}]',
    'events.unknownKey',
    '/0/__proto__',
    { 'Remove “__proto__”': '[{"id": "30551", "label": "x"}]' },
  ],
  [
    '[H6] a pointer with / and ~',
    '[{"id": "30551", ⟦"a/b~c"⟧: 1, "label": "x"}]',
    'events.unknownKey',
    '/0/a~1b~0c',
    { 'Remove “a/b~c”': '[{"id": "30551", "label": "x"}]' },
  ],
  [
    '[H6] a missing label, at its object',
    '[⟦{"id": "30551"}⟧]',
    'events.labelMissing',
    '/0',
    { 'Add the label “Event 30551”': '[{"id": "30551", "label": "Event 30551"}]' },
  ],
  [
    '[H6] a typo of label',
    '[⟦{"id": "30551", "lable": "x"}⟧]',
    'events.labelMissing',
    '/0',
    { 'Rename to “label”': '[{"id": "30551", "label": "x"}]' },
  ],
  [
    '[H6] a typo of label that would be a duplicate',
    `[${P}, ⟦{"id": "30551", "lable": "purchase"}⟧]`,
    'events.labelMissing',
    '/1',
    {},
  ],
  [
    '[H6] a typo of id',
    '[⟦{"ID": "30551", "label": "x"}⟧]',
    'events.idMissing',
    '/0',
    { 'Rename to “id”': '[{"id": "30551", "label": "x"}]' },
  ],
  ['[H6] a typo of id with a used id', `[${P}, ⟦{"ids": "30552", "label": "x"}⟧]`, 'events.idMissing', '/1', {}],
  [
    '[H6] a missing id',
    `[${P}, ⟦{"label": "x"}⟧]`,
    'events.idMissing',
    '/1',
    {
      'Add 30553 · JavaScript SDK': `[${P}, {"id": "30553", "label": "x"}]`,
      'Add 70201 · App without UI': `[${P}, {"id": "70201", "label": "x"}]`,
      'Add 70301 · App with UI': `[${P}, {"id": "70301", "label": "x"}]`,
    },
  ],
  ['[H2] an entry that is text', `[⟦"30551"⟧, ${P}]`, 'events.entryNotObject', '/0', { 'Remove the entry': `[${P}]` }],
  ['[H2] an entry that is a list', `[${P}, ⟦[${A}]⟧]`, 'events.entryNotObject', '/1', { 'Remove the entry': `[${P}]` }],
  ['[H2] the only entry', '[ ⟦null⟧ ]', 'events.entryNotObject', '/0', { 'Remove the entry': '[  ]' }],
  ['[H2] one event without its list', `⟦${A}⟧`, 'events.rootNotArray', '', { 'Put it in [ ]': `[${A}]` }],
  ['[H2] an object that is no event', '⟦{"events": []}⟧', 'events.rootNotArray', '', {}],
  ['[H2] a text', ' ⟦"30551"⟧', 'events.rootNotArray', '', {}],
  ['[H6] half a character, escaped', '[{"id": "30551", "label": ⟦"a\\ud83d"⟧}]', 'json.loneSurrogate', '/0/label', {}],
  ['[H6] half a character, raw', '[{"id": "30551", "label": ⟦"a\udc00"⟧}]', 'json.loneSurrogate', '/0/label', {}],
  [
    '[H6] a repeated key, at the later one',
    '[{"id": "30551", "label": "x", ⟦"id"⟧: 5}]',
    'json.duplicateKey',
    '/0/id',
    { 'Remove the later “id”': '[{"id": "30551", "label": "x"}]' },
  ],
  [
    '[H6] a repeated key, written otherwise',
    '[{"id": "30551", "label": "x", ⟦"\\u006cabel"⟧: "y"}]',
    'json.duplicateKey',
    '/0/label',
    { 'Remove the later “label”': '[{"id": "30551", "label": "x"}]' },
  ],
  [
    '[H5] columns after astral characters',
    '[{"label": "😀😀", "id": ⟦30551⟧}]',
    'events.idNotString',
    '/0/id',
    { 'Put 30551 in quotes': '[{"label": "😀😀", "id": "30551"}]' },
  ],
  [
    '[H5] lines that end with CR LF, and tabs',
    `[\r\n\t${A},\r\n\t{"id":\t⟦"30552"⟧,\t"label": "x"},\r\n\t{"id": "30553", "label": "y"}]`.replace(
      '30552',
      '30500',
    ),
    'events.idZero',
    '/1/id',
    {
      'Use 30554, the next free id': `[\r\n\t${A},\r\n\t{"id":\t"30554",\t"label": "x"},\r\n\t{"id": "30553", "label": "y"}]`,
    },
  ],
  [
    '[H5] an object over several lines',
    '[\n  ⟦{\n    "id": "30551"\n  }⟧\n]',
    'events.labelMissing',
    '/0',
    { 'Add the label “Event 30551”': '[\n  {\n    "id": "30551", "label": "Event 30551"\n  }\n]' },
  ],
];

describe('the place of a single problem', () => {
  it.each(SINGLE)('%s', (_name, withMarks, code, pointer, fixes) => {
    const { text, range } = marked(withMarks);
    const { problems } = parseHookableEvents(text);
    expect(codesOf(problems)).toEqual([code]);
    const [problem] = problems;
    expect(rangeOf(problem!)).toEqual(range);
    expect(problem?.pointer).toBe(pointer);
    expect(Object.fromEntries(problem!.fixes.map((fix) => [fix.title, applyEdits(text, fix.edits)]))).toEqual(fixes);
  });

  it('[H6] severities: a duplicate label is a warning, all else an error', () => {
    for (const [, withMarks, code] of SINGLE) {
      const [problem] = parseHookableEvents(marked(withMarks).text).problems;
      expect([code, problem?.severity]).toEqual([code, code === 'events.labelDuplicate' ? 'warning' : 'error']);
    }
  });
});

describe('messages and relations', () => {
  const text = `[
    {"id": "30551", "label": "Add to cart"},
    {"id": "30552", "label": "Purchase"},
    {"id": 30553, "label": "Refund requested"},
    {"id": "40512", "label": "Newsletter joined"},
    {"id": "70214", "label": "Loyalty tier changed", "group": "crm"},
    {"id": "70301", "lable": "Store visit booked"},
    {"id": "30552", "label": "Checkout started"},
    {"id": "30554", "label": "purchase"},
]`;

  it('[H5] all problems at once, as the design shows them', () => {
    const { problems, events } = parseHookableEvents(text);
    const rows = problems.map((p) => `${p.line}:${p.column} ${p.message} [${fixesOf(p).join(' | ')}]`);
    expect(rows).toEqual([
      '4:12 The id is a number. Ids are text in quotes. [Put 30553 in quotes]',
      '5:12 40512 does not start with 305, 702 or 703. [30512 · JavaScript SDK | 70212 · App without UI | 70312 · App with UI]',
      '6:54 “group” is not a key of an event. [Remove “group”]',
      '7:5 The label is missing. “lable” looks like a typo. [Rename to “label”]',
      '8:12 30552 is already used by Purchase on line 3. [Use 30555, the next free id]',
      '9:30 Same label as Purchase on line 3, apart from case. []',
      '9:41 A comma after the last event. [Remove the comma]',
    ]);
    expect(events.map((event) => event.id)).toEqual(['30551', '30552', '30554']);
  });

  it('[H4] a duplicate points at the first: its id, its label', () => {
    const { problems } = parseHookableEvents(text);
    const related = problems.flatMap((p) => (p.related ? [{ code: p.code, ...p.related[0] }] : []));
    expect(related).toMatchObject([
      { code: 'events.idDuplicate', line: 3, column: 12, endLine: 3, endColumn: 19, pointer: '/1/id' },
      { code: 'events.labelDuplicate', line: 3, column: 30, endLine: 3, endColumn: 40, pointer: '/1/label' },
    ]);
  });

  it.each([
    ['Purchase', 'Purchase', 'Same label as Purchase on line 1.'],
    ['Purchase', 'PURCHASE', 'Same label as Purchase on line 1, apart from case.'],
    ['Purchase', ' purchase ', 'Same label as Purchase on line 1, apart from case or spaces.'],
    ['Caf\u00e9', 'cafe\u0301', 'Same label as Caf\u00e9 on line 1, apart from case or spaces.'],
  ])('[H4] %j and %j are the same label', (first, second, message) => {
    const list = [
      { id: '30551', label: first },
      { id: '30552', label: second },
    ];
    const { problems, events } = parseHookableEvents(JSON.stringify(list));
    expect(problems.map((p) => p.message)).toEqual([message]);
    expect(events).toEqual(list);
  });

  it('[H8] an internal event cannot be listed', () => {
    const [problem] = parseHookableEvents('[{"id": "10101", "label": "x"}]').problems;
    expect(problem).toMatchObject({ code: 'events.idPrefix' });
    expect(problem?.message).toContain('internal event Contact points changed');
  });

  it('[H5] a quoted 30500 is then events.idZero', () => {
    const text = '[{"id": 30500, "label": "x"}]';
    const [first] = parseHookableEvents(text).problems;
    const fixed = applyEdits(text, first!.fixes[0]!.edits);
    expect(codesOf(parseHookableEvents(fixed).problems)).toEqual(['events.idZero']);
  });

  it('[H9] retired ids are not offered', () => {
    const text = `[${P}, {"id": "30552", "label": "x"}]`;
    const [problem] = parseHookableEvents(text, { retiredIds: ['30553', '30560'] }).problems;
    expect(fixesOf(problem)).toEqual(['Use 30561, the next free id']);
  });

  it('[H6] no fix when all 99 ids of a prefix are taken', () => {
    const all = Array.from({ length: 99 }, (_, i) => ({ id: `702${String(i + 1).padStart(2, '0')}`, label: `e${i}` }));
    const { problems } = parseHookableEvents(JSON.stringify([...all, { id: '70250', label: 'x' }]));
    expect(problems.map((p) => [p.code, p.fixes])).toEqual([['events.idDuplicate', []]]);
  });

  it('[H2] order is kept', () => {
    const ids = ['70301', '30599', '30501', '70250'];
    const { events, problems } = parseHookableEvents(JSON.stringify(ids.map((id) => ({ label: `l${id}`, id }))));
    expect(problems).toEqual([]);
    expect(events.map((event) => event.id)).toEqual(ids);
  });
});
