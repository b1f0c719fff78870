import { describe, expect, it } from 'vitest';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { world } from './desk-world.ts';

const LOOSE = '[{"label":"Add to cart","id":"30551"}]';
const CANONICAL = '[\n    {"id": "30551", "label": "Add to cart"}\n]\n';
const STORE = formatWorkspace(onlineStoreExample());

describe('hookflow format', () => {
  it('[H7] [F0] writes lists and workspaces in their canonical form, in place and in silence', async () => {
    const w = world({ e: LOOSE, w: JSON.stringify(JSON.parse(STORE)) });
    expect(await w.run('format', 'e', 'w')).toEqual({ status: 0, out: '', err: '' });
    expect([w.text('e'), w.text('w')]).toEqual([CANONICAL, STORE]);
    expect(await w.run('format', '--check', 'e', 'w')).toEqual({ status: 0, out: '', err: '' });
  });

  it('--check names what it would change, and changes nothing', async () => {
    const w = world({ e: LOOSE, c: CANONICAL });
    expect(await w.run('format', '--check', 'e', 'c')).toEqual({ status: 1, out: 'e\n', err: '' });
    expect(w.text('e')).toBe(LOOSE);
  });

  it('standard input goes to standard output', async () => {
    expect(await world({ '-': LOOSE }).run('format', '-')).toEqual({ status: 0, out: CANONICAL, err: '' });
  });

  it('errors keep a file as it is', async () => {
    const w = world({ e: '[{"id": 30551, "label": "x"}]' });
    const { status, out, err } = await w.run('format', 'e');
    expect([status, out]).toEqual([1, '']);
    expect(err).toBe(
      'e:1:9: error: The id is a number. Ids are text in quotes. (events.idNotString)\ne is left as it is: it has errors.\n',
    );
    expect(w.text('e')).toBe('[{"id": 30551, "label": "x"}]');
  });

  it('[F4] an unfinished workspace is formatted: only its text has to be right', async () => {
    const unfinished = JSON.stringify({
      ...JSON.parse(STORE),
      triggers: [{ id: 't', name: 'T', enabled: true, nodes: [], edges: [] }],
    });
    const w = world({ w: unfinished });
    expect((await w.run('format', 'w')).status).toBe(0);
    expect(JSON.parse(w.text('w'))).toEqual(JSON.parse(unfinished));
  });

  it('a newer format is not ours to write', async () => {
    const newer = STORE.replace('"version": 1', '"version": 99');
    const w = world({ w: newer });
    const { status, err } = await w.run('format', 'w');
    expect([status, w.text('w')]).toEqual([1, newer]);
    expect(err).toContain('w is left as it is: a newer Hookflow wrote it.');
  });

  it('unreadable or unwritable files are status 2', async () => {
    expect((await world({}).run('format', 'none')).status).toBe(2);
    expect((await world({ 'read-only/e': LOOSE }).run('format', 'read-only/e')).status).toBe(2);
  });
});
