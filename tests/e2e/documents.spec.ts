import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
