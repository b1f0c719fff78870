import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MAX_FILE_BYTES, readTextFile } from '../../../../electron/files/read-text-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hookflow-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(bytes: Uint8Array | string): string {
  const file = path.join(folder, 'a.json');
  writeFileSync(file, bytes);
  return file;
}

it('reads UTF-8 and keeps a byte order mark for the parser to explain', async () => {
  expect(await readTextFile(fileOf('{"a": "ö"}'))).toEqual({ ok: true, value: '{"a": "ö"}' });
  expect(await readTextFile(fileOf('\uFEFF{}'))).toEqual({ ok: true, value: '\uFEFF{}' });
});

it('refuses what is not UTF-8', async () => {
  const read = await readTextFile(fileOf(new Uint8Array([0x7b, 0xff, 0x7d])));
  expect(read).toMatchObject({ ok: false, error: expect.stringContaining('not UTF-8') as string });
});

it('refuses more than 64 MiB unread', async () => {
  const file = fileOf('');
  truncateSync(file, MAX_FILE_BYTES + 1);
  expect(await readTextFile(file)).toMatchObject({ ok: false, error: expect.stringContaining('65 MiB') as string });
});

it.each([
  ['a file that is not there', 'none.json', 'no such file'],
  ['a folder', '.', 'is not a file'],
])('refuses %s in words', async (_title, name, words) => {
  const read = await readTextFile(path.join(folder, name));
  expect(read).toMatchObject({ ok: false, error: expect.stringContaining(words) as string });
});
