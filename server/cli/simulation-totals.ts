import type { DeskIo } from './desk-io.ts';
import type { BatchCounts } from './simulate-batch.ts';

/** Milliseconds between two words of progress. */
const EVERY = 500;

/** Counts what a simulation did, and says so on standard error. */
export class SimulationTotals {
  occurrences = 0;
  refused = 0;
  private fired = 0;
  private actions = 0;
  private readonly io: DeskIo;
  private readonly started: number;
  private told: number;

  constructor(io: DeskIo) {
    this.io = io;
    this.started = this.told = io.now();
  }

  add(result: BatchCounts): void {
    this.occurrences += result.occurrences;
    this.fired += result.fired;
    this.actions += result.actions;
    this.refused += result.refused;
  }

  /** On a terminal, a line that is written over; none when all is done at once. */
  progress(): void {
    if (!this.io.watched.err || this.io.now() - this.told < EVERY) return;
    this.told = this.io.now();
    this.io.err(`\r${this.occurrences.toLocaleString('en-US')} occurrences`);
  }

  endProgress(): void {
    if (this.told !== this.started) this.io.err('\n');
    this.told = this.started;
  }

  tell(): void {
    const seconds = Math.max(this.io.now() - this.started, 1) / 1000;
    const counts = { occurrences: this.occurrences, refused: this.refused, fired: this.fired, actions: this.actions };
    const words = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
    const rate = Math.round(this.occurrences / seconds);
    this.io.err(`${words.join(', ')}, ${seconds.toFixed(3)} s, ${rate} occurrences/s\n`);
  }
}
