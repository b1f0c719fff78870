/** What a batch usually needs, in bytes; batches that need more get more. */
const USUAL = 1280 * 1024;

/** Most that is kept for later. */
const SPARE = 16;

/**
 * Memory for batches of lines, used again and again: the next batch takes what an earlier one is done with, so that none of
 * it waits for the garbage collector.
 */
export class BatchMemory {
  private readonly spare: ArrayBuffer[] = [];

  /** Memory of at least `size` bytes, whole words of four; what it holds is left from before. */
  take(size: number): ArrayBuffer {
    const found = this.spare.findIndex((memory) => memory.byteLength >= size);
    const [memory] = found < 0 ? [] : this.spare.splice(found, 1);
    return memory ?? new ArrayBuffer((Math.max(size, USUAL) + 3) & ~3);
  }

  /** Nobody reads it any more. */
  give(memory: ArrayBuffer): void {
    if (memory.byteLength % 4 === 0 && memory.byteLength >= USUAL && this.spare.length < SPARE) this.spare.push(memory);
  }
}
