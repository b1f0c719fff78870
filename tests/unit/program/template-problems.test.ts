import { describe, expect, it } from 'vitest';
import { checkTemplate, compileTemplate, templateFields, templateProblems } from '../../../shared/program/template.ts';

/** Problems as the text they underline and what is said of it. */
const told = (source: string) =>
  templateProblems(source).map(({ reason, offset, length }) => [source.slice(offset, offset + length), reason]);

describe('problems of a template at their places', () => {
  it.each<[string, string, RegExp]>([
    ['a\nb {{ x | shout }}', 'shout', /^There is no filter shout\.$/],
    ['{{ upcas }} {{ x | upcas: 2 }}', 'upcas', /no filter upcas; did you mean upcase\?$/],
    ['{% if x | upacse %}{% endif %}', 'upacse', /did you mean upcase\?$/],
    ['{{ x | raw }}', 'raw', /unescaped/],
    ['Hi {{ name', '{{ name', /^“\{\{ name” is not closed; end it with \}\}\.$/],
    ['Hi {{ name\nmore', '{{ name', /end it with \}\}/],
    ['Hi {{ name and\nmore {{ x }}', '{{ name and', /end it with \}\}/],
    ['{{ "a }}', '{{ "a }}', /A text in .* is not closed; end it with "\.$/],
    ['{% if x', '{% if x', /end it with %\}\.$/],
    ['x{% if x %}y', '{% if x %}', /end it with \{% endif %\}\.$/],
    ['{% if x %}{% endfor %}{% endif %}', 'endfor', /ends nothing here/],
    ['{% else %}', 'else', /stands alone/],
    ['{% fro a in b %}', 'fro', /did you mean for\?$/],
    ['{% if a %}{% elseif b %}{% endif %}', 'elseif', /did you mean elsif\?$/],
    ['{% for a b %}{% endfor %}', '{% for a b %}', /names no list/],
    ['a {{ }} b', '{{ }}', /value expression is missing/],
    ['{% assign %}', '{% assign %}', /name is missing/],
    ['{{ x | default "y" }}', '"y"', /after a colon/],
    ['{{ a[0 }}', '{{ a[0 }}', /end it with \]/],
    ['{{ first name }}', '{{ first name }}', /no single value/],
  ])('[E8] %j', (source, underlined, reason) => {
    expect(told(source)).toEqual([[underlined, expect.stringMatching(reason) as string]]);
  });

  it('[E8] tells every wrong output of a text, and the first in one sentence with its place', () => {
    const source = 'One {{ a | on }}\nTwo {{ b }} {{ c | two }}';
    expect(told(source).map(([underlined]) => underlined)).toEqual(['on', 'two']);
    expect(checkTemplate(source)).toBe('There is no filter on. (line 1, column 12)');
    expect(told('{{ a | on }}, {{ b\n{{ c | two }} {{ "d }}').map(([underlined]) => underlined)).toEqual([
      ...['{{ "d }}', 'on', '{{ b', 'two'],
    ]);
  });

  it.each([
    ['{% if a %}'.repeat(65), 64 * 10, '{% if'],
    [`{{ a${'[b'.repeat(65)} }}`, 4 + 64 * 2, '['],
    ['x'.repeat(65_540), 65_536, 'xxxx'],
  ])('[E8] counted limits: %.20s', (source, offset, underlined) => {
    const [problem] = templateProblems(source);
    expect(problem?.offset).toBe(offset);
    expect(source.slice(offset, offset + (problem?.length ?? 0))).toBe(underlined);
  });

  it('[E8] what fails while it is rendered is underlined too', () => {
    const source = 'Dear {{ "a" | append }}';
    const compiled = compileTemplate(source, 'text');
    const scope = { event: {}, contact: {}, occurrence: {}, now: 0, timeZone: 'UTC' };
    const trial = compiled.ok ? compiled.value.trial(scope) : compiled;
    expect(trial).toEqual({
      ok: false,
      error: { reason: 'Append expect 2 arguments.', offset: 5, length: 18 },
    });
  });
});

describe('fields of a template', () => {
  it('[E8] are what it reads from its data, not the names that it gives', () => {
    const source =
      '{{ contact.first }}\n{% for item in event["big items"] %}{{ item.name }}{{ forloop.index }}{% endfor %}' +
      '{% assign total = event.total %}{{ total }}{{ event.list[event.at].x }}{% if city == "a.b" %}{% endif %}';
    const fields = templateFields(source).map(({ path, offset, length }) => [
      source.slice(offset, offset + length),
      path,
    ]);
    expect(fields).toEqual([
      ['contact.first', ['contact', 'first']],
      ['event["big items"]', ['event', 'big items']],
      ['event.total', ['event', 'total']],
      ['event.list[event.at].x', undefined],
      ['event.at', ['event', 'at']],
      ['city', ['city']],
    ]);
  });

  it('[E8] a text that is no template has none', () => {
    expect(templateFields('contact.first')).toEqual([]);
    expect(templateFields('{{ contact.first')).toEqual([]);
  });
});
