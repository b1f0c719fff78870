import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textHash } from '../../../../electron/files/text-hash.ts';
import { Journal, type UnsavedWork } from '../../../../electron/journal/journal.ts';

let folder: string;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hookflow-journal-'));
  now = Date.parse('2026-03-04T10:00:00Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const journal = () => new Journal(folder, () => now);
const entries = () => readdirSync(folder).filter((name) => name.endsWith('.json'));
const work = (change: Partial<UnsavedWork> = {}): UnsavedWork => ({
  path: null,
  name: 'Shop',
  text: '{}\n',
  savedHash: null,
  eventsText: null,
  ...change,
});
/** The journal as the next start of the app finds it. */
async function nextStart(): Promise<Journal> {
  const next = journal();
  await next.load();
  return next;
}

describe('unsaved work', () => {
  it('outlives the run that kept it, whole and newest', async () => {
    const first = await nextStart();
    const window = {};
    await first.keep(window, work({ text: 'a' }));
    now += 1_500;
    await first.keep(window, work({ path: '/shop.hookflow.json', text: 'ab', savedHash: 'h', eventsText: '[' }));
    const next = await nextStart();
    const { kept, unreadable } = await next.list();
    expect(unreadable).toEqual([]);
    expect(kept).toEqual([
      { id: kept[0]!.id, name: 'Shop', path: '/shop.hookflow.json', keptAt: '2026-03-04T10:00:01.500Z' },
    ]);
    expect(await next.read(kept[0]!.id)).toMatchObject({ text: 'ab', savedHash: 'h', eventsText: '[' });
  });

  it('is not offered while its window is there, and is once that is gone', async () => {
    const store = await nextStart();
    const window = {};
    await store.keep(window, work());
    expect((await store.list()).kept).toEqual([]);
    store.release(window);
    expect((await store.list()).kept).toHaveLength(1);
  });

  it('goes when the window has saved, and comes back with the next change', async () => {
    const store = await nextStart();
    const window = {};
    const kept = store.keep(window, work());
    const cleared = store.clear(window); // in the order of the calls, whatever takes longer
    await Promise.all([kept, cleared]);
    expect(entries()).toEqual([]);
    await store.keep(window, work());
    expect(entries()).toHaveLength(1);
  });

  it('goes when the window closes, and nothing late brings it back', async () => {
    const store = await nextStart();
    const window = {};
    await store.keep(window, work());
    await Promise.all([store.end(window), store.keep(window, work())]);
    expect(entries()).toEqual([]);
  });

  it('is kept for each window by itself', async () => {
    const store = await nextStart();
    const [one, two] = [{}, {}];
    await store.keep(one, work({ name: 'One' }));
    await store.keep(two, work({ name: 'Two' }));
    await store.end(one);
    const { kept } = await (await nextStart()).list();
    expect(kept.map(({ name }) => name)).toEqual(['Two']);
  });

  it('belongs to the one window that restores it, in the same file until it is saved', async () => {
    await (await nextStart()).keep({}, work({ text: 'old' }));
    const store = await nextStart();
    const [window, other] = [{}, {}];
    const id = (await store.list()).kept[0]!.id;
    expect(await store.adopt(window, id)).toBe(true);
    expect(await store.adopt(other, id)).toBe(false);
    expect(await store.read(id)).toBeUndefined();
    expect(entries()).toEqual([`${id}.json`]);
    await store.discard(id); // not while a window has it
    await store.keep(window, work({ text: 'new' }));
    expect(entries()).toEqual([`${id}.json`]);
    expect(readFileSync(path.join(folder, `${id}.json`), 'utf8')).toContain('"new"');
    await store.clear(window);
    expect(entries()).toEqual([]);
  });

  it('is gone once it is discarded', async () => {
    await (await nextStart()).keep({}, work());
    const store = await nextStart();
    await store.discard((await store.list()).kept[0]!.id);
    expect((await store.list()).kept).toEqual([]);
    expect(entries()).toEqual([]);
  });

  it('that its file holds by now is not offered', async () => {
    const file = path.join(folder, 'a.hookflow.txt');
    writeFileSync(file, 'saved\n');
    const first = await nextStart();
    await first.keep({}, work({ name: 'Saved', path: file, text: 'saved\n' }));
    await first.keep({}, work({ name: 'Changed', path: file, text: 'changed\n', savedHash: textHash('saved\n') }));
    await first.keep({}, work({ name: 'Unfinished events', path: file, text: 'saved\n', eventsText: '[' }));
    const { kept } = await (await nextStart()).list();
    expect(kept.map(({ name }) => name).sort()).toEqual(['Changed', 'Unfinished events']);
    expect(entries()).toHaveLength(2);
  });

  it('is listed newest first', async () => {
    const store = await nextStart();
    for (const name of ['a', 'b', 'c']) {
      await store.keep({}, work({ name }));
      now += 60_000;
    }
    const { kept } = await (await nextStart()).list();
    expect(kept.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });
});

describe('a damaged journal', () => {
  it.each([
    ['cut off', '{ "format": "hookflow-jour'],
    ['empty', ''],
    ['of another kind', '{"format":"something","version":1}'],
    ['of a newer version', '{"format":"hookflow-journal","version":2}'],
  ])('an entry that is %s is set aside unchanged, and the others are read', async (_title, text) => {
    await (await nextStart()).keep({}, work());
    writeFileSync(path.join(folder, 'bad.json'), text);
    const { kept, unreadable } = await (await nextStart()).list();
    expect(kept).toHaveLength(1);
    expect(unreadable).toHaveLength(1);
    expect(path.dirname(unreadable[0]!)).toBe(path.join(folder, 'unreadable'));
    expect(readFileSync(unreadable[0]!, 'utf8')).toBe(text);
    expect((await (await nextStart()).list()).unreadable).toEqual([]);
  });

  it('half-written entries of a killed run are removed', async () => {
    await (await nextStart()).keep({}, work());
    writeFileSync(path.join(folder, '.x.json.0123abcd.tmp'), '{"for');
    await nextStart();
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(entries()).toHaveLength(1);
  });

  it('a folder that cannot be made does not stop the start; keeping says why', async () => {
    const taken = path.join(folder, 'taken');
    writeFileSync(taken, '');
    const store = new Journal(taken, () => now);
    await store.load();
    expect(await store.list()).toEqual({ kept: [], unreadable: [] });
    await expect(store.keep({}, work())).rejects.toThrow();
    rmSync(taken);
    mkdirSync(taken);
    chmodSync(taken, 0o700);
    await store.keep({}, work()); // works again once it can
  });
});
