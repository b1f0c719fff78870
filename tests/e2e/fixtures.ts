import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from './display.ts';

const project = path.resolve(import.meta.dirname, '../..');

export interface Shell {
  /** A fresh folder that the app keeps its data in. */
  userData: string;
  /** Words for the app's command line: `test.use({ words: ['file.hookflow.json'] })`. */
  words: readonly string[];
  /** Starts the app once more, on the same data or on another user's; what still runs at the end is closed. */
  start: (words?: readonly string[], data?: string) => Promise<ElectronApplication>;
  /** Another user's folder. */
  otherData: string;
  app: ElectronApplication;
  /** The first window, when its page has loaded. */
  window: Page;
  /** Errors on the console, uncaught ones and CSP reports: a test that provokes none ends with none, or it fails. */
  problems: string[];
}

/** Each test has an app of its own, started from the built files. */
export const test = base.extend<Shell>({
  words: [[], { option: true }],
  problems: async ({}, use) => {
    const problems: string[] = [];
    await use(problems);
    base.expect(problems, 'console errors, page errors and CSP reports').toEqual([]);
  },
  userData: async ({}, use) => dataFolder(use),
  otherData: async ({}, use) => dataFolder(use),
  start: async ({ environment, userData, otherData: _, problems }, use) => {
    const running = new Set<ElectronApplication>();
    await use(async (words = [], data = userData) => {
      const app = await launch({ ...environment, HOOKFLOW_USER_DATA: data }, words);
      running.add(app);
      app.on('close', () => running.delete(app));
      app.on('window', (page) => collectProblems(page, problems));
      for (const page of app.windows()) collectProblems(page, problems);
      return app;
    });
    for (const app of running) await close(app);
  },
  app: async ({ start, words }, use) => use(await start(words)),
  window: async ({ app }, use) => use(await firstPage(app)),
});
export const expect = base.expect;

/** The app's first window, when its page has loaded. */
export async function firstPage(app: ElectronApplication): Promise<Page> {
  const window = await app.firstWindow();
  await window.waitForLoadState('load');
  return window;
}

/** Quits without asking about unsaved changes. */
export async function close(app: ElectronApplication): Promise<void> {
  const closed = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => {
    setTimeout(() => BrowserWindow.getAllWindows().forEach((window) => window.destroy())); // the answer leaves first
  });
  await closed;
}

async function dataFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hookflow-test-'));
  await use(folder);
  base.expect(processesOn(folder), 'processes that outlived the app').toEqual([]);
  rmSync(folder, { recursive: true, force: true });
}

function launch(env: Record<string, string>, words: readonly string[]): Promise<ElectronApplication> {
  return _electron.launch({ args: ['.', ...words], cwd: project, env, colorScheme: null });
}

function collectProblems(page: Page, problems: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('crash', () => problems.push('the page crashed'));
}

/** Command lines of processes that name the folder, such as an embedded server's. */
function processesOn(folder: string): readonly string[] {
  if (process.platform === 'win32') return [];
  const lines = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder));
}
