import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';
import { openPalette, palette, search } from './open-palette.ts';

const options = (page: Page) => palette(page).getByRole('option');
const chosen = (page: Page) => palette(page).getByRole('option', { selected: true });

test.beforeEach(async ({ window: page }) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: 'Tell sales about big orders' }).click();
  await expect(page.locator('[data-node-id]')).toHaveCount(4);
});

test('by keyboard: finds and runs a command, goes to a step, and gives the focus back', async ({ window: page }) => {
  await page.locator('[data-node-id="austin"]').focus();
  await openPalette(page);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.locator('[data-node-id="austin"]')).toBeFocused();

  await openPalette(page);
  await page.keyboard.type('add web');
  await expect(chosen(page)).toContainText('Add Call webhook');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.locator('[data-node-id="webhook"]')).toBeFocused();

  await openPalette(page);
  await page.keyboard.type('undo');
  await expect(chosen(page)).toContainText('Add webhook call');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-node-id]')).toHaveCount(4);

  await openPalette(page);
  await page.keyboard.type('austin');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const place = options(page).filter({ hasText: 'From Austin' }).first();
  await place.click();
  await expect(page.locator('[data-node-id="austin"]')).toBeFocused();
});

test('copies from the palette, and says why a command cannot run', async ({ app, window: page }) => {
  await page.getByRole('button', { name: 'Search or run a command' }).click();
  await search(page).fill('redo');
  await expect(chosen(page)).toContainText('Nothing to redo');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');

  await page.locator('[data-node-id="sales"]').click();
  await openPalette(page);
  await page.keyboard.type('copy st');
  await expect(chosen(page)).toContainText('Copy steps');
  await page.keyboard.press('Enter');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('"hookflow-nodes"');
});

test('filters list what has errors and what is unused', async ({ window: page }) => {
  await page.getByRole('button', { name: 'New trigger' }).first().click();
  await expect(page.locator('[data-node-id]')).toHaveCount(1);
  await openPalette(page);
  await page.keyboard.type('is:invalid');
  await expect(options(page).filter({ hasText: 'New trigger' })).toContainText(/error/);
  await expect(options(page).filter({ hasText: 'Thank-you' })).toHaveCount(0);
  await search(page).fill('is:unused');
  for (const option of await options(page).all()) await expect(option).toContainText('unused');
  await search(page).fill('is:blue');
  await expect(palette(page)).toContainText('There is no filter is:blue');
});

test('the sheet of shortcuts opens with ?, and the theme changes from the palette', async ({ window: page }) => {
  await page.locator('[data-node-id="austin"]').focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByRole('region', { name: 'Canvas' })).toContainText('Select all');
  await expect(sheet.getByText('Ctrl').or(sheet.getByText('⌘')).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await openPalette(page);
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await page.getByRole('textbox', { name: 'Find triggers, events and samples' }).click();
  await page.keyboard.type('?');
  await expect(sheet).toHaveCount(0);
});

for (const theme of ['Light theme', 'Dark theme']) {
  test(`axe finds nothing serious in palette, sheet and bar, ${theme.toLowerCase()}`, async ({ window: page }) => {
    const serious = async () => {
      // The legacy mode needs no second page, which Electron does not give.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
    };
    await openPalette(page);
    await search(page).fill(theme);
    await page.keyboard.press('Enter');
    await page.locator('[data-node-id="austin"]').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.getByRole('toolbar', { name: 'Arrange the selection' })).toBeVisible();
    expect(await serious(), 'selection bar').toEqual([]);
    await openPalette(page);
    await expect(search(page)).toBeFocused();
    expect(await serious(), 'command palette').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    expect(await serious(), 'shortcuts').toEqual([]);
  });
}

test('F1 opens the guide over anything; it is searched, read and left by keyboard, and names all it shows', async ({
  window: page,
}) => {
  await page.locator('[data-node-id="austin"]').focus();
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help.getByRole('article', { name: 'Guide' })).toBeVisible();
  await expect(help.getByRole('textbox', { name: 'Find in the help' })).toBeFocused();
  await expectAccessible(page, 'help');
  await page.keyboard.type('after a crash');
  await expect(help.getByRole('status')).toHaveText(/^\d+ found$/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(help.getByRole('heading', { name: 'After a crash' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(page.locator('[data-node-id="austin"]')).toBeFocused();
});
