import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFile } from '../../../../electron/files/check-file.ts';
import { PendingWrites } from '../../../../electron/files/pending-writes.ts';
import { removeStaleSettings } from '../../../../electron/files/remove-stale-settings.ts';
import { saveFile } from '../../../../electron/files/save-file.ts';
import { textHash } from '../../../../electron/files/text-hash.ts';

let folder: string;
let file: string;
let notes: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hookflow-save-'));
  file = path.join(folder, 'a.hookflow.json');
  notes = path.join(folder, 'notes');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const save = (text: string, expected: string | null) => saveFile(file, text, expected, new PendingWrites(notes));
const left = () => readdirSync(folder).filter((name) => name !== 'notes');

describe('saveFile', () => {
  it('writes what it is given and answers its hash', async () => {
    expect(await save('ä', null)).toEqual({ path: file, hash: textHash('ä') });
    expect(await save('b', textHash('ä'))).toEqual({ path: file, hash: textHash('b') });
    expect(readFileSync(file, 'utf8')).toBe('b');
    expect(readdirSync(notes)).toEqual([]);
    expect(left()).toEqual(['a.hookflow.json']);
  });

  it('leaves a file that somebody else changed as it is, and gives it back', async () => {
    writeFileSync(file, 'theirs');
    expect(await save('mine', textHash('before'))).toEqual({
      changed: { path: file, text: 'theirs', hash: textHash('theirs') },
    });
    expect(readFileSync(file, 'utf8')).toBe('theirs');
    expect(left()).toEqual(['a.hookflow.json']);
  });

  it('does not overwrite what it cannot read', async () => {
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]));
    expect(await save('mine', textHash('before'))).toMatchObject({
      problem: expect.stringContaining('cannot be read') as string,
    });
    expect(readFileSync(file)).toEqual(Buffer.from([0xff, 0xfe, 0x00]));
    expect(left()).toEqual(['a.hookflow.json']);
  });

  it('writes again what was deleted, and takes the same text for saved', async () => {
    expect(await save('mine', textHash('before'))).toEqual({ path: file, hash: textHash('mine') });
    expect(await save('mine', textHash('before'))).toEqual({ path: file, hash: textHash('mine') });
  });

  it('says why it failed', async () => {
    file = path.join(folder, 'none/a.json');
    expect(await save('mine', null)).toMatchObject({ problem: expect.stringContaining('was not saved') as string });
    expect(readdirSync(notes)).toEqual([]);
  });
});

describe('checkFile', () => {
  it('tells same, changed, missing and unreadable apart', async () => {
    expect(await checkFile(file, textHash(''))).toEqual({ state: 'missing' });
    writeFileSync(file, '\uFEFFa');
    expect(await checkFile(file, textHash('\uFEFFa'))).toEqual({ state: 'same' });
    expect(await checkFile(file, textHash('a'))).toEqual({
      state: 'changed',
      file: { path: file, text: '\uFEFFa', hash: textHash('\uFEFFa') },
    });
    expect(await checkFile(folder, textHash('a'))).toMatchObject({ state: 'unknown' });
  });
});

describe('PendingWrites', () => {
  it('removes what a killed run left half-written, and nothing else', async () => {
    const pending = new PendingWrites(notes);
    const fresh = path.join(folder, '.a.hookflow.json.0123abcd.tmp');
    const never = path.join(folder, '.b.hookflow.json.0123abcd.tmp');
    const foreign = path.join(folder, '.a.hookflow.json.ffffffff.tmp');
    await pending.begin(fresh);
    await pending.begin(never);
    writeFileSync(fresh, 'half');
    writeFileSync(foreign, 'of another app');
    writeFileSync(file, 'whole');
    writeFileSync(path.join(notes, 'forged'), file);
    writeFileSync(path.join(notes, '.c.0123abcd.tmp'), '');
    await new PendingWrites(notes).cleanUp();
    expect(left().sort()).toEqual(['.a.hookflow.json.ffffffff.tmp', 'a.hookflow.json']);
    expect(readdirSync(notes)).toEqual([]);
  });

  it('has nothing to do where there is no folder', async () => {
    await new PendingWrites(notes).cleanUp();
    expect(existsSync(notes)).toBe(false);
  });
});

it('half-written settings are removed, and nothing else', async () => {
  for (const name of ['settings.json', 'settings.json.tmp-1234567890abcdef', 'settings.json.tmp-mine']) {
    writeFileSync(path.join(folder, name), '{}');
  }
  await removeStaleSettings(folder);
  expect(left().sort()).toEqual(['settings.json', 'settings.json.tmp-mine']);
});
