const HEADER = 32;
const FRAME_HEADER = 24;

/** A write-ahead log as SQLite left it (https://www.sqlite.org/fileformat2.html#walformat). Pages are counted from 1. */
export interface WalFrames {
  /** Of each page its newest committed content. */
  readonly pages: ReadonlyMap<number, Buffer>;
  /** Pages of the database after the last commit; 0 without one. */
  readonly pageCount: number;
  /** Offset in bytes of a damage behind which more than one transaction stands: what SQLite would drop was acknowledged. */
  readonly damagedAt?: number;
}

interface Salts {
  readonly first: number;
  readonly second: number;
}

/**
 * Reads a log. With `verify` every checksum is computed, as after a crash; else only frames up to the last commit are taken. One
 * transaction behind a damage may be a write that the crash interrupted, which nobody was told of; two cannot be.
 */
export function readWal(log: Buffer, o: { readonly verify: boolean }): WalFrames {
  if (log.length < HEADER + FRAME_HEADER) return { pages: new Map(), pageCount: 0 };
  const pageSize = log.readUInt32BE(8) === 1 ? 65_536 : log.readUInt32BE(8);
  const isBig = (log.readUInt32BE(0) & 1) === 1;
  const size = FRAME_HEADER + pageSize;
  const header = o.verify ? checksum(log.subarray(0, 24), [0, 0], isBig) : undefined;
  if (header && (header[0] !== log.readUInt32BE(24) || header[1] !== log.readUInt32BE(28)))
    return { pages: new Map(), pageCount: 0, ...damage(log, HEADER, size, saltsAt(log, HEADER + 8)) };
  const salts = saltsAt(log, 16);
  const pages = new Map<number, Buffer>();
  let open: [number, Buffer][] = [];
  let pageCount = 0;
  let sum = header;
  for (let at = HEADER; at + size <= log.length; at += size) {
    const data = log.subarray(at + FRAME_HEADER, at + size);
    if (sum) sum = checksum(data, checksum(log.subarray(at, at + 8), sum, isBig), isBig);
    const isValid =
      isOf(log, at, salts) && (!sum || (sum[0] === log.readUInt32BE(at + 16) && sum[1] === log.readUInt32BE(at + 20)));
    if (!isValid) return { pages, pageCount, ...(o.verify ? damage(log, at, size, salts) : {}) };
    open.push([log.readUInt32BE(at), data]);
    const committed = log.readUInt32BE(at + 4);
    if (committed === 0) continue;
    for (const [page, content] of open) pages.set(page, content);
    open = [];
    pageCount = committed;
  }
  return { pages, pageCount };
}

function damage(log: Buffer, from: number, size: number, salts: Salts): { damagedAt?: number } {
  let commits = 0;
  for (let at = from; at + size <= log.length; at += size)
    if (isOf(log, at, salts) && log.readUInt32BE(at + 4) !== 0) commits += 1;
  return commits > 1 ? { damagedAt: from } : {};
}

function saltsAt(log: Buffer, at: number): Salts {
  return { first: log.readUInt32BE(at), second: log.readUInt32BE(at + 4) };
}

function isOf(log: Buffer, at: number, { first, second }: Salts): boolean {
  return log.readUInt32BE(at + 8) === first && log.readUInt32BE(at + 12) === second;
}

/** SQLite's checksum of a log, over 32-bit words, going on from `start`. */
function checksum(bytes: Buffer, start: readonly [number, number], isBig: boolean): [number, number] {
  let [first, second] = start;
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    first = (first + (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + second) >>> 0;
    second = (second + (isBig ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + first) >>> 0;
  }
  return [first, second];
}
