import type { Page } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import { close, expect, test } from './fixtures.ts';

test('[F0] saves canonical text, shows the file as saved, and opens it again from the recent list', async ({
  app,
  window: page,
  userData,
  start,
}) => {
  const file = path.join(userData, 'shop.hookflow.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('switch', { name: 'Thank-you e-mail is on' }).click({ force: true });
  await expect(page.getByRole('banner').getByText('Not saved')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible();
  const saved = readFileSync(file, 'utf8');
  expect(saved).toContain('      "enabled": false,\n');
  expect(saved.endsWith('}\n')).toBe(true);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('banner').getByText('Not saved')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible();

  await close(app);
  const again = await (await start()).firstWindow();
  await again.getByRole('button', { name: /shop/i }).click();
  await expect(again.getByRole('navigation').getByRole('button', { name: 'Thank-you e-mail' })).toContainText('Off');
});

test('a broken file is refused with its place, and nothing is lost', async ({ userData, start }) => {
  const file = path.join(userData, 'broken.hookflow.json');
  writeFileSync(file, '{\n  "format": "hookflow-workspace",\n  "version": 1,,\n}\n');
  const page = await (await start([file])).firstWindow();
  await expect(page.getByRole('alert').getByText(/line 3/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Welcome to Hookflow' })).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('1,,');
});

test('unsaved changes are asked about before another workspace opens', async ({ window: page }) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('switch', { name: 'Thank-you e-mail is on' }).click({ force: true });
  await page.keyboard.press('ControlOrMeta+n');
  const question = page.getByRole('dialog', { name: 'Save the changes to Online store?' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByRole('button', { name: 'Workspace Online store' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+n');
  await question.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('button', { name: 'Workspace New workspace' })).toBeVisible();
});

/** Drops files from the file manager, as the browser itself reports it. */
async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  await drag('dragEnter');
  await expect(page.getByText('Drop to open the workspace')).toBeVisible(); // it lies under the pointer from here on
  await drag('dragOver');
  await drag('drop');
  await session.detach();
}

function workspaceFile(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.hookflow.json`);
  writeFileSync(file, formatWorkspace(newWorkspace({ id: name.toLowerCase(), name, timeZone: 'UTC' })));
  return file;
}

test('a dropped file opens in the window, more of them in windows of their own, and unsaved changes are asked about', async ({
  app,
  window: page,
  userData,
}) => {
  const folder = path.join(userData, 'files');
  const [first, second, third] = ['First', 'Second', 'Third'].map((name) => workspaceFile(folder, name));
  await dropFiles(page, [first!]);
  await expect(page.getByRole('button', { name: 'Workspace First' })).toBeVisible();

  await page.getByRole('button', { name: 'Workspace First' }).click();
  await page.getByRole('menuitem', { name: 'Open…' }).press('Escape');
  await page.getByRole('button', { name: 'New trigger' }).first().click();
  await expect(page.getByRole('banner').getByText('Not saved')).toBeVisible();
  const opened = app.waitForEvent('window');
  await dropFiles(page, [second!, third!]);
  const question = page.getByRole('dialog', { name: 'Save the changes to First?' });
  await question.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('button', { name: 'Workspace Second' })).toBeVisible();
  await expect((await opened).getByRole('button', { name: 'Workspace Third' })).toBeVisible();
  expect(app.windows()).toHaveLength(2);
});

test('a page cannot pretend that a file was dropped', async ({ window: page, userData }) => {
  const file = workspaceFile(path.join(userData, 'files'), 'Secret');
  const answer = await page.evaluate(async (target) => {
    const data = new DataTransfer();
    const made = new File(['{}'], 'made.hookflow.json');
    Object.defineProperty(made, 'path', { value: target });
    data.items.add(made);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    return window.desktop.call('file.openPath', target);
  }, file);
  expect(answer).toEqual({ problem: expect.stringContaining('choose it') });
  await expect(page.getByRole('heading', { name: 'Welcome to Hookflow' })).toBeVisible();
});
