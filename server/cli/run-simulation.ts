import { BatchMemory } from './batch-memory.ts';
import type { DeskIo } from './desk-io.ts';
import { readInput } from './occurrence-input.ts';
import { OrderedOutput } from './ordered-output.ts';
import { simulateLines, simulateWhole } from './simulate-batch.ts';
import { SimulationThreads, type BatchRunner } from './simulation-threads.ts';
import type { SimulationTotals } from './simulation-totals.ts';
import { startSimulation, type SimulationPlan } from './simulation.ts';

/** Input that is not worth starting threads for, in bytes. */
const SMALL = 4 * 1024 * 1024;

export interface RunOptions {
  /** File of occurrences, or `-`. */
  readonly event: string;
  /** Threads that simulate a large NDJSON; with one, all is done in this thread. */
  readonly jobs: number;
  readonly totals: SimulationTotals;
  /** In tests, other runners than threads. */
  readonly startRunner?: (plan: SimulationPlan, jobs: number) => BatchRunner;
}

/**
 * Simulates the occurrences of an input and writes a line for each, in its order, until it ends or somebody says stop. NDJSON
 * streams: however long it is, no more than a few batches are held. Rejects when the input cannot be read.
 */
export async function runSimulation(plan: SimulationPlan, o: RunOptions, io: DeskIo): Promise<void> {
  const { startRunner = (of, jobs) => new SimulationThreads(of, jobs) } = o;
  const simulation = startSimulation(plan);
  const memory = new BatchMemory();
  const output = new OrderedOutput(io, o.totals, memory);
  let runner: BatchRunner | undefined;
  let size = 0;
  try {
    for await (const part of readInput(io.chunks(o.event), () => output.underWay < o.jobs, memory)) {
      if (part.kind === 'whole') await writeWhole(part.bytes);
      else {
        size += part.batch.bytes.length;
        if (o.jobs > 1 && size > SMALL) runner ??= startRunner(plan, o.jobs);
        if (runner) await output.add(runner.run(part.batch), runner.capacity);
        else {
          await output.write(simulateLines(part.batch, simulation));
          memory.give(part.batch.bytes.buffer);
        }
      }
      if (io.signal.aborted) return;
    }
    await output.end();
  } catch (error) {
    if (!io.signal.aborted || !isAbort(error)) throw error;
  } finally {
    await runner?.close();
  }

  async function writeWhole(bytes: Uint8Array): Promise<void> {
    for (const result of simulateWhole(bytes, simulation)) {
      await output.write(result);
      if (io.signal.aborted) return;
    }
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
