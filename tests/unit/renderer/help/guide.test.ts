import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SHORTCUTS, wayWords } from '../../../../renderer/document/shortcut-table.ts';
import { operatorWords } from '../../../../shared/flow/operator-words.ts';
import { OPERATORS } from '../../../../shared/program/program.ts';
import { checkTemplate } from '../../../../shared/program/template.ts';

const guide = readFileSync(new URL('../../../../docs/guide.md', import.meta.url), 'utf8');
/** What stands between backticks; a bar is escaped in tables. */
const code = [...guide.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text.replaceAll('\\|', '|'));

it('[E8] the guide shows templates that the engine takes', () => {
  const templates = code.filter((text) => /\{[{%].*[}%]\}/.test(text));
  expect(templates.length).toBeGreaterThan(5);
  for (const text of templates) expect([text, checkTemplate(text)]).toEqual([text, undefined]);
});

it('[C4] the guide names every operator in the words of the condition builder', () => {
  const conditions = guide.split('\n## ').find((part) => part.startsWith('Conditions')) ?? '';
  for (const operator of OPERATORS) expect(conditions).toContain(operatorWords(operator, false));
});

it('the guide names keys that are in the table of shortcuts', () => {
  const known = SHORTCUTS.flatMap(({ keys }) => wayWords(keys, false).map((way) => way.join(' ')));
  const keys = code.filter((text) => /^(?:(?:Ctrl|Alt|Shift) [^\s].*|F\d|[A-Z?])$/.test(text));
  expect(keys.length).toBeGreaterThan(8);
  for (const key of keys) expect(known).toContain(key);
});
