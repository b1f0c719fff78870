import type { Json } from '../../../shared/base/json.ts';

/** Texts and values that broke programs elsewhere. */
export const NASTY_TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    '\t\r\n',
    '\0',
    'a\0b',
    '\u0001\u001F\u007F\u0085',
    '\u2028\u2029',
    '\uFEFF',
    '\u200B\u200E\u202E\u2066',
  ],
  ...['\uD800', '\uDC00', 'a\uD83D', '\uDE00\uD83D', '\u{1F600}', '\u{10FFFF}', 'e\u0301', '\u0130\u0131', 'ﬀ', 'ẞ'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'length', 'then', 'toJSON'],
  ...[
    'undefined',
    'null',
    'NaN',
    'Infinity',
    '-Infinity',
    '-0',
    '0x10',
    '1e999',
    '1e-999',
    '1,000',
    '١٢',
    '9007199254740993',
  ],
  ...[
    "'",
    '"',
    '`',
    '\\',
    '\\"',
    '/',
    '//',
    '<!--',
    '-->',
    ']]>',
    '</script>',
    '<script>alert(1)</script>',
    '<img src=x onerror=a>',
  ],
  ...[
    '&amp;',
    '&',
    '%',
    '%00',
    '%0d%0a',
    '%s%n',
    '${x}',
    '#{x}',
    '{{ contact.email }}',
    '{% raw %}',
    '{{',
    '}}',
    '{%',
    '%}',
  ],
  ...['\r\nBcc: evil@example.com', 'a@b.com\r\nBcc: c@d.com', 'a@b.com, c@d.com', 'a@b.com;c@d.com', '"@b.com'],
  ...[
    '../../etc/passwd',
    'javascript:alert(1)',
    'https://evil.example/',
    '//evil.example',
    '@evil.example',
    '?a=b&c=d#e',
    '\\\\evil',
  ],
  ...["'; DROP TABLE contacts; --", '$(id)', '`id`', '; ls', '| ls', '(a+)+$', '[', '*', '^(?!x)', '\\1'],
  ...[
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '2026-03-14T24:00:00Z',
    '+275760-09-13T00:00:00Z',
    '1970-01-01T00:00:60Z',
  ],
  ...['a'.repeat(10_000), '('.repeat(5_000), 'é'.normalize('NFD').repeat(2_000), '\n'.repeat(1_000)],
];

const deep = (levels: number): Json => {
  let value: Json = 'deep';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

export const NASTY_VALUES: readonly Json[] = [
  ...NASTY_TEXTS,
  ...[null, true, false, 0, -0, 1e308, -1e308, 5e-324, 2 ** 53, 0.1 + 0.2],
  ...[Number.NaN, Infinity],
  ...[[], [[]], {}, [null, [null]], Array<Json>(150).fill(0)],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as Json,
  JSON.parse('{"toString":1,"valueOf":2,"toJSON":3,"then":4,"length":-1,"size":{"a":1}}') as Json,
  JSON.parse('{"\\ud800":"\\udc00","":"","a.b":1,"0":2}') as Json,
  Object.fromEntries(NASTY_TEXTS.map((text) => [text, text])),
  [...NASTY_TEXTS],
  deep(64),
  deep(20_000),
];
