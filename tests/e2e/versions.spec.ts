import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { close, expect, firstPage, test } from './fixtures.ts';
import { runCommand } from './open-palette.ts';

const openVersions = async (page: Page) => {
  await page.getByRole('button', { name: /^Workspace / }).click();
  await page.getByRole('menuitem', { name: 'Versions…' }).click();
};
const sheet = (page: Page) => page.getByRole('dialog', { name: /^Versions of/ });
const rename = async (page: Page, label: string) => {
  await page.locator('[data-event="30552"]').click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Label' }).fill(label);
  await page.keyboard.press('Escape');
};
/** The next save dialog answers with this file. */
const chooseFile = (app: ElectronApplication, file: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);

test('a named version survives save as and restart, says what changed since, and comes back as one undoable step', async ({
  start,
  userData,
}) => {
  const file = path.join(userData, 'shop.hookflow.json');
  const app = await start();
  let page = await firstPage(app);
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await openVersions(page);
  await expect(sheet(page).getByText(/^No versions yet/)).toBeVisible();
  await sheet(page).getByRole('textbox', { name: 'Keep what is here now as' }).fill('Before the sale');
  await sheet(page).getByRole('button', { name: 'Keep version' }).click();
  await expect(sheet(page).getByText(/the workspace is as it was in this version/)).toBeVisible();
  await sheet(page).getByRole('button', { name: 'Close' }).click();
  await rename(page, 'Bought');
  await chooseFile(app, file);
  await page.keyboard.press('ControlOrMeta+Shift+s');
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible();
  await close(app);

  const again = await start([file]);
  page = await firstPage(again);
  await openVersions(page);
  await expect(sheet(page).getByRole('button', { name: /^Before the sale/ })).toHaveAttribute('aria-current', 'true');
  await expect(sheet(page).getByRole('heading', { name: 'Changed since 1' })).toBeVisible();
  await expect(sheet(page).getByText('label of 30552')).toBeVisible();
  await sheet(page).getByRole('textbox', { name: 'Name of the version' }).fill('Spring');
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByRole('button', { name: /^Spring/ })).toBeVisible();
  await sheet(page).getByRole('button', { name: 'Restore' }).click();
  await expect(page.locator('[data-event="30552"]')).toContainText('Purchase');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('[data-event="30552"]')).toContainText('Bought');
});

test('versions by keyboard: keep, look, delete after a question; a damaged store is moved aside and told', async ({
  window: page,
  userData,
}) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await runCommand(page, 'versions');
  await expect(sheet(page).getByRole('textbox', { name: 'Keep what is here now as' })).toBeFocused();
  await page.keyboard.type('One');
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByRole('button', { name: /^One/ })).toBeVisible();
  await page.keyboard.type('Two');
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByRole('button', { name: /^Two/ })).toHaveAttribute('aria-current', 'true');
  await sheet(page).getByRole('button', { name: /^Two/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByRole('textbox', { name: 'Name of the version' })).toHaveValue('One');
  await sheet(page).getByRole('button', { name: 'Delete…' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByRole('button', { name: /^One/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);

  const [folder = ''] = readdirSync(path.join(userData, 'versions'));
  const own = path.join(userData, 'versions', folder);
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, readdirSync(own).find((name) => name.endsWith('.json')) ?? ''), '{"format"');
  await openVersions(page);
  await expect(sheet(page).getByText(/could not be read\. Its file is kept unchanged as .*unreadable/)).toBeVisible();
  expect(readdirSync(path.join(own, 'unreadable'))).toHaveLength(1);
});
