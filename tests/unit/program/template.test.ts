import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/base/json.ts';
import { checkTemplate, compileTemplate, type Rendered } from '../../../shared/program/template.ts';
import type { TemplatePlace } from '../../../shared/program/template-escape.ts';

const DATA = JSON.parse(`{
  "total": 129.5, "none": null, "text": "a <b> & 'c' \\"d\\"", "lines": "one\\r\\nBcc: two", "lone": "x\\ud800y",
  "items": [{ "name": "Kettle", "quantity": 1 }, { "name": "Filter", "quantity": 2 }],
  "object": { "a": [1, "two"] }, "path": "../x?y=z&w#h", "__proto__": { "z": 1 }, "two": [{ "toString": 1 }, { "toString": 1 }], "toString": "own"
}`) as JsonObject;
const scope = {
  now: Date.UTC(2026, 2, 14, 15, 9, 26),
  timeZone: 'America/New_York',
  event: DATA,
  contact: { firstname: 'Ada', tags: ['vip', 'new'] },
  occurrence: { id: 'order-1', event: '30552', occurredAt: '2026-03-14T15:09:26Z' },
};

function render(source: string, place: TemplatePlace = 'text'): Rendered | string {
  const compiled = compileTemplate(source, place);
  if (!compiled.ok) throw new Error(compiled.error);
  const rendered = compiled.value.render(scope);
  return rendered.ok ? rendered.value : rendered.error;
}

function text(source: string, place: TemplatePlace = 'text'): string {
  const rendered = render(source, place);
  if (typeof rendered === 'string') throw new Error(rendered);
  return rendered.text;
}

function failure(source: string): string {
  const rendered = render(source);
  return typeof rendered === 'string' ? rendered : `rendered ${rendered.text.length} characters`;
}

describe('what a template writes', () => {
  it.each([
    ['Hello {{ contact.firstname }}', 'Hello Ada'],
    ['no templates at all', 'no templates at all'],
    ["{{ contact.lastname | default: 'friend' }}", 'friend'],
    [
      '{% for item in event.items %}- {{ item.quantity }} x {{ item.name }}\n{% endfor %}',
      '- 1 x Kettle\n- 2 x Filter\n',
    ],
    [
      '{% for item in event.items %}{{ forloop.index }}/{{ forloop.length }}{% unless forloop.last %}, {% endunless %}{% endfor %}',
      '1/2, 2/2',
    ],
    ['{% if event.total >= 100 %}big{% else %}small{% endif %}', 'big'],
    ['{% case event.total %}{% when 129.5 %}yes{% endcase %}', 'yes'],
    ['{% assign n = event.items | size %}{{ n | plus: 1 }}', '3'],
    ["{{ event.items | map: 'name' | join: ', ' }}", 'Kettle, Filter'],
    ["{{ event.items | where: 'name', 'Filter' | size }}", '1'],
    ["{{ event.items | sum: 'quantity' }}", '3'],
    [
      '{{ event.items[1].name }} {{ event["total"] }} {{ event.items.first.name }} {{ event.items[-1].name }}',
      'Filter 129.5 Kettle Filter',
    ],
    ['{{ event.object }}', '{"a":[1,"two"]}'],
    ['{{ event.object | upcase }} {{ contact.tags | append: event.object }}', '{"A":[1,"TWO"]} vipnew{"a":[1,"two"]}'],
    ['{{ event.object | plus: 1 }}', '1'],
    ['{{ contact.tags }}', 'vipnew'],
    ['{{ event.none }}|{{ nil }}|{{ true }}|{{ 1.50 }}', '||true|1.5'],
    ['{{ occurrence.id }} {{ occurrence.event }}', 'order-1 30552'],
    ['{{ "x" | sha256 }}', '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'],
    ['{% raw %}{{ x }}{% endraw %}{% comment %}hidden{% endcomment %}', '{{ x }}'],
    ['{% cycle "a", "b" %}{% cycle "a", "b" %}{% increment n %}{% increment n %}', 'ab01'],
    ["{{ 'a' | base64_encode | base64_decode }}", 'a'],
    ['{{ event.lone }}', 'x\uFFFDy'],
    ['{{ event.toString }}', 'own'],
  ])('[E8] %s', (source, expected) => {
    expect(text(source)).toBe(expected);
  });
});

describe('escaping by place', () => {
  const TEXT = DATA['text'] as string;
  it.each<[TemplatePlace, string, string]>([
    ['text', '{{ event.text }}', TEXT],
    ['html', '{{ event.text }}', 'a &lt;b&gt; &amp; &#39;c&#39; &#34;d&#34;'],
    ['html', '<i>{{ event.text | escape }}</i>', '<i>a &lt;b&gt; &amp; &#39;c&#39; &#34;d&#34;</i>'],
    ['html', '{{ event.lines | newline_to_br }}', 'one<br />\nBcc: two'],
    ['html', '{{ "<b>" | newline_to_br | append: "<i>" }}', '&amp;lt;b&amp;gt;&lt;i&gt;'],
    ['html', '{{ event.object | json }}', '{&#34;a&#34;:[1,&#34;two&#34;]}'],
    ['html', '{% capture x %}{{ event.text }}{% endcapture %}{{ x }}', 'a &lt;b&gt; &amp; &#39;c&#39; &#34;d&#34;'],
    ['html', '{% cycle "<" %}{% echo "<" %}', '&lt;&lt;'],
    ['html', '{{ contact.tags }}{{ event.lone }}', 'vipnewx\uFFFDy'],
    ['json', '"{{ event.text }}"', JSON.stringify(TEXT)],
    ['json', '"{{ event.lines }}"', JSON.stringify('one\r\nBcc: two')],
    [
      'json',
      '[{{ event.text | json }},{{ event.object | json }},{{ event.total }},{{ event.gone | json }}]',
      `[${JSON.stringify(TEXT)},{"a":[1,"two"]},129.5,null]`,
    ],
    ['json', '{{ event.lone | json }}', '"x\uFFFDy"'],
    ['json', '"{{ event.lone }}"', '"x\uFFFDy"'],
    ['url', 'https://example.com/{{ event.path }}', 'https://example.com/..%2Fx%3Fy%3Dz%26w%23h'],
    ['url', '{{ event.path | url_encode }}', '..%2Fx%3Fy%3Dz%26w%23h'],
    ['url', '{{ "a b\'()*!" }}', 'a%20b%27%28%29%2A%21'],
    ['url', '{{ event.lone }}', 'x%EF%BF%BDy'],
    ['header', '{{ event.lines }}', 'one Bcc: two'],
    ['header', '{{ "a\\u0000b\\u2028c\\u0085d" }}', 'a b c d'],
  ])('[E8] in %s: %s', (place, source, expected) => {
    expect(text(source, place)).toBe(expected);
  });
});

describe('missing values', () => {
  it.each<[string, string, string[]]>([
    ['{{ contact.lastname }}', '', ['contact.lastname is missing and stays empty']],
    ['{{ contact.a.b[0]["c d"] }}', '', ['contact.a.b[0]["c d"] is missing and stays empty']],
    ['{{ contact.lastname | upcase }}', '', ['contact.lastname is missing and stays empty']],
    ['{{ "x" | append: contact.lastname }}', 'x', ['contact.lastname is missing and stays empty']],
    ['{{ contact.lastname }}{{ contact.lastname }}', '', ['contact.lastname is missing and stays empty']],
    ["{{ contact.lastname | default: 'friend' }}", 'friend', []],
    [
      '{{ contact.lastname | default: contact.nick }}',
      '',
      ['contact.lastname is missing and stays empty', 'contact.nick is missing and stays empty'],
    ],
    ['{% if contact.lastname %}x{% endif %}', '', []],
    ['{{ event.none }}', '', []],
    ['{% for item in event.items %}{{ item.sku }}{% endfor %}', '', ['item.sku is missing and stays empty']],
    ['{% capture c %}{{ contact.x }}{% endcapture %}{{ c }}', '', ['contact.x is missing and stays empty']],
    ["{{ event.items | where: 'sku' | size }}", '0', []],
    [
      '{% for x in event.lines_ %}{{ x }}{% else %}none{% endfor %}',
      'none',
      ['event.lines_ is missing and stays empty'],
    ],
    ['{% for x in event.none %}{{ x }}{% endfor %}', '', []],
  ])('[E8] %s', (source, expected, notes) => {
    expect(render(source)).toEqual({ text: expected, notes });
  });
});

describe('what a template cannot see', () => {
  it.each([
    '{{ contact.constructor }}{{ contact.hasOwnProperty }}{{ contact.valueOf }}{{ contact.firstname.constructor }}',
    '{{ event.__proto__ }}{{ event.__proto__.z }}{{ event["__proto__"] }}{{ z }}',
    '{{ constructor }}{{ toString }}{{ __proto__ }}{{ prototype }}',
    '{{ process }}{{ globalThis }}{{ window }}{{ Date }}{{ this }}{{ self }}{{ require }}',
    '{% for i in event.items %}{{ forloop.constructor }}{{ forloop.toString }}{{ forloop.__proto__ }}{{ forloop.name }}{% endfor %}',
    '{{ empty.constructor }}{{ blank.valueOf }}{{ nil.constructor }}',
    '{{ event.items.constructor }}{{ event.items.push }}{{ event.items.length.constructor }}',
    "{{ event.items | map: 'constructor' | compact }}{{ event.items | where: 'constructor' }}",
  ])('[E8] nothing inherited or global: %s', (source) => {
    expect(text(source)).toBe('');
  });

  it('[E8] assigning __proto__ or incrementing a root changes nothing outside the rendering', () => {
    expect(text('{% assign __proto__ = event %}{{ total }}')).toBe('');
    expect(text('{% increment contact %}{% increment contact %}')).toBe('01');
    expect(text('{{ contact.firstname }}')).toBe('Ada');
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['total']).toBeUndefined();
  });
});

describe('what is refused where it is parsed', () => {
  it.each<[string, RegExp]>([
    ['{{ event.items | sample }}', /random/],
    ['{{ event.items | shuffle }}', /random/],
    ['{% cycle event.items | sample %}', /random/],
    ['{% assign x = event.items | sample: 2 %}', /random/],
    ['{{ contact.firstname | raw }}', /unescaped/],
    ["{{ event.items | where_exp: 'i', 'i.x' }}", /cannot be checked/],
    ['{% include "x" %}', /another file/],
    ['{% render "x" %}', /another file/],
    ['{% layout "x" %}', /another file/],
    ['{% block x %}{% endblock %}', /another file/],
    ['{% tablerow i in event.items %}{% endtablerow %}', /not supported/],
    ['{% liquid echo "x" %}', /not supported/],
    ['{{ contact.firstname | shout }}', /no filter shout/],
    ['{% foo %}', /no tag foo/],
    ['{{ contact.firstname', /not closed/],
    ['{% if contact.firstname %}', /not closed/],
    ['{{ }}', /value expression/],
    ['{{ contact.first name }}', /no single value/],
    ['{% if contact.first name %}{% endif %}', /no single value/],
    ['{% if a == %}{% endif %}', /no single value/],
    ['{% for i in event.items %}{{ a b }}{% endfor %}', /no single value/],
    ['{% if a %}'.repeat(65) + '{% endif %}'.repeat(65), /64 deep/],
    [`{{ a${'[b'.repeat(65)}${']'.repeat(65)} }}`, /64 deep/],
    ['x'.repeat(65_537), /65536 characters/],
  ])('[E8] %.60s', (source, reason) => {
    expect(checkTemplate(source)).toMatch(reason);
    const compiled = compileTemplate(source, 'html');
    expect(compiled.ok ? '' : compiled.error).toMatch(reason);
  });

  it('[E8] the reason names line and column', () => {
    expect(checkTemplate('a\nb {{ x | shout }}')).toBe('There is no filter shout. (line 2, column 10)');
  });

  it.each([
    '',
    'plain',
    '{{ contact.email }}',
    '{% if a and b or c == 1 %}x{% elsif d %}y{% else %}z{% endif %}',
    '{ } %} }}',
  ])('[E8] %j is a template', (source) => {
    expect(checkTemplate(source)).toBeUndefined();
  });
});

describe('limits', () => {
  it.each<[string, RegExp]>([
    ['{% for i in (1..100000) %}{% for j in (1..100000) %}{% endfor %}{% endfor %}', /too many steps/],
    ['{{ (1..1000000000) | size }}', /too much text/],
    ['{% assign a = (10000000000..1) %}{{ (1..5000000) | size }}', /too much text/],
    ['{% assign s = "xxxxxxxxxx" %}{% for i in (1..50) %}{% assign s = s | append: s %}{% endfor %}', /too much text/],
    ['{% assign a = contact.tags %}{% for i in (1..50) %}{% assign a = a | concat: a %}{% endfor %}', /too much text/],
    ['{% for i in (1..9999) %}{{ "0123456789012345678901234567890123456789" }}{% endfor %}', /writes too much/],
    [
      '{% capture c %}{% for i in (1..9999) %}0123456789012345678901234567890123456789{% endfor %}{% endcapture %}',
      /writes too much/,
    ],
  ])('[E8] counted, not timed: %.70s', (source, reason) => {
    expect(failure(source)).toMatch(reason);
  });

  it('[E8] an error while rendering is a value', () => {
    expect(failure('{{ "a" | append }}')).toBe('Append expect 2 arguments. (line 1, column 1)');
    // In words of our own where the JavaScript engine's would differ between versions.
    const ours = 'A filter or tag cannot use the value that it gets. (line 1, column 1)';
    expect(failure('{{ "%" | url_decode }}')).toBe(ours);
    expect(failure('{% assign l = event.two | sort_natural %}')).toBe(ours);
  });
});

describe('dates', () => {
  it.each([
    ['{{ now }}', '2026-03-14T11:09:26-04:00'],
    ['{{ "now" | date: "%Y-%m-%d %H:%M:%S %z" }}', '2026-03-14 11:09:26 -0400'],
    ['{{ "today" | date: "%F" }}', '2026-03-14'],
    ['{{ now | date: "%A, %B %-d" }}', 'Saturday, March 14'],
    ['{{ occurrence.occurredAt | date: "%-I:%M %p" }}', '11:09 AM'],
    ['{{ "2026-03-14" | date: "%s" }}', '1773460800'],
    ['{{ "2026-03-14 10:00" | date: "%s" }}', '1773496800'],
    ['{{ 0 | date: "%F %T" }}', '1969-12-31 19:00:00'],
    ['{{ "0" | date: "%F", "UTC" }}', '1970-01-01'],
    ['{{ "now" | date: "%R", "Asia/Tokyo" }}', '00:09'],
    ['{{ "now" | date: "%R", -330 }}', '20:39'],
    ['{{ "2026-03-14" | date }}', 'Saturday, March 14, 2026 at 12:00 am -0400'],
    [
      '{{ "2026-01-01" | date: "%a %^a %#p %e|%k|%j|%U|%W|%u|%w|%y|%C|%L|%N|%q|%Z|%:z|%%|%D|%c" }}',
      'Thu THU am  1| 0|001|00|00|4|4|26|20|000|000000000|st|America/New_York|-05:00|%|01/01/26|Thu Jan  1 00:00:00 2026',
    ],
    ['{{ "2026-01-01" | date: "%_m %-m %05d %Q" }}', ' 1 1 00001 %Q'],
    ['{{ "2026-03-14" | date_to_xmlschema }}', '2026-03-14T00:00:00-04:00'],
    ['{{ "2026-03-14" | date_to_rfc822 }}', 'Sat, 14 Mar 2026 00:00:00 -0400'],
    [
      '{{ "2026-03-02" | date_to_string }}|{{ "2026-03-02" | date_to_long_string: "ordinal", "US" }}',
      '02 Mar 2026|March 2nd, 2026',
    ],
    ['{{ "soon" | date: "%F" }}', 'soon'],
    ['{{ contact.born | date: "%F" }}', ''],
    ['{{ "now" | date: "%F", "Mars/Olympus" }}', 'now'],
  ])("[E8] in the workspace's zone, at the evaluation's now: %s", (source, expected) => {
    expect(text(source)).toBe(expected);
  });
});
