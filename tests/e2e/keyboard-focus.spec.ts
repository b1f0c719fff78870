import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectSaid, run, tabTo } from './keyboard.ts';

const AUSTIN = 'Tell sales about big orders from Austin';
const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);
/** The first ancestor landmark of what has the focus, by its role. */
const landmark = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('header, nav, main, aside, section[data-dock]')?.tagName);

/** The steps whose frames the key comes to, in order, from the focused one until it has been at as many as asked for. */
async function walked(page: Page, key: string, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let presses = 0; presses < 60 && ids.length < count; presses += 1) {
    const id = await page.evaluate(() =>
      document.activeElement?.matches('[data-node-id]') ? document.activeElement.getAttribute('data-node-id') : null,
    );
    if (id !== null && ids.at(-1) !== id) ids.push(id);
    if (ids.length < count) await page.keyboard.press(key);
  }
  return ids;
}

/** A sheet holds the focus against Tab and F6, and gives it back to what opened it. */
async function expectTrap(page: Page, sheet: Locator, opener?: Locator): Promise<void> {
  await expect(sheet).toBeVisible();
  const inside = () => sheet.evaluate((box) => box.contains(document.activeElement));
  await expect.poll(inside).toBe(true);
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press(presses % 5 === 4 ? 'F6' : 'Tab');
    expect(await inside(), `press ${presses}`).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  if (opener) await expect(opener).toBeFocused();
}

test.beforeEach(async ({ window: page }) => {
  await tabTo(page, page.getByRole('button', { name: 'Open and try a purchase' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Workspace / })).toBeVisible();
});

test('the focus follows the flow, landmarks are walked, and what happens is told', async ({ window: page }) => {
  await tabTo(page, page.getByRole('navigation').getByRole('button', { name: new RegExp(AUSTIN) }));
  await page.keyboard.press('Enter');
  await expect(node(page, 'points')).toBeVisible();
  const around: unknown[] = [];
  for (let n = 0; n < 5; n += 1) {
    await page.keyboard.press('F6');
    around.push(await landmark(page));
  }
  expect(around).toEqual(['MAIN', 'ASIDE', 'SECTION', 'HEADER', 'NAV']);
  await page.keyboard.press('Shift+F6');
  expect(await landmark(page)).toBe('HEADER');

  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await tabTo(page, page.getByRole('button', { name: /^Connection, / }).first());
  await page.keyboard.press('a');
  await page.getByRole('menuitem', { name: 'SMS to contact' }).press('Enter');
  await expect(node(page, 'sms')).toBeFocused();
  await expectSaid(page, 'SMS to contact added after Event.');
  const flow = ['event', 'sms', 'austin', 'sales', 'points'];
  await page.keyboard.press('ArrowLeft');
  expect(await walked(page, 'Tab', 5)).toEqual(flow);
  await page.keyboard.press('ControlOrMeta+Shift+o');
  await expect(page.getByRole('treeitem', { name: /^Then Update contact/ })).toBeFocused();
  await page.keyboard.press('Home');
  expect(await walked(page, 'ArrowDown', 5)).toEqual(flow);
  await page.keyboard.press('ControlOrMeta+Shift+o');
  await expect(node(page, 'points')).toBeFocused();

  await page.keyboard.press('Alt+ArrowDown');
  await expectSaid(page, 'Update contact moved down.');
  await page.keyboard.press('c');
  const refused = page.getByRole('menuitem', { name: /^Condition · / });
  await tabTo(page, refused, 'ArrowDown');
  await page.keyboard.press('Enter');
  await expectSaid(page, 'This would make a loop.', 'alert');
  await page.keyboard.press('Escape');
  await expect(node(page, 'points')).toBeFocused();
  await page.keyboard.press('Delete');
  await expectSaid(page, 'Step removed.');
  await expect(node(page, 'sales')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expectSaid(page, /^Undone: .*Update contact/);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expectSaid(page, /^Done again: .*Update contact/);
  await page.keyboard.press('ControlOrMeta+c');
  await expectSaid(page, /copied\.$/);
  await page.keyboard.press('ControlOrMeta+v');
  await expectSaid(page, /pasted\.$/);

  for (let gestures = 0; gestures < 4; gestures += 1) await page.keyboard.press('ControlOrMeta+z');
  await expectSaid(page, 'Undone: Add SMS');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaid(page, /^2 of 2 triggers fired, \d actions requested, nothing sent\.$/);
  await expect(node(page, 'austin')).toHaveAccessibleName(
    'Condition, From Austin 100 or more, passed, took Yes, 2 of 2 rules hold',
  );
});

test('sheets hold the focus and give it back; after the last of a list it has a place; a receipt is told', async ({
  window: page,
}) => {
  const workspace = page.getByRole('button', { name: /^Workspace / });
  await tabTo(page, workspace, 'F6');
  await page.keyboard.press('?');
  await expectTrap(page, page.getByRole('dialog', { name: 'Keyboard shortcuts' }), workspace);
  await page.keyboard.press('ControlOrMeta+k');
  await expectTrap(page, page.getByRole('dialog', { name: 'Search or run a command' }), workspace);
  await run(page, 'Versions…');
  await expectTrap(page, page.getByRole('dialog', { name: /^Versions/ }), workspace);
  const publish = page.getByRole('button', { name: 'Publish…' });
  await tabTo(page, publish);
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Publish to Local' });
  await expectTrap(page, sheet, publish);
  await page.keyboard.press('Enter');
  await tabTo(page, sheet.getByRole('button', { name: 'Publish to Local' }));
  await page.keyboard.press('Enter');
  await expectSaid(page, 'r1 is live on Local.');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await run(page, 'Show Tests');
  await tabTo(page, page.getByRole('button', { name: /^Remove test / }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Save as test' })).toBeFocused();
  const samples = page.getByRole('region', { name: 'Samples' });
  await tabTo(page, samples.getByRole('button', { name: /^Purchase from Austin/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, samples.getByRole('button', { name: /^More about Purchase/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('menuitem', { name: 'Delete sample' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect(samples.getByRole('button', { name: /^Samples/ })).toBeFocused();
  await expectSaid(page, 'Sample “Purchase from Austin” is deleted.');
  const main = page.getByRole('main');
  for (const left of [page.getByRole('navigation').getByRole('button', { name: new RegExp(AUSTIN) }), null]) {
    await tabTo(page, main.getByRole('button', { name: 'More about this trigger' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('menuitem', { name: /^Delete/ }), 'ArrowDown');
    await page.keyboard.press('Enter');
    await expect(left ?? main.getByRole('button', { name: 'New trigger' })).toBeFocused();
  }
});
