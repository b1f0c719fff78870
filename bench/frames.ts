/// <reference lib="dom" />
import type { CDPSession, Page } from '@playwright/test';

/** Of one gesture: milliseconds between frames, and of script for each of its moves. */
export interface Frames {
  readonly median: number;
  readonly worst: number;
  readonly script: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Milliseconds of processor time that the page's script has used so far: what other programs take of the machine does not count. */
export async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
}

export async function measured(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** Records frames while `moves` are made, one in each frame. */
export async function framesOf(page: Page, moves: readonly (() => Promise<void>)[]): Promise<Frames> {
  const session = await measured(page);
  await page.evaluate(() => {
    const recording = { times: [] as number[], on: true };
    const tick = (time: number): void => {
      recording.times.push(time);
      if (recording.on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, { recording });
  });
  const before = await scriptTime(session);
  for (const move of moves) await move();
  const script = ((await scriptTime(session)) - before) / moves.length;
  const times = await page.evaluate(() => {
    const { recording } = window as unknown as { recording: { times: number[]; on: boolean } };
    recording.on = false;
    return recording.times;
  });
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const sorted = [...gaps].sort((a, b) => a - b);
  await session.detach();
  return { median: median(gaps), worst: sorted[Math.floor(sorted.length * 0.95)] ?? 0, script };
}

/** Moves along a small circle around a point, mouse held by the caller. */
export function circle(page: Page, x: number, y: number, count: number): readonly (() => Promise<void>)[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 4 * Math.PI;
    return () => page.mouse.move(x + 90 * Math.sin(angle), y + 60 * (1 - Math.cos(angle)));
  });
}

/** Turns of the wheel there and back; a multiple of 40 ends where it began. */
export function wheel(page: Page, count: number): readonly (() => Promise<void>)[] {
  return Array.from({ length: count }, (_, index) => {
    const way = index % 40 < 20 ? 1 : -1;
    return () => page.mouse.wheel(30 * way, 12 * way);
  });
}
