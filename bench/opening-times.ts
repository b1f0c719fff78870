/// <reference lib="dom" />
import type { ElectronApplication, Page } from '@playwright/test';
import { EVENT_CHANNEL } from '../electron/ipc/channels.ts';

/** Waits for the list of triggers, the empty one of a workspace without any included; milliseconds since the page began. */
export async function untilList(page: Page): Promise<number> {
  const shown = await page.waitForFunction(() => {
    const there = document.querySelector('nav [data-row]') ?? document.querySelector('nav ul');
    return there ? performance.now() : 0;
  });
  return Number(await shown.jsonValue());
}

/**
 * Opens a file's text in a window that shows the welcome, the way the app opens files of the system. Milliseconds from the main
 * process telling the window to the list being there. The window shows the welcome again afterwards.
 */
export async function openInWindow(app: ElectronApplication, page: Page, text: string): Promise<number> {
  await page.evaluate(() => {
    const shown = new Promise<number>((resolve) => {
      const watch = new MutationObserver(() => {
        if (!(document.querySelector('nav [data-row]') ?? document.querySelector('nav ul'))) return;
        watch.disconnect();
        resolve(performance.timeOrigin + performance.now());
      });
      watch.observe(document.body, { childList: true, subtree: true });
    });
    Object.assign(window, { shown });
  });
  const told = await app.evaluate(
    ({ BrowserWindow }, { channel, value }) => {
      const at = performance.timeOrigin + performance.now();
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, { name: 'file.opened', value });
      return at;
    },
    { channel: EVENT_CHANNEL, value: { path: '/bench.hookflow.json', text, hash: 'bench' } },
  );
  const shown = await page.evaluate(() => (window as unknown as { shown: Promise<number> }).shown);
  await page.reload();
  await page
    .getByRole('button', { name: /new workspace/i })
    .first()
    .waitFor();
  // What a reloaded page does in its first moments is no part of the next opening.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  return shown - told;
}
