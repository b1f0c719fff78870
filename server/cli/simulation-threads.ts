import { Worker } from 'node:worker_threads';
import type { LineBatch } from '../../shared/events/line-cutter.ts';
import type { EncodedResult } from './simulate-batch.ts';
import type { SimulationPlan } from './simulation.ts';

/** Simulates batches somewhere else, several at a time. */
export interface BatchRunner {
  /** How many batches are worth having under way. */
  readonly capacity: number;
  /** Takes the memory of the batch away; the result brings some back. */
  run(batch: LineBatch): Promise<EncodedResult>;
  close(): Promise<void>;
}

/** Batches that wait in a thread, so that it never waits for the next: the one it works on included. */
const AHEAD = 2;

/** Megabytes that a thread may fill with what it soon forgets: more is hardly faster, and all threads together have to stay small. */
const YOUNG = 24;

/** Threads that each have the whole simulation; a batch goes to the one that has least to do. */
export class SimulationThreads implements BatchRunner {
  readonly capacity: number;
  private readonly threads: readonly Thread[];

  constructor(plan: SimulationPlan, threads: number) {
    this.threads = Array.from({ length: threads }, () => new Thread(plan));
    this.capacity = AHEAD * threads;
  }

  run(batch: LineBatch): Promise<EncodedResult> {
    const [first, ...others] = this.threads;
    if (!first) throw new Error('There are no threads.');
    return others.reduce((least, one) => (one.load < least.load ? one : least), first).run(batch);
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

interface Waiting {
  readonly resolve: (result: EncodedResult) => void;
  readonly reject: (error: Error) => void;
}

/** One thread; it answers in the order in which it is asked. */
class Thread {
  private readonly worker: Worker;
  private readonly waiting: Waiting[] = [];
  private failure: Error | undefined;

  constructor(plan: SimulationPlan) {
    this.worker = new Worker(entry(), { workerData: plan, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
    this.worker.on('message', (result: EncodedResult) => this.waiting.shift()?.resolve(result));
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.worker.on('exit', () => this.fail(new Error('A thread of the simulation ended before its work was done.')));
  }

  get load(): number {
    return this.waiting.length;
  }

  run(batch: LineBatch): Promise<EncodedResult> {
    return new Promise((resolve, reject) => {
      if (this.failure) {
        reject(this.failure);
        return;
      }
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(batch, [batch.bytes.buffer]);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.failure);
  }
}

/** Beside this file as it is written, and beside the bundle as it is built. */
function entry(): URL {
  const name = import.meta.url.endsWith('.ts') ? './simulate-worker.ts' : './simulate-worker.mjs';
  return new URL(name, import.meta.url);
}
