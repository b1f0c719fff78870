import type { BatchMemory } from './batch-memory.ts';
import type { DeskIo } from './desk-io.ts';
import type { BatchResult, EncodedResult } from './simulate-batch.ts';
import type { SimulationTotals } from './simulation-totals.ts';

/** Writes the results of batches in the order in which the batches were handed in, and counts them. */
export class OrderedOutput {
  private readonly io: DeskIo;
  private readonly totals: SimulationTotals;
  private readonly memory: BatchMemory;
  private readonly unwritten: Promise<void>[] = [];
  private last: Promise<void> = Promise.resolve();

  /** `memory` gets back what results came in. */
  constructor(io: DeskIo, totals: SimulationTotals, memory: BatchMemory) {
    this.io = io;
    this.totals = totals;
    this.memory = memory;
  }

  /** Batches under way or not yet written. */
  underWay = 0;

  /** Hands in a result that is to come; waits until fewer than `capacity` are under way. Rejects with the first that fails. */
  async add(result: Promise<EncodedResult>, capacity: number): Promise<void> {
    this.underWay += 1;
    const written = Promise.all([result, this.last]).then(async ([done]) => {
      await this.write(done);
      this.underWay -= 1;
    });
    // A failure is told to who waits for it, not to the process.
    written.catch(() => undefined);
    this.last = written;
    this.unwritten.push(written);
    while (this.unwritten.length >= capacity) await this.unwritten.shift();
  }

  /** Waits until all is written. */
  async end(): Promise<void> {
    await this.last;
  }

  /** Writes a result now, unless somebody said stop; waits until more is taken, so that memory stays bounded. */
  async write(result: BatchResult | EncodedResult): Promise<void> {
    if (this.io.signal.aborted) return;
    this.totals.add(result);
    if ('bytes' in result) {
      await this.io.outBytes(result.bytes);
      this.memory.give(result.bytes.buffer);
    } else {
      if (result.text !== '') this.io.out(result.text);
      await this.io.drained();
    }
    this.totals.progress();
  }
}
