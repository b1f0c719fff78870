// `npm run bench:window`: the built app replays a generated file of occurrences (HOOKFLOW_BENCH_LINES, a million unless
// told) while a PerformanceObserver watches the window's main thread; then a cancel in the middle. Fails when a task of
// the main thread takes 100 ms or longer, or when a cancel lets 10,000 further occurrences through.
import type { ElectronApplication, Page } from '@playwright/test';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { expect, test } from '../tests/e2e/fixtures.ts';

const LINES = Number(process.env['HOOKFLOW_BENCH_LINES'] ?? 1_000_000);
const CITIES = ['Austin', 'Oslo', 'Berlin', 'Lima'];

interface Watched {
  readonly __tasks: number[];
}

async function writePurchases(file: string): Promise<void> {
  const stream = createWriteStream(file);
  for (let index = 0; index < LINES;) {
    let part = '';
    for (const end = Math.min(index + 2000, LINES); index < end; index += 1) part += `${purchase(index)}\n`;
    if (!stream.write(part)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

function purchase(index: number): string {
  const contact = { firstname: 'Ada', email: `ada${index}@example.com`, city: CITIES[index % 4], points: index % 700 };
  const items = [{ sku: 'K-1', name: 'Kettle', price: 89.5, quantity: 1 }];
  const data = { orderId: String(index), total: (index * 7) % 250, currency: 'USD', items };
  return JSON.stringify({ id: `order-${index}`, event: '30552', occurredAt: '2026-03-14T15:09:26Z', contact, data });
}

/** From now on, keeps the length of each task of 50 ms or more. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { __tasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
}

function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...(window as unknown as Watched).__tasks));
}

async function startReplay(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Replay a file of occurrences' }).click();
  await (await chooser).setFiles(file);
}

/** Megabytes that the window's process, its worker included, has in memory. */
function windowMegabytes(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: electron }) => {
    const windows = electron.getAppMetrics().filter(({ type }) => type === 'Tab');
    return windows.reduce((sum, { memory }) => sum + memory.workingSetSize, 0) / 1024;
  });
}

async function shownCount(page: Page): Promise<number> {
  const text = await page.getByRole('region', { name: 'Replay', exact: true }).locator('dd').first().textContent();
  return Number(text?.replaceAll(',', ''));
}

test('a large file in the window', async ({ app, window: page, userData }) => {
  test.setTimeout(900_000);
  const file = path.join(userData, 'purchases.ndjson');
  await writePurchases(file);
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: 'Tell sales about big orders from Austin' }).click();
  await expect(page.locator('[data-node-id="austin"]')).toBeVisible();
  const idleMegabytes = await windowMegabytes(app);
  await watchTasks(page);
  const replay = page.getByRole('region', { name: 'Replay', exact: true });

  const started = performance.now();
  await startReplay(page, file);
  let peakMegabytes = 0;
  await expect(async () => {
    peakMegabytes = Math.max(peakMegabytes, await windowMegabytes(app));
    await expect(replay.getByText(/^Replayed /)).toBeVisible({ timeout: 10 });
  }).toPass({ timeout: 800_000, intervals: [500] });
  const milliseconds = performance.now() - started;
  expect(await shownCount(page)).toBe(LINES);
  await expect(page.locator('[data-node-id="austin"]')).toContainText('Yes');
  const longest = await longestTask(page);

  await replay.getByRole('button', { name: 'Replay again' }).click();
  await expect(async () => expect(await shownCount(page)).toBeGreaterThan(LINES / 10)).toPass();
  await replay.getByRole('button', { name: 'Cancel' }).click();
  const atCancel = await shownCount(page);
  await expect(replay.getByText(/^Cancelled after /)).toBeVisible();
  const after = (await shownCount(page)) - atCancel;

  const figures = {
    machine: { processor: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), load: loadavg()[0] },
    lines: LINES,
    megabytes: Math.round(statSync(file).size / 1e6),
    seconds: Number((milliseconds / 1000).toFixed(1)),
    occurrencesPerSecond: Math.round((LINES / milliseconds) * 1000),
    longestTaskMilliseconds: Math.round(longest),
    idleMegabytes: Math.round(idleMegabytes),
    peakMegabytes: Math.round(peakMegabytes),
    occurrencesAfterCancel: after,
  };
  const folder = path.resolve(import.meta.dirname, '../dist/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'replay-window.json'), `${JSON.stringify(figures, null, 2)}\n`);
  console.log(figures);
  expect(longest, 'milliseconds of the longest task of the main thread').toBeLessThan(100);
  expect(after, 'occurrences after the cancel').toBeLessThan(10_000);
});
