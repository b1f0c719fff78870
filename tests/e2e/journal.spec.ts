import type { Page } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { expect, firstPage, test } from './fixtures.ts';
import { kill } from './kill-app.ts';

const journalFolder = (userData: string) => path.join(userData, 'journal');

function journalFiles(userData: string): readonly string[] {
  const folder = journalFolder(userData);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
}

/** Everything in the journal, as one text. */
function journalText(userData: string): string {
  return journalFiles(userData)
    .map((name) => readFileSync(path.join(journalFolder(userData), name), 'utf8'))
    .join('\n');
}

function shopFile(userData: string): string {
  const folder = path.join(userData, 'files');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'shop.hookflow.json');
  writeFileSync(file, formatWorkspace(onlineStoreExample()));
  return file;
}

const switchOff = (page: Page) => page.getByRole('switch', { name: 'Thank-you e-mail is on' }).click({ force: true });
const saveState = (page: Page, words: string) => page.getByRole('banner').getByText(words, { exact: true });
const thankYou = (page: Page) => page.getByRole('navigation').getByRole('button', { name: 'Thank-you e-mail' });

test('unsaved work survives a kill: the welcome offers it, and it opens unsaved, with its file and an undo to it', async ({
  start,
  userData,
}) => {
  const file = shopFile(userData);
  const app = await start([file]);
  const page = await firstPage(app);
  await switchOff(page);
  await expect(saveState(page, 'Not saved')).toBeVisible();
  await expect.poll(() => journalText(userData)).toContain('\\"enabled\\": false');
  await kill(app);

  const again = await firstPage(await start());
  const row = again.getByRole('listitem').filter({ hasText: file });
  await expect(row).toContainText('Unsaved work kept');
  await row.getByRole('button', { name: 'Restore shop.hookflow.json' }).click();
  await expect(thankYou(again)).toContainText('Off');
  await expect(saveState(again, 'Not saved')).toBeVisible();
  expect(readFileSync(file, 'utf8')).not.toContain('"enabled": false');

  await again.keyboard.press('ControlOrMeta+z');
  await expect(thankYou(again)).not.toContainText('Off');
  await expect(saveState(again, 'Saved')).toBeVisible();
  await again.keyboard.press('ControlOrMeta+Shift+z');
  await again.keyboard.press('ControlOrMeta+s');
  await expect(saveState(again, 'Saved')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('"enabled": false');
  await expect.poll(() => journalFiles(userData)).toEqual([]);
});

test('restored work is kept all the time: a second kill right after restoring loses nothing', async ({
  start,
  userData,
}) => {
  const file = shopFile(userData);
  let app = await start([file]);
  await switchOff(await firstPage(app));
  await expect.poll(() => journalText(userData)).toContain('\\"enabled\\": false');
  await kill(app);
  for (let round = 0; round < 2; round += 1) {
    app = await start();
    const page = await firstPage(app);
    await page.getByRole('button', { name: 'Restore shop.hookflow.json' }).click();
    await expect(thankYou(page)).toContainText('Off');
    expect(journalText(userData)).toContain('\\"enabled\\": false');
    await kill(app);
  }
});

test('work without a file and events that have errors come back; discarding asks first', async ({
  start,
  userData,
}) => {
  const app = await start();
  const page = await firstPage(app);
  await page.getByRole('button', { name: 'Start from an events list' }).click();
  const editor = page.getByRole('textbox', { name: 'Hookable events, JSON' });
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('[{ "id": "30552", "label": ');
  await expect.poll(() => journalText(userData)).toContain('\\"30552\\", \\"label\\": ');
  await kill(app);

  const second = await start();
  const welcome = await firstPage(second);
  const row = welcome.getByRole('listitem').filter({ hasText: 'Never saved to a file' });
  await row.getByRole('button', { name: 'Discard New workspace' }).click();
  const question = welcome.getByRole('dialog', { name: 'Discard the unsaved work on New workspace?' });
  await question.getByRole('button', { name: 'Keep it' }).click();
  await row.getByRole('button', { name: 'Restore New workspace' }).click();
  await welcome.getByRole('tab', { name: /Events JSON/ }).click();
  await expect(welcome.locator('.cm-content')).toContainText('"30552", "label":');
  await kill(second);

  const third = await firstPage(await start());
  await third.getByRole('button', { name: 'Discard New workspace' }).click();
  await third.getByRole('dialog').getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(third.getByText('Unsaved work kept')).toHaveCount(0);
  expect(journalFiles(userData)).toEqual([]);
});

test('each window keeps its own work; a file that is opened again offers it', async ({ start, userData }) => {
  const file = shopFile(userData);
  const app = await start([file]);
  const page = await firstPage(app);
  await switchOff(page);
  const opened = app.waitForEvent('window');
  await page.getByRole('button', { name: 'Workspace Online store' }).click();
  await page.getByRole('menuitem', { name: 'New window' }).click();
  const other = await opened;
  await other.getByRole('button', { name: 'Open and try a purchase' }).click();
  await switchOff(other);
  await expect.poll(() => journalFiles(userData).length).toBe(2);
  await kill(app);

  const again = await start([file]);
  const shop = await firstPage(again);
  const question = shop.getByRole('dialog', { name: 'Restore the unsaved work on Online store?' });
  await question.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(thankYou(shop)).toContainText('Off');
  await expect(saveState(shop, 'Not saved')).toBeVisible();
  const third = again.waitForEvent('window');
  await shop.getByRole('button', { name: 'Workspace Online store' }).click();
  await shop.getByRole('menuitem', { name: 'New window' }).click();
  const welcome = await third;
  // The other window has the shop's; the example's is still to be had.
  await expect(welcome.getByText('Unsaved work kept')).toHaveCount(1);
  await expect(welcome.getByText('Never saved to a file')).toBeVisible();
});

test('a page that crashed is loaded again and offers what it had', async ({
  app,
  window: page,
  userData,
  problems,
}) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await switchOff(page);
  await expect.poll(() => journalFiles(userData).length).toBe(1);
  // A question to a page that is just going is never answered.
  const shown = () =>
    app.evaluate(({ BrowserWindow }) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript('document.body.innerText') as Promise<string>,
        new Promise<string>((resolve) => setTimeout(resolve, 300, 'no answer')),
      ]),
    );
  const crashed = page.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow, dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(shown).toContain('Unsaved work kept');
  await crashed;
  problems.length = 0; // the crash just provoked
});

test('closing with the changes given up leaves nothing to restore', async ({ app, window: page, userData }) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await switchOff(page);
  await expect.poll(() => journalFiles(userData).length).toBe(1);
  const closed = app.waitForEvent('close');
  await app.evaluate(({ app: main }) => setImmediate(() => main.quit()));
  await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
  await closed;
  expect(journalFiles(userData)).toEqual([]);
});

test('a journal that cannot be read is set aside and told, and the app starts', async ({ start, userData }) => {
  mkdirSync(journalFolder(userData), { recursive: true });
  writeFileSync(path.join(journalFolder(userData), 'broken.json'), '{"format":');
  const page = await firstPage(await start());
  await expect(page.getByText('Some unsaved work could not be read.')).toBeVisible();
  const folder = path.join(journalFolder(userData), 'unreadable');
  const [aside] = readdirSync(folder);
  expect(readFileSync(path.join(folder, aside!), 'utf8')).toBe('{"format":');
});
