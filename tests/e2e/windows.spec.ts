import type { ElectronApplication, Page } from '@playwright/test';
import electron from 'electron';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import { expect, firstPage, test } from './fixtures.ts';

const project = path.resolve(import.meta.dirname, '../..');
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Launches the app as a user would, beside what Playwright started; resolves when that process has ended. */
function launchBeside(
  environment: Record<string, string>,
  userData: string,
  words: readonly string[],
): Promise<unknown> {
  const env = { ...environment, HOOKFLOW_USER_DATA: userData };
  return promisify(execFile)(electron as unknown as string, [...asRoot, '.', ...words], { cwd: project, env });
}

function workspaceFile(folder: string, name: string): string {
  const file = path.join(folder, `${name}.hookflow.json`);
  writeFileSync(file, formatWorkspace(newWorkspace({ id: name, name, timeZone: 'UTC' })));
  return file;
}

async function changeExample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('switch', { name: 'Thank-you e-mail is on' }).click({ force: true });
  await expect(page.getByRole('banner').getByText('Not saved')).toBeVisible();
}

function titles(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()));
}

test('files of the command line and of a second launch open, each in one window', async ({
  start,
  environment,
  userData,
}) => {
  const folder = path.join(userData, 'files');
  mkdirSync(folder);
  const [first, second] = [workspaceFile(folder, 'First'), workspaceFile(folder, 'Second')];
  const app = await start([first]);
  await expect((await firstPage(app)).getByRole('button', { name: 'Workspace First' })).toBeVisible();
  await expect.poll(() => titles(app)).toEqual(['First – Hookflow']);

  await launchBeside(environment, userData, [second]);
  await expect.poll(async () => (await titles(app)).sort()).toEqual(['First – Hookflow', 'Second – Hookflow']);
  await launchBeside(environment, userData, [first]);
  await launchBeside(environment, userData, []);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(app.windows()).toHaveLength(2);
});

test('quitting asks about unsaved changes, stays when they are kept and goes on when they are given up', async ({
  app,
  window: page,
}) => {
  await changeExample(page);
  expect(await titles(app)).toEqual(['• Online store – Hookflow']);
  const question = page.getByRole('dialog', { name: 'Save the changes to Online store?' });
  await app.evaluate(({ app: main }) => setImmediate(() => main.quit()));
  await question.getByRole('button', { name: 'Keep editing' }).click();
  expect(app.windows()).toHaveLength(1);

  await app.evaluate(({ app: main }) => setImmediate(() => main.quit()));
  const closed = app.waitForEvent('close');
  await question.getByRole('button', { name: 'Discard changes' }).click();
  await closed;
});

test('a page that hangs does not keep its window open: the user is asked outside of it', async ({
  app,
  window: page,
}) => {
  await changeExample(page);
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (...words: unknown[]) => {
      asked.push((words.at(-1) as { message: string }).message);
      return Promise.resolve({ response: asked.length - 1, checkboxChecked: false });
    };
  });
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await page.evaluate(
    () =>
      void setTimeout(() => {
        for (;;);
      }),
  );
  const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await close();
  await expect.poll(asked).toEqual(['“Online store” has unsaved changes, and its window does not answer.']);
  expect(app.windows()).toHaveLength(1);
  const closed = app.waitForEvent('close');
  await close();
  await closed;
});

test('settings that cannot be read are kept aside, and the app starts', async ({ start, userData }) => {
  writeFileSync(path.join(userData, 'settings.json'), '{"theme": dark}');
  const page = await firstPage(await start());
  await expect(page.getByRole('heading', { name: 'Welcome to Hookflow' })).toBeVisible();
  const aside = readdirSync(userData).find((name) => name.startsWith('settings.unreadable-')) ?? '';
  expect(readFileSync(path.join(userData, aside), 'utf8')).toBe('{"theme": dark}');
});

test('--screenshot writes a picture of the example and ends', async ({ environment, userData }) => {
  const file = path.join(userData, 'pictures/example.png');
  await launchBeside(environment, userData, ['--screenshot', file]);
  expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
});
