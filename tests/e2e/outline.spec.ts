import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { runCommand } from './open-palette.ts';

const tree = (page: Page) => page.getByRole('tree', { name: /^Flow of/ });
const row = (page: Page, name: RegExp) => tree(page).getByRole('treeitem', { name });
const undo = (page: Page, label: RegExp) => page.getByRole('button', { name: label });

test.beforeEach(async ({ window: page }) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: 'Tell sales about big orders' }).click();
  await expect(page.locator('[data-node-id]')).toHaveCount(4);
});

test('the outline edits the same flow by keyboard: add, move, rename, remove, undo, and back to the canvas', async ({
  window: page,
}) => {
  await page.locator('[data-node-id="sales"]').focus();
  await page.keyboard.press('ControlOrMeta+Shift+o');
  await expect(row(page, /^Notify team/)).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(row(page, /^Then Notify team/)).toBeFocused();
  await expect(undo(page, /^Undo: Move Update contact before Notify team/)).toBeVisible();

  await page.keyboard.press('Home');
  await page.keyboard.type('no');
  await expect(row(page, /^No ends here/)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'SMS to contact' }).press('Enter');
  await expect(row(page, /^SMS to contact/)).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('Say sorry');
  await page.keyboard.press('Enter');
  await expect(row(page, /Say sorry/)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(row(page, /Say sorry/)).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+C');
  await page.getByRole('menuitem', { name: /Update contact/ }).press('Enter');
  await expect(row(page, /goes on at Update contact/)).toBeVisible();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(row(page, /goes on at/)).toHaveCount(0);
  await row(page, /Say sorry/).focus();
  await page.keyboard.press('Delete');
  await expect(row(page, /From Austin/)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Shift+o');
  await expect(page.locator('[data-node-id="austin"]')).toBeFocused();
  await expect(page.locator('.react-flow__edge')).toHaveCount(3);
});

test('the outline by mouse: drop a step, its menu, select several, copy and paste', async ({ app, window: page }) => {
  await page.getByRole('radiogroup', { name: 'The flow as' }).locator('label', { hasText: 'Outline' }).click();
  await page.getByRole('button', { name: 'Add sms to contact' }).dragTo(row(page, /^No ends here/));
  await expect(row(page, /^SMS to contact/)).toBeVisible();
  await row(page, /^SMS to contact/).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Disconnect from No/ }).click();
  await expect(row(page, /^Not connected/)).toBeVisible();
  await row(page, /^SMS to contact/).click();
  await row(page, /Update contact/).click({ modifiers: ['ControlOrMeta'] });
  await expect(tree(page).getByRole('treeitem', { selected: true })).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('"hookflow-nodes"');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(row(page, /Update contact/)).toHaveCount(2);
  await expect(undo(page, /^Undo: Paste 2 nodes/)).toBeVisible();
});

for (const theme of ['Light theme', 'Dark theme']) {
  test(`axe finds nothing serious in the outline, ${theme.toLowerCase()}`, async ({ window: page }) => {
    await runCommand(page, theme);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.press('ControlOrMeta+Shift+o');
    await expect(row(page, /^Yes taken/)).toBeVisible();
    const serious = async () => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
    };
    expect(await serious(), 'after a simulation').toEqual([]);
    await row(page, /^When Purchase/).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitem', { name: /^Rename/ })).toBeVisible();
    expect(await serious(), 'menu of a step').toEqual([]);
  });
}
