import { fstatSync, readFileSync, readSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { readSums, writeSums, type Sums } from './sums-file.ts';
import type { Sql } from './sql.ts';
import { readWal } from './wal-frames.ts';

/** The log is written into the database when it is this long, in bytes. */
const LOG_LIMIT = 4 * 1024 * 1024;
const CHUNK_PAGES = 256;
/** SQLite keeps its locks at this place of the file; the page there holds nothing. */
const LOCK_BYTE = 0x4000_0000;
/** Places that a message names. */
const NAMED = 5;

/**
 * Notices damage that SQLite would not (D2): a changed byte in a text is a valid text. Each page's checksum is kept beside the database
 * and written at each checkpoint, after the database was synced and before the log is cut, so that a crash at any moment leaves either
 * the log or a matching checksum. What stands in the log has checksums of its own.
 */
export class PageSums {
  readonly #path: string;
  readonly #file: number;
  readonly #sql: Sql;
  readonly #logLimit: number;
  #sums: Sums | undefined;

  /** `file` is an open descriptor of the database. It must stay open as long as the database: closing it would free SQLite's locks. */
  constructor(path: string, file: number, sql: Sql, logLimit = LOG_LIMIT) {
    this.#path = path;
    this.#file = file;
    this.#sql = sql;
    this.#logLimit = logLimit;
  }

  /** What is damaged, as a sentence; `undefined` when nothing is. Reads the whole file. */
  check(): string | undefined {
    const sums = readSums(`${this.#path}.sums`);
    if (sums === 'damaged')
      return `${this.#path}.sums is damaged. If you know the database to be sound, remove that file; it is made anew.`;
    const { pages: logged, pageCount, damagedAt } = readWal(this.#log(), { verify: true });
    if (damagedAt !== undefined)
      return `${this.#path}-wal is damaged at byte ${damagedAt}: acknowledged writes follow.`;
    this.#sums = sums;
    if (sums === undefined) return undefined;
    const actual = this.#read(sums.pageSize);
    const bad: number[] = [];
    for (let page = 1; page <= Math.max(actual.length, sums.pages.length); page += 1) {
      if (logged.has(page) || isLockPage(page, sums.pageSize)) continue;
      if (pageCount > 0 && page > pageCount) continue;
      if (actual[page - 1] !== sums.pages[page - 1]) bad.push(page);
    }
    return bad.length === 0 ? undefined : this.#sentence(bad, sums);
  }

  /** Whether there are no checksums yet. */
  get isNew(): boolean {
    return this.#sums === undefined;
  }

  /** Writes the log into the database when it is long enough. Call after a commit. */
  checkpointIfLong(): void {
    const { length } = this.#logSize();
    if (length >= this.#logLimit) this.checkpoint();
  }

  /** Writes the log into the database, and the checksums of what that changed. */
  checkpoint(): void {
    const { pages, pageCount } = readWal(this.#log(), { verify: false });
    const done = this.#sql.get('PRAGMA wal_checkpoint(PASSIVE)');
    if (done?.['busy'] !== 0 || done['log'] !== done['checkpointed']) return;
    const pageSize = Number(this.#sql.get('PRAGMA page_size')?.['page_size']);
    if (this.#sums?.pageSize !== pageSize) this.#sums = { pageSize, pages: this.#read(pageSize) };
    else if (pages.size > 0)
      this.#sums = { pageSize, pages: this.#changed(this.#sums.pages, pages, pageCount, pageSize) };
    else return;
    writeSums(`${this.#path}.sums`, this.#sums);
    this.#sql.get('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  #changed(before: Uint32Array, pages: ReadonlyMap<number, Buffer>, pageCount: number, pageSize: number): Uint32Array {
    const after = new Uint32Array(pageCount);
    after.set(before.subarray(0, pageCount));
    for (let page = before.length + 1; page <= pageCount; page += 1)
      if (!pages.has(page)) after[page - 1] = this.#sumOf(page, pageSize);
    for (const [page, content] of pages) if (page <= pageCount) after[page - 1] = crc32(content);
    return after;
  }

  #sumOf(page: number, pageSize: number): number {
    const bytes = Buffer.alloc(pageSize);
    readSync(this.#file, bytes, 0, pageSize, (page - 1) * pageSize);
    return crc32(bytes);
  }

  /** A checksum for each page of the file; a last page that is cut short has none that fits. */
  #read(pageSize: number): Uint32Array {
    const { size } = fstatSync(this.#file);
    const sums = new Uint32Array(Math.ceil(size / pageSize));
    const chunk = Buffer.alloc(pageSize * CHUNK_PAGES);
    for (let page = 0; page < sums.length; page += CHUNK_PAGES) {
      const read = readSync(this.#file, chunk, 0, chunk.length, page * pageSize);
      for (let at = 0; at < read; at += pageSize)
        sums[page + at / pageSize] = crc32(chunk.subarray(at, Math.min(at + pageSize, read)));
    }
    return sums;
  }

  #log(): Buffer {
    return this.#logSize().length === 0 ? Buffer.alloc(0) : readFileSync(`${this.#path}-wal`);
  }

  #logSize(): { readonly length: number } {
    return { length: statSync(`${this.#path}-wal`, { throwIfNoEntry: false })?.size ?? 0 };
  }

  #sentence(bad: readonly number[], { pageSize, pages }: Sums): string {
    const { size } = fstatSync(this.#file);
    const whole = pages.length * pageSize;
    if (size < whole) return `${this.#path} is cut short: it has ${size} bytes, and ${whole} were written.`;
    const places = bad.slice(0, NAMED).map((page) => `${(page - 1) * pageSize} to ${page * pageSize - 1}`);
    const more = bad.length > NAMED ? `, and ${bad.length - NAMED} more pages` : '';
    return `${this.#path} is damaged: bytes ${places.join(', ')}${more} are not as they were written.`;
  }
}

function isLockPage(page: number, pageSize: number): boolean {
  return page === LOCK_BYTE / pageSize + 1;
}
