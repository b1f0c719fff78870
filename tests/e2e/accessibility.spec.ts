import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { OPEN_TREE_ITEM, expectAccessible } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';
import { runCommand } from './open-palette.ts';
import { purchaseLines } from './purchase-lines.ts';

const AUSTIN = /^Tell sales about big orders/;
const BROKEN_EVENTS = `[
    {"id": "30551", "label": "Add to cart"},
    {"id": 30553, "label": "Refund requested"},
    {"id": "40512", "label": "Newsletter joined"},
    {"id": "30552", "label": "Purchase"},
]`;

test('axe finds nothing serious in what the window shows, light and dark', async ({ window: page, userData }) => {
  test.setTimeout(180_000);
  await expectAccessible(page, 'welcome');
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('navigation').getByRole('button', { name: AUSTIN }).click();
  await expect(page.locator('[data-node-id="points"]')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('[data-node-id="points"]')).toHaveAttribute('data-state', 'requested');
  await expectAccessible(page, 'designer after a simulation');
  await page.getByRole('treeitem', { name: /^Fired, Tell sales/ }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page, 'a trigger’s reasons', OPEN_TREE_ITEM);
  await page.getByRole('button', { name: 'Edit the occurrence' }).click();
  await page.getByText('Form', { exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'contact.city' })).toBeVisible();
  await page.getByRole('tab', { name: 'Action' }).click();
  await expectAccessible(page, 'a sample’s form and the action tab', OPEN_TREE_ITEM);

  await page.getByRole('tab', { name: /^Tests/ }).click();
  await expect(page.getByRole('region', { name: 'Coverage' })).toBeVisible();
  await page.getByRole('button', { name: 'Show on the canvas' }).click();
  await expect(page.locator('[data-node-id="austin"]')).toHaveAccessibleName(/covered by tests/);
  await expectAccessible(page, 'tests with coverage');

  const file = path.join(userData, 'purchases.ndjson');
  writeFileSync(file, purchaseLines(400));
  await page.getByRole('tab', { name: 'Simulator' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Replay a file of occurrences' }).click();
  await (await chooser).setFiles(file);
  await expect(page.getByText(/^Replayed 400 occurrences/).first()).toBeVisible();
  await expectAccessible(page, 'replay');

  await page.getByRole('tab', { name: 'Events JSON' }).click();
  await page.getByRole('textbox', { name: 'Hookable events, JSON' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(BROKEN_EVENTS);
  await expect(page.getByText('events.idPrefix')).toBeVisible();
  await expectAccessible(page, 'events with problems and fixes');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('events.idPrefix')).toHaveCount(0);
  await runCommand(page, 'Add SMS to contact');
  await page.getByRole('tab', { name: /^Problems/ }).click();
  await page.keyboard.press('ControlOrMeta+Shift+o');
  await expect(page.getByRole('tree', { name: /^Flow of/ })).toBeVisible();
  await expectAccessible(page, 'outline and problems');
});

test('axe finds nothing serious in what opens over it, light and dark', async ({ window: page }) => {
  test.setTimeout(180_000);
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('navigation').getByRole('button', { name: AUSTIN }).click();
  await expect(page.locator('[data-node-id="points"]')).toBeVisible();
  const opened = async (what: string) => {
    await expectAccessible(page, what, [], '[role="dialog"], [role="menu"]');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0);
  };
  await page.locator('[data-node-id="points"]').focus();
  await page.keyboard.press('a');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await opened('what can be added after a step');
  await page.locator('[data-node-id="austin"]').click({ button: 'right' });
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await opened('menu of a step');
  await page.getByRole('button', { name: /^Workspace / }).click();
  await expect(page.getByRole('menuitem', { name: 'Keyboard shortcuts' })).toBeVisible();
  await opened('workspace menu');
  const menus = ['More about this trigger', 'More for this rule', 'More about samples', /^Environment/];
  for (const name of menus) {
    await page.getByRole('button', { name }).first().click();
    await expect(page.getByRole('menuitem').or(page.getByRole('menuitemradio')).first()).toBeFocused();
    await opened(`menu ${String(name)}`);
  }
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('is:unused');
  await opened('palette');
  await page.locator('[data-node-id="austin"]').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await opened('shortcuts');
  await page.getByRole('button', { name: /^305\s?52 Purchase/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await opened('an event');
  await runCommand(page, 'Make a sample from pasted JSON');
  await expect(page.getByRole('dialog', { name: 'Make a sample from pasted JSON' })).toBeVisible();
  await opened('mapping');
  await page.getByRole('button', { name: 'More about samples' }).click();
  await page.getByRole('menuitem', { name: 'Copy or export as JSON…' }).click();
  await expect(page.getByRole('dialog', { name: 'Copy or export as JSON' })).toBeVisible();
  await opened('export');
  await runCommand(page, 'Environments…');
  await expect(page.getByRole('dialog', { name: /environment/i })).toBeVisible();
  await opened('environments');
  await runCommand(page, 'Versions…');
  const versions = page.getByRole('dialog', { name: /^Versions/ });
  await versions.getByRole('textbox', { name: 'Keep what is here now as' }).fill('Before the sale');
  await page.keyboard.press('Enter');
  await versions.getByRole('button', { name: /^Before the sale/ }).click();
  await opened('versions');

  await page.getByRole('button', { name: 'Publish…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Publish to Local' });
  await expect(sheet.getByText('This becomes r1.')).toBeVisible();
  await expectAccessible(page, 'publish sheet', [], '[role="dialog"]');
  await sheet.getByRole('button', { name: 'Publish to Local' }).click();
  await expect(sheet.getByRole('region', { name: 'Receipt' })).toBeVisible();
  await expectAccessible(page, 'receipt', [], '[role="dialog"]');
  await sheet.getByRole('button', { name: 'Show runs' }).click();
  await page.getByRole('button', { name: 'Send sample to Local' }).click();
  await page.getByRole('button', { name: '2 fired' }).click();
  await expect(page.getByRole('region', { name: /^Run desk-/ })).toBeVisible();
  await expectAccessible(page, 'runs with one open', OPEN_TREE_ITEM);
});
