import { OPEN_TREE_ITEM, expectAccessible } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';
import { openPalette, palette, runCommand } from './open-palette.ts';

test('axe finds nothing serious in any main state, in either theme', async ({ app, window: page }) => {
  test.setTimeout(120_000);
  const open = page.getByRole('button', { name: 'Open and try a purchase' });
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('System').click();
  await expectAccessible(page, 'welcome');

  const guide = page.getByRole('dialog', { name: 'Guide' });
  await open.focus();
  await page.keyboard.press('F1');
  await expect(guide).toBeVisible();
  await guide.getByRole('button', { name: 'Templates' }).press('Enter');
  await expect(guide.getByRole('heading', { name: 'Templates' })).toBeFocused();
  await expect(guide.getByRole('heading', { name: 'Templates' })).toBeInViewport();
  await expectAccessible(page, 'guide');
  await page.keyboard.press('Escape');
  await expect(guide).toHaveCount(0);
  await expect(open).toBeFocused();
  await app.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help');
    help?.submenu?.items.find(({ label }) => label === 'Guide')?.click();
  });
  await guide.getByRole('button', { name: 'Close' }).click();

  await open.click();
  await page.getByRole('button', { name: 'Tell sales about big orders' }).click();
  await expect(page.locator('[data-node-id="points"]')).toBeVisible();
  await expectAccessible(page, 'designer at rest');

  await page.getByRole('button', { name: 'Send sample', exact: true }).first().click();
  await expect(page.locator('[data-node-id="points"]')).toHaveAttribute('data-state', 'requested');
  await expectAccessible(page, 'designer after a simulation');

  await page.getByRole('treeitem', { name: /^Fired, Tell sales/ }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page, 'a trigger’s reasons', OPEN_TREE_ITEM);

  await openPalette(page);
  await page.keyboard.type('s');
  await expectAccessible(page, 'palette', OPEN_TREE_ITEM);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);

  await runCommand(page, 'Keyboard shortcuts');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(page, 'shortcuts', OPEN_TREE_ITEM);
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Action' }).click();
  await page.getByRole('tab', { name: 'Events JSON' }).click();
  await expect(page.getByRole('textbox', { name: 'Hookable events, JSON' })).toBeVisible();
  await expectAccessible(page, 'action tab and events');

  await runCommand(page, 'Show the outline');
  await expect(page.getByRole('main').getByRole('tree')).toBeVisible();
  await page.getByRole('tab', { name: /^Tests/ }).click();
  await expectAccessible(page, 'outline and tests', OPEN_TREE_ITEM);

  // Its card takes the focus a moment after it opens; Escape closes it in that moment too.
  const event = page.locator('[data-event="30552"]');
  const card = page.getByRole('dialog', { name: 'Event Purchase' });
  await event.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(event).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card).toBeVisible();
  await expectAccessible(page, 'event card', OPEN_TREE_ITEM);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^Workspace / }).click();
  await expect(page.getByRole('menuitem', { name: 'Guide' })).toBeVisible();
  await expectAccessible(page, 'workspace menu', OPEN_TREE_ITEM);
  await page.getByRole('menuitem', { name: 'Versions…' }).click();
  await expect(page.getByRole('dialog', { name: /^Versions of/ })).toBeVisible();
  await expectAccessible(page, 'versions', OPEN_TREE_ITEM);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'Publish…' }).click();
  await expect(page.getByText('This becomes r1.')).toBeVisible();
  await expectAccessible(page, 'publish sheet', OPEN_TREE_ITEM);
});
