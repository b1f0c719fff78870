import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from '../../../../renderer/inspector/actions/template-lines.ts';
import { piecesOf } from '../../../../renderer/inspector/actions/template-pieces.ts';

const looks = (source: string) => piecesOf(source, []).map(({ text, look }) => [look, text]);

it('a template is cut into text and the words of Liquid', () => {
  expect(looks('Hi {{ contact.city | default: "x }" }}!')).toEqual([
    ['text', 'Hi '],
    ['mark', '{{ '],
    ['path', 'contact.city '],
    ['mark', '| '],
    ['word', 'default'],
    ['mark', ': '],
    ['string', '"x }" '],
    ['mark', '}}'],
    ['text', '!'],
  ]);
  expect(looks('{%if a%}')).toEqual([
    ['mark', '{%'],
    ['word', 'if '],
    ['path', 'a'],
    ['mark', '%}'],
  ]);
});

it('what is never closed ends before the next line', () => {
  expect(looks('{{ a\nb').map(([look]) => look)).toEqual(['mark', 'path', 'text']);
});

it('underlines cut the pieces and stand exactly where they are asked for', () => {
  const pieces = piecesOf('ab {{ cde }}', [{ from: 7, to: 9, severity: 'error' }]);
  expect(pieces.filter(({ severity }) => severity === 'error').map(({ from, text }) => [from, text])).toEqual([
    [7, 'de'],
  ]);
});

it('pieces together are the text, whatever it is', () => {
  const part = fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    '|',
    '"',
    "'",
    ' ',
    '\n',
    'if',
    'a.b',
    '[0]',
    'é',
    '-',
    ':',
    '😀',
  );
  const text = fc.array(part, { maxLength: 20 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(20), fc.nat(20), (source, a, b) => {
      const underline = { from: Math.min(a, b), to: Math.max(a, b), severity: 'warning' as const };
      const pieces = piecesOf(source, [underline]);
      expect(pieces.map((piece) => piece.text).join('')).toBe(source);
      const lines = linesOf(pieces);
      expect(lines.map((line) => line.pieces.map((piece) => piece.text).join('')).join('\n')).toBe(source);
      expect(lines.map(({ from }) => from)).toEqual([0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)]);
      const marked = pieces.filter(({ severity }) => severity !== undefined).map((piece) => piece.text);
      expect(marked.join('')).toBe(source.slice(underline.from, underline.to));
    }),
    { numRuns: 300 },
  );
});
