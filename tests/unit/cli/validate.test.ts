import { describe, expect, it } from 'vitest';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { world } from './desk-world.ts';

const GOOD = '[{"id": "30551", "label": "Add to cart"}]';
const BAD = '[{"id": 30551, "label": "Add to cart"},\n {"id": "40552", "label": "Purchase"},]';
const STORE = formatWorkspace(onlineStoreExample());

describe('hookflow validate', () => {
  it('tells lists and workspaces apart by their content, and answers in JSON', async () => {
    const { status, out, err } = await world({ a: GOOD, b: STORE, c: BAD }).run(
      'validate',
      'a',
      'b',
      'c',
      '--format',
      'json',
    );
    expect([status, err]).toEqual([1, '']);
    const { files } = JSON.parse(out) as { files: { file: string; problems: unknown[] }[] };
    expect(files).toMatchObject([
      { file: 'a', kind: 'hookable-events', ok: true, problems: [] },
      { file: 'b', kind: 'workspace', ok: true, problems: [] },
      { file: 'c', kind: 'hookable-events', ok: false },
    ]);
    expect(files[2]?.problems).toMatchObject([
      {
        code: 'events.idNotString',
        severity: 'error',
        pointer: '/0/id',
        line: 1,
        column: 9,
        endLine: 1,
        endColumn: 14,
        fixes: [{ title: 'Put 30551 in quotes' }],
      },
      { code: 'events.idPrefix', line: 2, column: 9 },
      { code: 'json.syntax', line: 2, column: 38 },
    ]);
  });

  it('says the same for people, a place and a sentence a line', async () => {
    expect(await world({ 'events.json': BAD }).run('validate', 'events.json')).toEqual({
      status: 1,
      out: [
        'events.json:1:9: error: The id is a number. Ids are text in quotes. (events.idNotString)',
        'events.json:2:9: error: 40552 does not start with 305, 702 or 703. (events.idPrefix)',
        'events.json:2:38: error: A comma after the last event. (json.syntax)',
        'events.json: 3 errors',
        '',
      ].join('\n'),
      err: '',
    });
    expect((await world({ e: GOOD }).run('validate', 'e')).out).toBe('e: no problems\n');
    expect((await world({ e: BAD }, { watched: true }).run('validate', 'e')).out).toContain(
      '\u001B[31merror\u001B[39m',
    );
  });

  it('warnings are told and are no failure', async () => {
    const text = '[{"id": "30551", "label": "A"}, {"id": "30552", "label": "a"}]';
    const { status, out } = await world({ e: text }).run('validate', 'e');
    expect([status, out.split('\n')[1]]).toEqual([0, 'e: 1 warning']);
  });

  it('reads standard input', async () => {
    expect(await world({ '-': GOOD }).run('validate', '-')).toEqual({ status: 0, out: '-: no problems\n', err: '' });
  });

  it('[H6] --fix applies the fixes with one choice and saves; the others stay', async () => {
    const w = world({ e: BAD, g: GOOD });
    const { status, out, err } = await w.run('validate', '--fix', 'e', 'g');
    expect(w.text('e')).toBe('[{"id": "30551", "label": "Add to cart"},\n {"id": "40552", "label": "Purchase"}]');
    expect([status, err]).toEqual([1, 'e: 2 fixes applied.\n']);
    expect(out).toContain('e:2:9: error: 40552');
    expect(w.text('g')).toBe(GOOD);
  });

  it('[H5] --fix makes no duplicate of several duplicates', async () => {
    const entry = (id: string, label: string): string => `{"id": ${id}, "label": "${label}"}`;
    const w = world({
      e: `\ufeff[${[entry('30551', 'a'), entry('30551', 'b'), entry('"30551"', 'c'), entry('"30551"', 'd'), entry('30500', 'e')].join()}]`,
    });
    const { status } = await w.run('validate', '--fix', 'e');
    const ids = (JSON.parse(w.text('e')) as { id: string }[]).map((event) => event.id);
    expect([status, new Set(ids).size, ids.every((id) => /^305(0[1-9]|[1-9]\d)$/.test(id))]).toEqual([0, 5, true]);
  });

  it('[F4] what the compiler finds in a workspace has a place in its file', async () => {
    const text = STORE.replace('"operator": "atLeast"', '"operator": "biggerThan"');
    const { status, out } = await world({ w: text }).run('validate', 'w', '--format', 'json');
    expect(status).toBe(1);
    const line = text.slice(0, text.indexOf('biggerThan')).split('\n').length;
    const { files } = JSON.parse(out) as { files: { kind: string; problems: { line: number; trigger?: string }[] }[] };
    expect(files[0]).toMatchObject({
      kind: 'workspace',
      problems: [{ severity: 'error', line, trigger: 'big-order-austin' }],
    });
  });

  it('a broken workspace is still one', async () => {
    const { status, out } = await world({ w: STORE.replace('"version": 1,', '"version": 1') }).run(
      'validate',
      'w',
      '--format',
      'json',
    );
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ files: [{ kind: 'workspace', problems: [{ code: 'file.syntax' }] }] });
  });

  it('an unreadable file is status 2; the others are checked', async () => {
    const { status, out, err } = await world({ a: GOOD }).run('validate', 'none', 'a');
    expect([status, out]).toEqual([2, 'a: no problems\n']);
    expect(err).toMatch(/^none cannot be read: ENOENT/);
  });

  it('--fix cannot save standard input, and says when it cannot save a file', async () => {
    expect(await world({ '-': BAD }).run('validate', '--fix', '-')).toMatchObject({ status: 2, out: '' });
    const { status, err } = await world({ 'read-only/e': BAD }).run('validate', '--fix', 'read-only/e');
    expect([status, err]).toEqual([2, "read-only/e cannot be saved: EACCES: permission denied, open 'read-only/e'\n"]);
  });

  it('[H1] bytes that are not UTF-8 are a problem, not a failure', async () => {
    const { status, out } = await world({ e: new Uint8Array([0x5b, 0xff, 0x5d]) }).run('validate', '--fix', 'e');
    expect([status, out.split('\n')[0]]).toEqual([
      1,
      'e:1:2: error: The text is not UTF-8: byte FF cannot stand here. Save it as UTF-8. (json.encoding)',
    ]);
  });
});
