import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { sha256Hex } from '../../../shared/base/sha256.ts';
import { parseOccurrence, type OccurrenceContext } from '../../../shared/events/parse-occurrence.ts';
import { parseOccurrences, type ParsedOccurrence } from '../../../shared/events/parse-occurrences.ts';
import { marked, rangeOf } from './marked-text.ts';

const NOW = Date.UTC(2026, 2, 14, 15, 9, 26, 500);
const NATIVE = {
  id: 'order-1001',
  event: '30552',
  occurredAt: '2026-03-14T15:09:26+01:00',
  contact: { purl: 'AdaLovelace', points: 95, tags: ['vip'] },
  data: { total: 129.5, items: [] },
};
const SDK = {
  app_code: '305',
  event_code: '30552',
  event_date: '2026-03-14T15:09:26Z',
  event_data: { total: 1 },
  shardKey: 'Ada',
};

function context(o: Partial<OccurrenceContext> = {}): OccurrenceContext {
  let fresh = 0;
  return { events: ['30551', '30552'], now: NOW, freshId: () => `fresh-${(fresh += 1)}`, ...o };
}

function read(text: string, o: Partial<OccurrenceContext> = {}): ParsedOccurrence {
  return parseOccurrence(text, context(o));
}

function problems(result: ParsedOccurrence | undefined): string[] {
  return result === undefined || result.ok
    ? []
    : result.error.map((one) => `${one.line}:${one.column} ${one.code} ${one.pointer}`);
}

const N = (members: string): string =>
  `{"id":"a","event":"30552","occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{}${members}}`;
const S = (members: string): string => `{"app_code":"305","event_code":"30552"${members}}`;

describe('a native occurrence', () => {
  it('[O1] is taken as it is', () => {
    expect(read(JSON.stringify(NATIVE))).toEqual({ ok: true, value: { occurrence: NATIVE } });
    const whole = { ...NATIVE, source: 'shop', causedBy: 'order-1000', contact: { id: 'c1' } };
    expect(read(JSON.stringify(whole, null, 4))).toEqual({ ok: true, value: { occurrence: whole } });
  });

  it('[O1] keeps a __proto__ key as data, and pollutes nothing', () => {
    const result = read(
      '{"id":"a","event":"30552","occurredAt":"2026-03-14T15:09:26Z","contact":{"__proto__":{"x":1}},"data":{"__proto__":{"y":1}}}',
    );
    if (!result.ok) throw new Error('refused');
    const { contact, data } = result.value.occurrence;
    expect([Object.keys(contact), Object.keys(data)]).toEqual([['__proto__'], ['__proto__']]);
    expect([contact['x'], data['y'], ({} as Record<string, unknown>)['y']]).toEqual([undefined, undefined, undefined]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });

  it('[O1] an id of 128 characters is taken, of 129 not', () => {
    expect(read(JSON.stringify({ ...NATIVE, id: '😀'.repeat(128) })).ok).toBe(true);
    expect(problems(read(JSON.stringify({ ...NATIVE, id: 'a'.repeat(129) })))).toEqual([
      '1:7 occurrence.idTooLong /id',
    ]);
  });
});

describe('what is refused, and where', () => {
  const cases: readonly [string, string, string, string][] = [
    ['[O1] a list', '⟦[]⟧', 'occurrence.notObject', ''],
    ['[O1] a text', '⟦"x"⟧', 'occurrence.notObject', ''],
    ['[O1] null', ' ⟦null⟧ ', 'occurrence.notObject', ''],
    [
      '[O1] a missing id',
      '⟦{"event":"30552","occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{}}⟧',
      'occurrence.idMissing',
      '',
    ],
    [
      '[O1] a number as id',
      '{"id":⟦7⟧,"event":"30552","occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{}}',
      'occurrence.idNotString',
      '/id',
    ],
    [
      '[O1] a blank id',
      '{"id":⟦" "⟧,"event":"30552","occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{}}',
      'occurrence.idBlank',
      '/id',
    ],
    [
      '[O1] a missing event',
      '⟦{"id":"a","occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{}}⟧',
      'occurrence.eventMissing',
      '',
    ],
    [
      '[O1] a number as event',
      '{"id":"a","event":⟦30552⟧,"occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{}}',
      'occurrence.eventNotString',
      '/event',
    ],
    [
      '[O4] an event that is not listed',
      '{"id":"a","event":⟦"30553"⟧,"occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{}}',
      'occurrence.eventUnknown',
      '/event',
    ],
    [
      '[O4] a text that is no event',
      '{"id":"a","event":⟦"constructor"⟧,"occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{}}',
      'occurrence.eventUnknown',
      '/event',
    ],
    [
      '[O4] an internal event',
      '{"id":"a","event":⟦"10101"⟧,"occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{}}',
      'occurrence.eventInternal',
      '/event',
    ],
    [
      '[O1] a time without offset',
      '{"id":"a","event":"30552","occurredAt":⟦"2026-03-14T15:09:26"⟧,"contact":{},"data":{}}',
      'occurrence.occurredAtInvalid',
      '/occurredAt',
    ],
    [
      '[O1] a day that is none',
      '{"id":"a","event":"30552","occurredAt":⟦"2026-02-30T00:00:00Z"⟧,"contact":{},"data":{}}',
      'occurrence.occurredAtInvalid',
      '/occurredAt',
    ],
    [
      '[O1] a number as time',
      '{"id":"a","event":"30552","occurredAt":⟦1773500966⟧,"contact":{},"data":{}}',
      'occurrence.occurredAtNotString',
      '/occurredAt',
    ],
    [
      '[O1] a list as contact',
      '{"id":"a","event":"30552","occurredAt":"2026-03-14T15:09:26Z","contact":⟦[]⟧,"data":{}}',
      'occurrence.contactNotObject',
      '/contact',
    ],
    [
      '[O1] a missing contact',
      '⟦{"id":"a","event":"30552","occurredAt":"2026-03-14T15:09:26Z","data":{}}⟧',
      'occurrence.contactMissing',
      '',
    ],
    [
      "[O1] a number as the contact's id",
      '{"id":"a","event":"30552","occurredAt":"2026-03-14T15:09:26Z","contact":{"id":⟦5⟧},"data":{}}',
      'occurrence.contactIdNotString',
      '/contact/id',
    ],
    [
      '[O1] null as data',
      '{"id":"a","event":"30552","occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":⟦null⟧}',
      'occurrence.dataNotObject',
      '/data',
    ],
    ['[O1] another key', N(',⟦"total"⟧:1'), 'occurrence.unknownKey', '/total'],
    ['[O1] __proto__ beside the keys', N(',⟦"__proto__"⟧:{}'), 'occurrence.unknownKey', '/__proto__'],
    ['[O1] a source that is no text', N(',"source":⟦1⟧'), 'occurrence.sourceNotString', '/source'],
    ['[O1] a cause that is no text', N(',"causedBy":⟦null⟧'), 'occurrence.causedByNotString', '/causedBy'],
    ['[O2] a missing app code', '⟦{"event_code":"30552"}⟧', 'occurrence.appCodeMissing', ''],
    [
      '[O2] an app code of another source',
      '{"app_code":⟦"702"⟧,"event_code":"30552"}',
      'occurrence.appCodeMismatch',
      '/app_code',
    ],
    ['[O2] a missing event code', '⟦{"app_code":"305"}⟧', 'occurrence.eventMissing', ''],
    [
      '[O2] a number as app code',
      '{"app_code":⟦305⟧,"event_code":"30552"}',
      'occurrence.appCodeNotString',
      '/app_code',
    ],
    ['[O2] a date that is none', S(',"event_date":⟦"yesterday"⟧'), 'occurrence.occurredAtInvalid', '/event_date'],
    ['[O2] data that is no object', S(',"event_data":⟦[1]⟧'), 'occurrence.dataNotObject', '/event_data'],
    ['[O2] a path that is no text', S(',"event_path":⟦1⟧'), 'occurrence.pathNotString', '/event_path'],
    ['[O2] a key of the native shape', S(',⟦"id"⟧:"a"'), 'occurrence.unknownKey', '/id'],
    [
      '[O4] an integer beyond 2^53',
      N(',"source":"s"').replace('"data":{}', '"data":{"n":[0,⟦9007199254740993⟧]}'),
      'occurrence.unsafeInteger',
      '/data/n/1',
    ],
    [
      '[O4] a long negative integer',
      N('').replace('"data":{}', '"data":{"n":⟦-12345678901234567890⟧}'),
      'occurrence.unsafeInteger',
      '/data/n',
    ],
    [
      '[O4] a number that is not finite',
      N('').replace('"data":{}', '"data":{"n":⟦1e400⟧}'),
      'occurrence.notFinite',
      '/data/n',
    ],
    [
      '[O4] a long number that is not finite',
      N('').replace('"data":{}', `"data":{"n":⟦1${'0'.repeat(309)}.5⟧}`),
      'occurrence.notFinite',
      '/data/n',
    ],
    [
      '[O4] half a character, escaped',
      N('').replace('"contact":{}', '"contact":{"city":⟦"\\ud800"⟧}'),
      'json.loneSurrogate',
      '/contact/city',
    ],
    [
      '[O4] half a character, raw, in a key',
      N('').replace('"contact":{}', '"contact":{⟦"\udc00"⟧:1}'),
      'json.loneSurrogate',
      '/contact/\udc00',
    ],
    ['[O4] no JSON', N('').replace('"data":{}', '"data":{⟦x⟧:1}'), 'json.syntax', '/data'],
  ];
  it.each(cases)('%s', (_name, withMarks, code, pointer) => {
    const { text, range } = marked(withMarks);
    const result = read(text);
    expect(result.ok ? [] : result.error.map((one) => [one.code, one.pointer, one.severity])).toEqual([
      [code, pointer, 'error'],
    ]);
    expect(rangeOf(result.ok ? (undefined as never) : result.error[0]!)).toEqual(range);
  });

  it('[O1] all at once', () => {
    const text = '{"id":1,"event":"30599","occurredAt":"x","contact":[],"extra":1}';
    expect(problems(read(text))).toEqual([
      '1:1 occurrence.dataMissing ',
      '1:7 occurrence.idNotString /id',
      '1:17 occurrence.eventUnknown /event',
      '1:38 occurrence.occurredAtInvalid /occurredAt',
      '1:52 occurrence.contactNotObject /contact',
      '1:55 occurrence.unknownKey /extra',
    ]);
  });

  it.each([
    ['2^53 itself', '9007199254740992'],
    ['a long fraction', '0.30000000000000004'],
    ['a large number with an exponent', '1e300'],
    ['a large number with a fraction', '12345678901234567890.5'],
    ['digits in a text', '"12345678901234567890"'],
    ['digits after an escaped quote in a text', '"\\"12345678901234567890 1e999"'],
    ['a text that ends with a backslash', '"\\\\"'],
    ['a pair of surrogates, escaped', '"\\ud83d\\ude00"'],
    ['an escaped backslash before what looks like half a character', '"\\\\ud800"'],
  ])('[O4] %s is taken', (_name, literal) => {
    expect(problems(read(N('').replace('"data":{}', `"data":{"n":${literal}}`)))).toEqual([]);
  });

  it('[O4] 64 brackets are taken, the 65th is not', () => {
    const deep = (depth: number): string =>
      N('').replace('"data":{}', `"data":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expect(problems(read(deep(62)))).toEqual([]);
    expect(problems(read(deep(63)))).toEqual([`1:${deep(0).indexOf('"a":') + 5 + 62} occurrence.tooDeep `]);
    expect(read(N('').replace('"data":{}', `"data":{"a":"${'['.repeat(200)}"}`)).ok).toBe(true);
  });

  it('[O4] 256 KiB are taken, one byte more is not', () => {
    const sized = (size: number): string =>
      N('').replace('"data":{}', `"data":{"a":"é${'x'.repeat(size - N('').length - 8)}"}`);
    const exact = sized(256 * 1024);
    expect(new TextEncoder().encode(exact).length).toBe(256 * 1024);
    expect(problems(read(exact))).toEqual([]);
    expect(problems(read(sized(256 * 1024 + 1)))).toEqual(['1:1 occurrence.tooLarge ']);
  });

  it.each([
    ['refuse', []],
    ['form', ['10401']],
    ['all', ['10101', '10201', '10301', '10401']],
  ] as const)('[O4] internal events with "%s": %j', (internal, taken) => {
    for (const event of ['10101', '10201', '10301', '10401']) {
      const isTaken = (taken as readonly string[]).includes(event);
      expect(problems(read(JSON.stringify({ ...NATIVE, event }), { internal }))).toEqual(
        isTaken ? [] : ['1:28 occurrence.eventInternal /event'],
      );
    }
  });
});

describe('a record of the JavaScript SDK', () => {
  it('[O2] becomes an occurrence whose id is its SHA-256', () => {
    const record = { ...SDK, event_path: '/cart', event_element: '#buy' };
    expect(read(JSON.stringify(record))).toEqual({
      ok: true,
      value: {
        occurrence: {
          id: sha256Hex(canonicalJson(record)),
          event: '30552',
          occurredAt: '2026-03-14T15:09:26Z',
          contact: { purl: 'Ada' },
          data: { total: 1, path: '/cart', element: '#buy' },
        },
      },
    });
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(record).reverse()), null, 2);
    expect(read(reordered)).toEqual(read(JSON.stringify(record)));
  });

  it('[O2] without a date its id is fresh, its time is now, and a repeat cannot be told', () => {
    expect(read('{"app_code":"305","event_code":"30551"}')).toEqual({
      ok: true,
      value: {
        occurrence: { id: 'fresh-1', event: '30551', occurredAt: '2026-03-14T15:09:26.500Z', contact: {}, data: {} },
        noDeduplication: true,
      },
    });
  });

  it('[O2] path and element win over data of the same name; __proto__ stays data', () => {
    const result = read(
      '{"app_code":"305","event_code":"30551","event_path":"/a","event_data":{"path":"/b","__proto__":{"x":1}}}',
    );
    if (!result.ok) throw new Error('refused');
    const { data } = result.value.occurrence;
    expect(Object.entries(data)).toEqual([
      ['path', '/a'],
      ['__proto__', { x: 1 }],
    ]);
    expect(data['x']).toBeUndefined();
  });
});

describe('many occurrences', () => {
  const native = JSON.stringify(NATIVE);
  const sdk = JSON.stringify(SDK);

  it('[O2] an array: each alone, with places in the whole text', () => {
    const text = `[\n  ${native},\n  5,\n  {"id": "x", "event": "30599", "occurredAt": "2026-03-14T15:09:26Z", "contact": {}, "data": {"n": 12345678901234567}},\n  ${sdk}\n]`;
    const results = parseOccurrences(text, context());
    expect(results.map((one) => one.ok)).toEqual([true, false, false, true]);
    expect(problems(results[1])).toEqual(['3:3 occurrence.notObject /1']);
    const line = text.split('\n')[3] ?? '';
    expect(problems(results[2])).toEqual([
      `4:${line.indexOf('"30599"') + 1} occurrence.eventUnknown /2/event`,
      `4:${line.indexOf('1234567') + 1} occurrence.unsafeInteger /2/data/n`,
    ]);
  });

  it('[O2] NDJSON: a bad line fails alone, and lines count in the whole input', () => {
    const text = `${native}\r\n\r\n{"id": }\r\n${sdk}\n  \n{"id":"b"}\n`;
    const results = parseOccurrences(text, context());
    expect(results.map((one) => one.ok)).toEqual([true, false, true, false]);
    expect(problems(results[1])).toEqual(['3:8 json.syntax ']);
    expect(problems(results[3])[0]).toBe('6:1 occurrence.eventMissing ');
  });

  it('[O2] NDJSON whose first line is broken', () => {
    const results = parseOccurrences(`{"id": "x"\n${native}\n${native}`, context());
    expect(results.map((one) => one.ok)).toEqual([false, true, true]);
  });

  it('[O2] one occurrence over several lines', () => {
    expect(parseOccurrences(JSON.stringify(NATIVE, null, 2), context())).toEqual([
      { ok: true, value: { occurrence: NATIVE } },
    ]);
    const [broken, ...rest] = parseOccurrences(JSON.stringify(NATIVE, null, 2).replace('"30552"', '30552x'), context());
    expect([problems(broken), rest]).toEqual([['3:17 json.syntax /event'], []]);
  });

  it('[O2] an empty array holds none; an empty text is a problem', () => {
    expect(parseOccurrences(' [ ] ', context())).toEqual([]);
    expect(parseOccurrences('', context()).map(problems)).toEqual([['1:1 json.empty ']]);
    expect(parseOccurrences('[1,]', context()).map(problems)).toEqual([['1:3 json.syntax ']]);
  });

  it('[O2] bytes: a line that is not UTF-8 fails alone', () => {
    const encode = (text: string): number[] => [...new TextEncoder().encode(text)];
    const bytes = new Uint8Array([...encode(`${native}\n{"id":"`), 0xe9, ...encode(`"}\n${sdk}\n`)]);
    const results = parseOccurrences(bytes, context());
    expect(results.map((one) => one.ok)).toEqual([true, false, true]);
    expect(problems(results[1])).toEqual(['2:8 json.encoding ']);
    expect(parseOccurrences(new Uint8Array(encode(`[${native},${sdk}]`)), context()).map((one) => one.ok)).toEqual([
      true,
      true,
    ]);
  });

  it('[O2] elements with brackets, commas and quotes in texts are cut right', () => {
    const tricky = JSON.stringify({ ...NATIVE, data: { a: '],[{"}', b: ['\\', '"', [], {}], c: '\\"' } });
    const results = parseOccurrences(`[ ${tricky} ,${native},\n${tricky}]`, context());
    expect(results.map((one) => (one.ok ? one.value.occurrence : problems(one)))).toEqual([
      JSON.parse(tricky),
      NATIVE,
      JSON.parse(tricky),
    ]);
  });
});
