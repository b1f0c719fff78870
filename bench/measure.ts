import type { Occurrence } from '../shared/events/occurrence.ts';

export interface Measured {
  /** Occurrences for each second of processor time, which a busy machine disturbs less than the clock. */
  readonly perCpuSecond: number;
  readonly occurrences: number;
}

/** Runs rounds over the occurrences until at least `milliseconds` of processor time are used, after one round to warm up. */
export async function measure(
  occurrences: readonly Occurrence[],
  milliseconds: number,
  run: (occurrence: Occurrence) => unknown,
): Promise<Measured> {
  const warm = occurrences.slice(0, Math.max(1, Math.min(occurrences.length, 200)));
  await round(warm, run);
  const started = process.cpuUsage();
  let done = 0;
  for (;;) {
    const part = occurrences.slice(done % occurrences.length, (done % occurrences.length) + 100);
    await round(part, run);
    done += part.length;
    const { user, system } = process.cpuUsage(started);
    const used = (user + system) / 1000;
    if (used >= milliseconds) return { perCpuSecond: Math.round((done / used) * 1000), occurrences: done };
  }
}

async function round(occurrences: readonly Occurrence[], run: (occurrence: Occurrence) => unknown): Promise<void> {
  for (const occurrence of occurrences) {
    const result = run(occurrence);
    if (result instanceof Promise) await result;
  }
}
