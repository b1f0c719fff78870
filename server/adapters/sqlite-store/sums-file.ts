import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

const MAGIC = Buffer.from('HFSUMS1\n');
const HEAD = MAGIC.length + 8;

/** A checksum for each page of a database file, kept beside it. */
export interface Sums {
  readonly pageSize: number;
  readonly pages: Uint32Array;
}

/** `undefined`: there is no such file; `damaged`: it is not as it was written. */
export function readSums(path: string): Sums | 'damaged' | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const end = bytes.length - 4;
  if (end < HEAD || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return 'damaged';
  if (crc32(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) return 'damaged';
  const count = bytes.readUInt32LE(MAGIC.length + 4);
  if (HEAD + count * 4 !== end) return 'damaged';
  const pages = Uint32Array.from({ length: count }, (_, index) => bytes.readUInt32LE(HEAD + index * 4));
  return { pageSize: bytes.readUInt32LE(MAGIC.length), pages };
}

/** Replaces the file, on disk when it returns: the old one or the new one is there, whenever the power goes. */
export function writeSums(path: string, { pageSize, pages }: Sums): void {
  const bytes = Buffer.alloc(HEAD + pages.length * 4 + 4);
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(pageSize, MAGIC.length);
  bytes.writeUInt32LE(pages.length, MAGIC.length + 4);
  for (const [index, sum] of pages.entries()) bytes.writeUInt32LE(sum, HEAD + index * 4);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
  const fresh = `${path}.new`;
  const file = openSync(fresh, 'w', 0o600);
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  renameSync(fresh, path);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
