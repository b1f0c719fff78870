import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VersionStore } from '../../../../electron/versions/version-store.ts';

let folder: string;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hookflow-versions-'));
  now = Date.parse('2026-03-04T10:00:00Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The store as each start of the app finds it. */
const store = () => new VersionStore(folder, () => (now += 1_000));
const files = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

it('versions outlive the run that kept them, newest first, apart by workspace', async () => {
  const first = store();
  const one = await first.keep({ workspace: 'shop', name: 'Before the sale', text: 'a' });
  const two = await first.keep({ workspace: 'shop', name: 'Sale', text: 'b' });
  await first.keep({ workspace: '../../etc', name: 'Other', text: 'c' });
  const next = store();
  expect(await next.list('shop')).toEqual({ versions: [two, one], unreadable: [] });
  expect((await next.list('../../etc')).versions.map(({ name }) => name)).toEqual(['Other']);
  expect((await next.list('none')).versions).toEqual([]);
  expect(await next.read({ workspace: 'shop', id: one.id })).toMatchObject({ text: 'a', name: 'Before the sale' });
  expect(await next.read({ workspace: 'none', id: one.id })).toBeUndefined();
});

it('a version is renamed and removed', async () => {
  const versions = store();
  const { id, keptAt } = await versions.keep({ workspace: 'shop', name: 'Sale', text: 'a' });
  expect(await versions.rename({ workspace: 'shop', id, name: 'Spring sale' })).toBe(true);
  expect((await versions.list('shop')).versions).toEqual([{ id, name: 'Spring sale', keptAt }]);
  await versions.remove({ workspace: 'shop', id });
  expect(files()).toEqual([]);
  expect(await versions.rename({ workspace: 'shop', id, name: 'x' })).toBe(false);
});

it('a damaged version is moved aside unchanged and told, the others stay', async () => {
  const versions = store();
  const { id } = await versions.keep({ workspace: 'shop', name: 'Sale', text: 'a' });
  await versions.keep({ workspace: 'shop', name: 'Good', text: 'b' });
  const file = path.join(folder, files().find((name) => name.includes(id)) ?? '');
  writeFileSync(file, '{"format": "hookflow-ver');
  const next = store();
  const list = await next.list('shop');
  expect(list.versions.map(({ name }) => name)).toEqual(['Good']);
  expect(list.unreadable).toHaveLength(1);
  expect(readFileSync(list.unreadable[0] ?? '', 'utf8')).toBe('{"format": "hookflow-ver');
  expect(await next.list('shop')).toEqual(list);
});

it('a half-written version of a run that was killed goes', async () => {
  const versions = store();
  await versions.keep({ workspace: 'shop', name: 'Sale', text: 'a' });
  const own = path.join(folder, readdirSync(folder)[0] ?? '');
  writeFileSync(path.join(own, '.x.json.0123abcd.tmp'), '{');
  expect((await store().list('shop')).versions).toHaveLength(1);
  expect(readdirSync(own)).toHaveLength(1);
});
