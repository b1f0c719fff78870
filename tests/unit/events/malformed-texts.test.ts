import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../shared/base/apply-edits.ts';
import { isGone } from '../../../shared/base/proven-fixes.ts';
import { lineStarts, offsetAt } from '../../../shared/base/text-position.ts';
import type { TextProblem } from '../../../shared/base/problem.ts';
import { parseHookableEvents } from '../../../shared/events/parse-hookable-events.ts';
import { marked, rangeOf } from './marked-text.ts';

/** What surrounds the damage, otherwise in each variant. */
interface Setting {
  /** Complete entries, with a comma after each. */
  readonly before: string;
  /** Complete entries, with a comma before each. */
  readonly after: string;
  readonly id: string;
  readonly label: string;
  /** Space between tokens, and line end. */
  readonly s: string;
  readonly nl: string;
}
type Damage = (o: Setting) => string;

const VARIANTS = 20;
const LABELS = [
  'Refund',
  'Größe 😀',
  'a, b',
  'It is {here}',
  '[x]',
  'ends with \\\\',
  '\\u0041b',
  'quote \\" inside',
  '日本',
  'x',
];

function setting(variant: number): Setting {
  const nl = ['\n', '\r\n', ' ', '\n\t'][variant % 4] ?? '';
  const s = ['', ' ', '  ', '\t'][Math.floor(variant / 4) % 4] ?? '';
  const entry = (n: number): string => `{"id":${s}"70${(n % 2) + 2}${10 + n}",${s}"label":${s}"e${n} 😀"}`;
  const before = Array.from({ length: variant % 5 }, (_, i) => `${entry(i)},${nl}`).join('');
  const after = Array.from({ length: Math.floor(variant / 7) }, (_, i) => `,${nl}${entry(i + 40)}`).join('');
  return { before, after, s, nl, id: `305${String(variant + 11)}`, label: LABELS[variant % LABELS.length] ?? 'x' };
}

/** Class, text with the place of its problem marked, code, a word of the message, and whether a fix is offered. */
const CLASSES: readonly [name: string, damage: Damage, code: string, says: RegExp, fixes: 'fix' | 'none' | 'any'][] = [
  [
    'a comma after the last event',
    (o) => `[${o.before}{"id":"${o.id}","label":"${o.label}"}${o.after}⟦,⟧${o.nl}]`,
    'json.syntax',
    /comma after the last event/,
    'fix',
  ],
  [
    'a comma after the last key',
    (o) => `[${o.before}{"id":"${o.id}","label":"${o.label}"⟦,⟧${o.s}}${o.after}]`,
    'json.syntax',
    /comma after the last key/,
    'fix',
  ],
  [
    'a comma too many',
    (o) => `[${o.before}{"id":"${o.id}",${o.s}⟦,⟧"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /One comma too many/,
    'fix',
  ],
  [
    'a comma before the first event',
    (o) => `[${o.s}⟦,⟧${o.before}{"id":"${o.id}","label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /nothing before this comma/,
    'fix',
  ],
  [
    'a missing comma between events',
    (o) => `[{"id":"70399","label":"first"}${o.nl}⟦{⟧"id":"${o.id}","label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /comma is missing/,
    'fix',
  ],
  [
    'a missing comma between keys',
    (o) => `[${o.before}{"id":"${o.id}"${o.nl}⟦"⟧label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /comma is missing/,
    'fix',
  ],
  [
    'a semicolon between keys',
    (o) => `[${o.before}{"id":"${o.id}"⟦;⟧${o.s}"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /comma is missing/,
    'fix',
  ],
  [
    'a line comment',
    (o) => `[${o.before}${o.s}⟦/⟧/ "the first" [one\n{"id":"${o.id}","label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /comment/,
    'fix',
  ],
  [
    'a block comment',
    (o) => `[${o.before}{"id":${o.s}⟦/⟧* id: "${o.nl} */"${o.id}","label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /comment/,
    'fix',
  ],
  [
    'a hash comment',
    (o) => `[${o.before}{"id":"${o.id}",${o.s}⟦#⟧ its label\n"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /comment/,
    'fix',
  ],
  [
    'single quotes around a value',
    (o) => `[${o.before}{"id":${o.s}⟦'⟧${o.id}',"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /Single quotes/,
    'fix',
  ],
  [
    'single quotes around a key',
    (o) => `[${o.before}{"id":"${o.id}",${o.s}⟦'⟧label':"${o.label}"}${o.after}]`,
    'json.syntax',
    /Single quotes/,
    'fix',
  ],
  [
    'typographic quotes around a value',
    (o) => `[${o.before}{"id":${o.s}⟦“⟧${o.id}”,"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /Typographic quotes/,
    'fix',
  ],
  [
    'low typographic quotes',
    (o) => `[${o.before}{"id":"${o.id}","label":${o.s}⟦„⟧Refund“${o.s}}${o.after}]`,
    'json.syntax',
    /Typographic quotes/,
    'fix',
  ],
  [
    'a typographic closing quote',
    (o) => `[${o.before}{"id":"${o.id}”,"⟦l⟧abel":"${o.label}"}${o.after}]`,
    'json.syntax',
    /typographic/,
    'fix',
  ],
  [
    'quotes inside a text',
    (o) => `[${o.before}{"id":"${o.id}","label":"Say "⟦h⟧i" now"}]`,
    'json.syntax',
    /inside the text/,
    'fix',
  ],
  [
    'a bare key',
    (o) => `[${o.before}{${o.s}⟦i⟧d:"${o.id}","label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /key id stands without quotes/,
    'fix',
  ],
  [
    'a bare text',
    (o) => `[${o.before}{"id":"${o.id}","label":${o.s}⟦R⟧efund requested}${o.after}]`,
    'json.syntax',
    /without quotes/,
    'fix',
  ],
  [
    'a missing ] at the end',
    (o) => `[${o.before}{"id":"${o.id}","label":"${o.label}"}${o.after}${o.nl}⟦⟧`,
    'json.syntax',
    /bracket is missing/,
    'fix',
  ],
  [
    'a missing } and ] at the end',
    (o) => `[${o.before}{"id":"${o.id}","label":"${o.label}"${o.nl}⟦⟧`,
    'json.syntax',
    /bracket is missing/,
    'fix',
  ],
  [
    'a missing } before ]',
    (o) => `[${o.before}{"id":"${o.id}","label":"${o.label}"${o.s}⟦]⟧`,
    'json.syntax',
    /bracket is missing/,
    'fix',
  ],
  [
    'a missing } before the next event',
    (o) => `[${o.before}{"id":"${o.id}","label":"${o.label}",${o.s}⟦{⟧"id":"70388","label":"next"}]`,
    'json.syntax',
    /bracket is missing/,
    'fix',
  ],
  [
    'events without [ ]',
    (o) => `{"id":"${o.id}","label":"${o.label}"}${o.s}⟦,⟧{"id":"70388","label":"next"}`,
    'json.syntax',
    /bracket is missing/,
    'fix',
  ],
  [
    'a raw tab in quotes',
    (o) => `[${o.before}{"id":"${o.id}","label":"a⟦\t⟧b"}${o.after}]`,
    'json.syntax',
    /tab cannot stand in quotes/,
    'none',
  ],
  [
    'a raw control character in quotes',
    (o) => `[${o.before}{"id":"${o.id}","label":"a⟦\u0001⟧b"}${o.after}]`,
    'json.syntax',
    /control character/,
    'none',
  ],
  [
    'a raw line end in quotes',
    (o) => `[${o.before}{"id":"${o.id}","label":"a⟦\n⟧b"}]`,
    'json.syntax',
    /line ends inside quotes/,
    'any',
  ],
  [
    'quotes that the end of the text leaves open',
    (o) => `[${o.before}{"id":"${o.id}","label":"Refund⟦⟧`,
    'json.syntax',
    /ends inside quotes/,
    'fix',
  ],
  [
    'a bad escape',
    (o) => `[${o.before}{"id":"${o.id}","label":"a\\⟦x⟧41"}${o.after}]`,
    'json.syntax',
    /bad escape/,
    'none',
  ],
  [
    'a bad unicode escape',
    (o) => `[${o.before}{"id":"${o.id}","label":"a\\u12⟦g⟧4"}${o.after}]`,
    'json.syntax',
    /bad escape/,
    'none',
  ],
  [
    'a number with a zero in front',
    (o) => `[${o.before}{"id":0⟦3⟧0551,"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /bad number.*zeros in front/i,
    'none',
  ],
  [
    'a number with a plus sign',
    (o) => `[${o.before}{"id":${o.s}⟦+⟧30551,"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /bad number/i,
    'none',
  ],
  [
    'a number that ends with a point',
    (o) => `[${o.before}{"id":30551.⟦,⟧"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /bad number/i,
    'none',
  ],
  [
    'a hexadecimal number',
    (o) => `[${o.before}{"id":0⟦x⟧7757,"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /bad number/i,
    'none',
  ],
  [
    'NaN',
    (o) => `[${o.before}{"id":${o.s}⟦N⟧aN,"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /no JSON value/,
    'none',
  ],
  [
    'True',
    (o) => `[${o.before}{"id":${o.s}⟦T⟧rue,"label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /written true/,
    'fix',
  ],
  [
    'text after the list',
    (o) => `[${o.before}{"id":"${o.id}","label":"${o.label}"}${o.after}]${o.nl}⟦t⟧hat was all`,
    'json.syntax',
    /Extra text/,
    'none',
  ],
  [
    'a bracket after the list',
    (o) => `[${o.before}{"id":"${o.id}","label":"${o.label}"}${o.after}]${o.s}⟦]⟧`,
    'json.syntax',
    /Extra text/,
    'none',
  ],
  [
    'a no-break space',
    (o) => `[${o.before}⟦\u00a0⟧{"id":"${o.id}","label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /invisible character \(U\+00A0\)/,
    'fix',
  ],
  [
    'a missing colon',
    (o) => `[${o.before}{"id"${o.s} ⟦"⟧${o.id}","label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /colon is missing/,
    'fix',
  ],
  [
    'an equals sign',
    (o) => `[${o.before}{"id"${o.s}⟦=⟧"${o.id}","label":"${o.label}"}${o.after}]`,
    'json.syntax',
    /colon is missing/,
    'fix',
  ],
  [
    'a key without value',
    (o) => `[${o.before}{"id":"${o.id}","label":${o.s}⟦}⟧${o.after}]`,
    'json.syntax',
    /has no value/,
    'none',
  ],
  [
    'a byte order mark',
    (o) => `⟦\ufeff⟧[${o.before}{"id":"${o.id}","label":"${o.label}"}${o.after}]`,
    'json.encoding',
    /byte order mark/,
    'fix',
  ],
  [
    'a repeated key',
    (o) => `[${o.before}{"id":"${o.id}","label":"${o.label}",${o.s}⟦"id"⟧:"${o.id}"}${o.after}]`,
    'json.duplicateKey',
    /already there/,
    'fix',
  ],
  [
    'half a character',
    (o) => `[${o.before}{"id":"${o.id}","label":${o.s}⟦"a\\ud800"⟧}${o.after}]`,
    'json.loneSurrogate',
    /half a character/,
    'none',
  ],
  [
    'an entry that is no object',
    (o) => `[${o.before}{"id":"${o.id}","label":"${o.label}"},${o.s}⟦30551⟧${o.after}]`,
    'events.entryNotObject',
    /Each is an object/,
    'fix',
  ],
  [
    'an id without quotes',
    (o) => `[${o.before}{"id":${o.s}⟦${o.id}⟧,"label":"${o.label}"}${o.after}]`,
    'events.idNotString',
    /number/,
    'fix',
  ],
  [
    'an id with spaces',
    (o) => `[${o.before}{"id":${o.s}⟦" ${o.id}"⟧,"label":"${o.label}"}${o.after}]`,
    'events.idCharacters',
    /space/,
    'fix',
  ],
  [
    'another prefix',
    (o) => `[${o.before}{"label":"${o.label}","id":${o.s}⟦"999${o.id.slice(3)}"⟧}${o.after}]`,
    'events.idPrefix',
    /does not start/,
    'fix',
  ],
  [
    'an id of six digits',
    (o) => `[${o.before}{"id":${o.s}⟦"${o.id}0"⟧,"label":"${o.label}"}${o.after}]`,
    'events.idLength',
    /6 digits/,
    'none',
  ],
  [
    'suffix 00',
    (o) => `[${o.before}{"id":${o.s}⟦"30500"⟧,"label":"${o.label}"}${o.after}]`,
    'events.idZero',
    /ends in 00/,
    'fix',
  ],
  [
    'a used id',
    (o) => `[{"id":"${o.id}","label":"used"},${o.before}{"id":${o.s}⟦"${o.id}"⟧,"label":"${o.label}"}${o.after}]`,
    'events.idDuplicate',
    /already used by used on line 1/,
    'fix',
  ],
  [
    'a used label',
    (o) => `[{"id":"70399","label":" ${o.label}"},${o.before}{"id":"${o.id}","label":${o.s}⟦"${o.label}"⟧}${o.after}]`,
    'events.labelDuplicate',
    /Same label/,
    'none',
  ],
  [
    'a missing id',
    (o) => `[${o.before}⟦{"label":${o.s}"${o.label}"}⟧${o.after}]`,
    'events.idMissing',
    /id is missing/,
    'fix',
  ],
  [
    'a typo of label',
    (o) => `[${o.before}⟦{"id":"${o.id}",${o.s}"lable":"${o.label}"}⟧${o.after}]`,
    'events.labelMissing',
    /“lable” looks like a typo/,
    'fix',
  ],
  [
    'another key',
    (o) => `[${o.before}{"id":"${o.id}",${o.s}⟦"colour"⟧:{"a":[1]},"label":"${o.label}"}${o.after}]`,
    'events.unknownKey',
    /“colour” is not a key/,
    'fix',
  ],
  [
    'a blank label',
    (o) => `[${o.before}{"id":"${o.id}","label":⟦"${o.s === '\t' ? '' : o.s}"⟧}${o.after}]`,
    'events.labelBlank',
    /blank/,
    'none',
  ],
];

function located(text: string, problem: TextProblem): { code: string; message: string; offset: number } {
  return { ...problem, offset: offsetAt(lineStarts(text), problem.line, problem.column) };
}

describe.each(CLASSES)('[H6] %s', (_name, damage, code, says, fixes) => {
  it(`is ${code} at its place in ${VARIANTS} settings, and each fix removes it`, () => {
    for (let variant = 0; variant < VARIANTS; variant++) {
      const { text, range } = marked(damage(setting(variant)));
      const { problems } = parseHookableEvents(text);
      const problem = problems.find((one) => one.code === code && says.test(one.message));
      expect({ text, range: problem && rangeOf(problem) }).toEqual({ text, range });
      if (fixes !== 'any') expect({ text, fixed: problem!.fixes.length > 0 }).toEqual({ text, fixed: fixes === 'fix' });
      for (const fix of problem!.fixes) {
        const fixed = applyEdits(text, fix.edits);
        const before = problems.map((one) => located(text, one));
        const after = parseHookableEvents(fixed).problems.map((one) => located(fixed, one));
        expect({ fixed, gone: isGone(located(text, problem!), fix.edits, before, after) }).toEqual({
          fixed,
          gone: true,
        });
      }
      const isSingle = problem!.fixes.length === 1 && problems.length === 1;
      if (isSingle) expect(parseHookableEvents(applyEdits(text, problem!.fixes[0]!.edits)).problems).toEqual([]);
    }
  });
});

describe('texts that are not read at all', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it.each([
    ['', [1, 1]],
    [' \n\t ', [1, 1]],
    ['\u00a0', [1, 1]],
  ])('[H6] %j is json.empty, and inserting [] mends it', (text, [line, column]) => {
    const { problems } = parseHookableEvents(text);
    expect(problems).toMatchObject([{ code: 'json.empty', line, column, pointer: '' }]);
    expect(parseHookableEvents(applyEdits(text, problems[0]!.fixes[0]!.edits))).toEqual({ events: [], problems: [] });
  });

  it('[H1] bytes that are not UTF-8 are json.encoding at the first of them', () => {
    const line = '  {"id": "30551", "label": "Größe 😀';
    const before = bytes(`[\n${line}`);
    for (const bad of [
      [0xe9],
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf0, 0x9f],
      [0xff],
      [0x80],
    ]) {
      const { problems, events } = parseHookableEvents(new Uint8Array([...before, ...bad, ...bytes('"}]')]));
      expect(problems).toMatchObject([{ code: 'json.encoding', line: 2, column: line.length + 1, fixes: [] }]);
      expect(events).toEqual([]);
    }
  });

  it.each([
    ['little-endian with mark', [0xff, 0xfe, 0x5b, 0, 0x5d, 0]],
    ['big-endian with mark', [0xfe, 0xff, 0, 0x5b, 0, 0x5d]],
    ['little-endian', [0x5b, 0, 0x5d, 0]],
    ['big-endian', [0, 0x5b, 0, 0x5d]],
  ])('[H6] UTF-16, %s, is json.encoding', (_name, units) => {
    const { problems } = parseHookableEvents(new Uint8Array(units));
    expect(problems).toMatchObject([{ code: 'json.encoding', line: 1, column: 1, fixes: [] }]);
    expect(problems[0]?.message).toContain('UTF-16');
  });

  it('[H1] 256 KiB are read, one byte more is not', () => {
    const fill = (size: number): string => `[${' '.repeat(size - 4)}]\n\n`;
    for (const input of [fill(256 * 1024), bytes(fill(256 * 1024))])
      expect(parseHookableEvents(input).problems).toEqual([]);
    for (const input of [fill(256 * 1024 + 1), bytes(fill(256 * 1024 + 1)), `["${'é'.repeat(131_072)}"]`]) {
      expect(parseHookableEvents(input).problems.map((problem) => problem.code)).toEqual(['json.tooLarge']);
    }
  });

  it('[H1] 64 brackets are read, the 65th is json.tooDeep at its place', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}"[[["${']'.repeat(depth)}`;
    expect(parseHookableEvents(nested(64)).problems.map((problem) => problem.code)).toEqual(['events.entryNotObject']);
    expect(parseHookableEvents(nested(65)).problems).toMatchObject([{ code: 'json.tooDeep', line: 1, column: 65 }]);
    const objects = `[${'{"a":'.repeat(64)}1${'}'.repeat(64)}]`;
    expect(parseHookableEvents(objects).problems).toMatchObject([{ code: 'json.tooDeep', column: 2 + 63 * 5 }]);
  });

  it('[H1] what is no JSON and deep does not exhaust the stack', () => {
    for (const text of [
      `["”,${'['.repeat(200_000)}`,
      '[{"a":'.repeat(40_000),
      '{'.repeat(200_000),
      `'${'['.repeat(1000)}`,
    ]) {
      expect(parseHookableEvents(text).problems.length).toBeGreaterThan(0);
    }
  });

  it('[H1] a hostile 256 KiB is read in reasonable time', () => {
    const size = 256 * 1024 - 8;
    for (const piece of [
      ',',
      '"',
      "'",
      '{a ',
      'a ',
      '"”',
      '“',
      '}',
      ']',
      ':',
      '\\',
      '/*',
      '//\n',
      '{"',
      '[1 ',
      '1',
      '"x"y',
      '\u00a0',
      '«',
      '"a":',
    ]) {
      const started = performance.now();
      parseHookableEvents(`[${piece.repeat(Math.floor(size / new TextEncoder().encode(piece).length))}`);
      expect({ piece, slow: performance.now() - started > 20_000 }).toEqual({ piece, slow: false });
    }
  }, 120_000);
});
