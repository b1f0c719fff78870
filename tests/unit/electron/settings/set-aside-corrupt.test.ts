import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setAsideCorrupt } from '../../../../electron/settings/set-aside-corrupt.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hookflow-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['no JSON', '{"theme": "dark"'],
  ['no object', '[]'],
  ['a value of a wrong kind', '{"theme": "pink"}'],
  ['an empty file', ''],
])('%s is renamed, with its text', (_title, text) => {
  const file = path.join(folder, 'settings.json');
  writeFileSync(file, text);
  const aside = setAsideCorrupt(file, NOW);
  expect(aside).toBe(path.join(folder, 'settings.unreadable-2026-01-02T03-04-05.000Z.json'));
  expect(existsSync(file)).toBe(false);
  expect(readFileSync(aside ?? '', 'utf8')).toBe(text);
});

it.each([
  ['good settings', '{"theme":"dark","recentFiles":[]}'],
  ['settings of a newer version', '{"theme":"dark","later":1}'],
])('%s stay', (_title, text) => {
  const file = path.join(folder, 'settings.json');
  writeFileSync(file, text);
  expect(setAsideCorrupt(file, NOW)).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('no settings are no problem', () => {
  expect(setAsideCorrupt(path.join(folder, 'settings.json'), NOW)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});
