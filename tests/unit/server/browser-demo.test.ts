import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { expect, it, onTestFinished } from 'vitest';
import { runs } from '../../../shared/sync/client.ts';
import { eventually, publishExample, started, targetOf } from './serve-world.ts';

const CHROMIUM = process.env['HOOKFLOW_CHROMIUM'] ?? '/usr/bin/chromium';
const missing = !existsSync(CHROMIUM);
if (missing)
  process.stderr.write(`SKIPPED: the browser script is not tried in a real browser: ${CHROMIUM} is missing.\n`);

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function openDemo(address: string) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${address}/demo`);
  return { page, complaints };
}

it.skipIf(missing)(
  '[I6] a purchase on the demo page becomes a run, in a real browser',
  async () => {
    const server = await started({ demo: 'online-store' });
    const target = await targetOf(server);
    await publishExample(target);
    const { page, complaints } = await openDemo(server.address);
    await page.click('text=Purchase');
    await page.waitForSelector('text=Purchase: taken in by the server.');
    const run = await eventually(async () => {
      const listed = await runs(target);
      return listed.kind === 'ok' ? listed.value.runs[0] : undefined;
    });
    expect(run).toMatchObject({ event: '30552', fired: ['thank-you'] });
    expect(complaints).toEqual([]);
  },
  60_000,
);

it.skipIf(missing)(
  '[I6] what was tracked without network is sent after a reload, once',
  async () => {
    const server = await started({ demo: 'online-store' });
    const target = await targetOf(server);
    await publishExample(target);
    const { page } = await openDemo(server.address);
    await page.route('**/v1/events*', (route) => route.abort());
    await page.click('text=Add to cart');
    await page.waitForSelector('text=Add to cart: 1 waiting to be sent.');
    await page.unroute('**/v1/events*');
    await page.reload();
    await eventually(async () => {
      const waiting = await page.evaluate(() =>
        (globalThis as unknown as { hookflow: { waiting(): number } }).hookflow.waiting(),
      );
      return waiting === 0 ? true : undefined;
    });
    const listed = await eventually(async () => {
      const answer = await runs(target);
      return answer.kind === 'ok' && answer.value.runs.length > 0 ? answer.value.runs : undefined;
    });
    expect(listed.map((run) => run.event)).toEqual(['30551']);
  },
  60_000,
);

it('[I6] the demo page is there only when it is asked for; the browser script always is', async () => {
  const server = await started();
  const status = async (path: string) => (await fetch(`${server.address}${path}`)).status;
  expect([await status('/demo'), await status('/demo.js'), await status('/sdk.js')]).toEqual([404, 404, 200]);
});
