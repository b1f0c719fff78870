import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../../../electron/files/write-file-atomically.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hookflow-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeFileAtomically', () => {
  it('makes a file, and replaces it whole', async () => {
    const file = path.join(folder, 'a.hookflow.json');
    await writeFileAtomically(file, 'a long first text');
    await writeFileAtomically(file, 'ö');
    expect(readFileSync(file, 'utf8')).toBe('ö');
    expect(readdirSync(folder)).toEqual(['a.hookflow.json']);
  });

  it('keeps permissions', async () => {
    const file = path.join(folder, 'a.json');
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    await writeFileAtomically(file, 'new');
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('writes through a link', async () => {
    mkdirSync(path.join(folder, 'real'));
    const real = path.join(folder, 'real/a.json');
    const link = path.join(folder, 'link.json');
    writeFileSync(real, 'old');
    symlinkSync(real, link);
    await writeFileAtomically(link, 'new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe('new');
  });

  it('leaves no trace when it fails', async () => {
    const target = path.join(folder, 'taken');
    mkdirSync(target);
    await expect(writeFileAtomically(target, 'text')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
    await expect(writeFileAtomically(path.join(folder, 'none/a.json'), 'text')).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
