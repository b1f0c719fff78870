import type { Page } from '@playwright/test';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyCommand } from '../../shared/flow/apply-command.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { expect, firstPage, test as base } from './fixtures.ts';

const example = onlineStoreExample();
/** As a colleague's tool writes it meanwhile. */
const renamed = applyCommand(example, { kind: 'renameWorkspace', name: 'Renamed by git' });
/** Meets `switchOff`: what one side changed, the other removed. */
const theirs = formatWorkspace(applyCommand(renamed, { kind: 'removeTrigger', trigger: 'thank-you' }));

const test = base.extend<{ file: string; page: Page }>({
  file: async ({ userData }, use) => {
    const folder = path.join(userData, 'files');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'shop.hookflow.json');
    writeFileSync(file, formatWorkspace(example));
    await use(file);
  },
  /** The window with that file. */
  page: async ({ start, file }, use) => {
    const page = await firstPage(await start([file]));
    await expect(page.getByRole('button', { name: 'Workspace Online store' })).toBeVisible();
    await use(page);
  },
});

/** The user comes back to the window; a display without a window manager never says so by itself. */
const comeBack = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event('focus')));
const saveState = (page: Page, words: string) => page.getByRole('banner').getByText(words, { exact: true });
const workspace = (page: Page, name: string) => page.getByRole('button', { name: `Workspace ${name}` });
const question = (page: Page) =>
  page.getByRole('dialog', { name: 'shop.hookflow.json was changed outside of Hookflow' });

async function switchOff(page: Page): Promise<void> {
  await page.getByRole('switch', { name: 'Thank-you e-mail is on' }).click({ force: true });
  await expect(saveState(page, 'Not saved')).toBeVisible();
}

test('a file that changed while nothing was unsaved is loaded again, as a gesture that can be undone', async ({
  page,
  file,
}) => {
  writeFileSync(file, theirs);
  await comeBack(page);
  await expect(workspace(page, 'Renamed by git')).toBeVisible();
  await expect(page.getByText('is loaded again').first()).toBeVisible();
  await expect(saveState(page, 'Saved')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo: Reload from disk' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(workspace(page, 'Online store')).toBeVisible();
  await expect(saveState(page, 'Not saved')).toBeVisible();
});

test('[P5] unsaved changes meet a file that changed elsewhere: both are merged, as a gesture that can be undone', async ({
  page,
  file,
}) => {
  await switchOff(page);
  writeFileSync(file, formatWorkspace(renamed));
  await comeBack(page);
  await expect(workspace(page, 'Renamed by git')).toBeVisible();
  await expect(page.getByText('Both sides’ changes are merged here.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo: Merge changes from disk' })).toBeVisible();
  await expect(saveState(page, 'Not saved')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page, 'Saved')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('"Renamed by git"');
  expect(readFileSync(file, 'utf8')).toContain('"enabled": false');
});

test('[P5] unsaved changes meet a file that changed the same: mine wins there at the next save, and not before', async ({
  page,
  file,
}) => {
  await switchOff(page);
  writeFileSync(file, theirs);
  await comeBack(page);
  await question(page).getByRole('button', { name: 'Merge, mine where both changed' }).click();
  expect(readFileSync(file, 'utf8')).toBe(theirs);
  await expect(saveState(page, 'Not saved')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page, 'Saved')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('"enabled": false');
  await expect(question(page)).toHaveCount(0);
});

test('unsaved changes meet a changed file: its version is taken, and undo brings mine back', async ({ page, file }) => {
  await switchOff(page);
  writeFileSync(file, theirs);
  await comeBack(page);
  await question(page).getByRole('button', { name: 'Take the file’s version' }).click();
  await expect(workspace(page, 'Renamed by git')).toBeVisible();
  await expect(saveState(page, 'Saved')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(workspace(page, 'Online store')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Thank-you e-mail' })).toContainText('Off');
});

test('a save never overwrites what somebody else wrote without asking', async ({ start, file, userData }) => {
  const app = await start([file]);
  const page = await firstPage(app);
  await switchOff(page);
  writeFileSync(file, theirs);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  expect(readFileSync(file, 'utf8')).toBe(theirs);
  await expect(saveState(page, 'Not saved')).toBeVisible();

  const copy = path.join(userData, 'files/mine.hookflow.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, copy);
  await page.keyboard.press('ControlOrMeta+s');
  await question(page).getByRole('button', { name: 'Save mine as…' }).click();
  await expect(saveState(page, 'Saved')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toBe(theirs);
  expect(readFileSync(copy, 'utf8')).toContain('"enabled": false');

  writeFileSync(copy, theirs);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(saveState(page, 'Not saved')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await page
    .getByRole('dialog', { name: 'mine.hookflow.json was changed outside of Hookflow' })
    .getByRole('button', { name: 'Merge, mine where both changed' })
    .click();
  await expect(saveState(page, 'Saved')).toBeVisible();
  expect(readFileSync(copy, 'utf8')).toBe(formatWorkspace(renamed));
});

test('many saves in a row are never taken for somebody else’s change', async ({ page, file }) => {
  for (let turn = 0; turn < 5; turn += 1) {
    await page.keyboard.press(turn % 2 === 0 ? 'ControlOrMeta+s' : 'ControlOrMeta+z');
    await page.getByRole('switch', { name: /Thank-you e-mail is/ }).click({ force: true });
    await page.keyboard.press('ControlOrMeta+s');
    await page.keyboard.press('ControlOrMeta+s');
    await comeBack(page);
  }
  await expect(saveState(page, 'Saved')).toBeVisible();
  await expect(question(page)).toHaveCount(0);
  expect(readFileSync(file, 'utf8')).toMatch(/\}\n$/);
});

test('a file that broke, or went, takes nothing from the screen', async ({ page, file }) => {
  writeFileSync(file, '{ "format": ');
  await comeBack(page);
  await expect(page.getByRole('alert').getByText(/cannot be read now/)).toBeVisible();
  await expect(workspace(page, 'Online store')).toBeVisible();
  rmSync(file);
  await comeBack(page);
  await expect(page.getByRole('alert').getByText(/is no longer there/)).toBeVisible();
  await expect(saveState(page, 'Not saved')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page, 'Saved')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toBe(formatWorkspace(example));
});
