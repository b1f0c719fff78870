import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/base/result.ts';

const MARK = Buffer.from('HFBACKUP1\n');
const DIGEST = 32;
const CHUNK = 1024 * 1024;

/** A backup is a database file with the digest of all of it at its end. Appends that, and is on disk when it returns. */
export function sealBackup(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const { digest, size } = digestOf(file, Infinity);
    writeSync(file, Buffer.concat([MARK, digest]), 0, MARK.length + DIGEST, size);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The length in bytes of the database in a backup that is as it was written; else a sentence. */
export function checkBackup(path: string, size: number): Result<number, string> {
  const whole = size - MARK.length - DIGEST;
  const file = openSync(path, 'r');
  try {
    const end = Buffer.alloc(MARK.length + DIGEST);
    if (whole > 0) readSync(file, end, 0, end.length, whole);
    if (whole <= 0 || !end.subarray(0, MARK.length).equals(MARK))
      return err(`${path} is no backup of Hookflow, or it is cut short.`);
    if (!digestOf(file, whole).digest.equals(end.subarray(MARK.length)))
      return err(`${path} is damaged: it is not as it was written. Use another backup.`);
    return ok(whole);
  } finally {
    closeSync(file);
  }
}

function digestOf(file: number, limit: number): { readonly digest: Buffer; readonly size: number } {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK);
  let size = 0;
  for (let read = -1; read !== 0 && size < limit; size += read) {
    read = readSync(file, chunk, 0, Math.min(CHUNK, limit - size), size);
    hash.update(chunk.subarray(0, read));
  }
  return { digest: hash.digest(), size };
}
