import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** An open tree item is named by its row; what it holds below has names of its own. */
const OPEN_TREE_ITEM = ['label-content-name-mismatch'];

/** Serious and critical findings of axe, as lines with the rule and the elements. */
async function findings(page: Page, except: string[] = []): Promise<readonly string[]> {
  // The legacy mode needs no second page, which Electron does not give.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().disableRules(except).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

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
