import { OPEN_TREE_ITEM, findings } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';

for (const theme of ['Light', 'Dark']) {
  test(`axe finds nothing serious in any main state, ${theme.toLowerCase()}`, async ({ window: page }) => {
    await page.getByRole('radiogroup', { name: 'Theme' }).getByText(theme).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme.toLowerCase());
    expect(await findings(page), 'welcome').toEqual([]);

    await page.getByRole('button', { name: 'Open and try a purchase' }).click();
    await page.getByRole('button', { name: 'Tell sales about big orders' }).click();
    await page.getByRole('button', { name: 'Send sample', exact: true }).first().click();
    await expect(page.locator('[data-node-id="points"]')).toHaveAttribute('data-state', 'requested');
    expect(await findings(page), 'designer after a simulation').toEqual([]);

    await page.getByRole('treeitem', { name: /^Fired, Tell sales/ }).click();
    await expect(page.getByRole('table')).toBeVisible();
    expect(await findings(page, OPEN_TREE_ITEM), 'a trigger’s reasons').toEqual([]);

    await page.getByRole('tab', { name: 'Action' }).click();
    await page.getByRole('tab', { name: 'Events JSON' }).click();
    await expect(page.getByRole('textbox', { name: 'Hookable events, JSON' })).toBeVisible();
    expect(await findings(page), 'action tab and events').toEqual([]);

    await page.getByRole('button', { name: 'Publish…' }).click();
    await expect(page.getByText('This becomes r1.')).toBeVisible();
    expect(await findings(page), 'publish sheet').toEqual([]);
  });
}
