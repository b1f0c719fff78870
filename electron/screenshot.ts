import type { BrowserWindow } from 'electron';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** Writes the window as a PNG once its page says that it has painted; rejects when it does not within 30 seconds. */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<void> {
  const until = Date.now() + LIMIT_MS;
  while (!(await isReady(window))) {
    if (Date.now() > until) throw new Error(`The window was not ready within ${LIMIT_MS / 1000} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  const image = await window.webContents.capturePage();
  if (image.isEmpty()) throw new Error('The picture of the window is empty: is there a display?');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, image.toPNG());
}

async function isReady(window: BrowserWindow): Promise<boolean> {
  if (window.webContents.isLoading()) return false;
  return (await window.webContents.executeJavaScript("document.documentElement.dataset.ready === 'true'")) as boolean;
}
