import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const AUSTIN = 'Tell sales about big orders from Austin';
const NAME = 'Sales hear of it';

/** Serious and critical findings of axe in the dock. */
async function findings(page: Page): Promise<readonly string[]> {
  // The legacy mode needs no second page, which Electron does not give.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[data-dock]').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

for (const theme of ['Light', 'Dark']) {
  test(`[S1] simulate, save as test, break the condition, see it fail, undo, ${theme.toLowerCase()}`, async ({
    window: page,
  }) => {
    const trace = page.getByRole('region', { name: 'Trace' });
    await page.getByRole('radiogroup', { name: 'Theme' }).getByText(theme).click();
    await page.getByRole('button', { name: 'Open and try a purchase' }).click();
    await page.getByRole('button', { name: AUSTIN }).click();
    await page.getByRole('button', { name: 'Send sample', exact: true }).first().click();
    await expect(trace.getByText('2 of 2 triggers fired')).toBeVisible();

    await page.getByRole('button', { name: 'Save as test' }).click();
    const name = page.getByRole('textbox', { name: 'Name of the test' });
    await expect(name).toBeFocused();
    await name.fill(NAME);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('banner').getByText(`Add test ${NAME}`)).toBeVisible();

    await page.getByRole('tab', { name: /^Tests/ }).click();
    const tests = page.getByRole('list', { name: 'Tests' });
    const row = tests.getByRole('listitem').filter({ hasText: NAME });
    await expect(row.getByRole('button', { name: `Passed ${NAME}` })).toBeVisible();
    await expect(page.getByRole('region', { name: `Test ${NAME}` })).toBeVisible();

    await page.locator('[data-node-id="austin"]').click();
    const total = page.getByRole('group', { name: 'Rule: event.total' });
    await total.getByRole('textbox', { name: 'Value' }).fill('500');
    await expect(row.getByRole('button', { name: `Failed ${NAME}` })).toBeVisible();
    await expect(row.getByText(`“${AUSTIN}” should fire, but does not.`)).toBeVisible();
    await expect(row.getByText(/event\.total is at least 500, but it is 129\.5$/)).toBeVisible();
    await expect(page.getByRole('tab', { name: /^Tests 2/ })).toContainText('2 of 2 tests fail');
    expect(await findings(page), 'tests that fail, one open').toEqual([]);

    await page.getByRole('button', { name: 'Publish…' }).click();
    await expect(page.getByRole('dialog').getByText('2 of 2 tests fail')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(row.getByRole('button', { name: `Passed ${NAME}` })).toBeVisible();
    await page.getByRole('button', { name: 'Close the test' }).click();
    await expect(page.getByRole('region', { name: 'Coverage' })).toContainText('1 of 2 branches');
    await expect(page.getByRole('button', { name: 'Write the missing tests' })).toBeVisible();
    expect(await findings(page), 'coverage').toEqual([]);

    await page.getByRole('button', { name: 'Write the missing tests' }).click();
    await expect(page.getByRole('region', { name: 'Coverage' })).toContainText('2 of 2 branches, 4 of 4 rule outcomes');
    await expect(tests.getByRole('button', { name: /^Passed / })).toHaveCount(4);
    expect(await findings(page), 'written tests').toEqual([]);

    await page.getByRole('button', { name: `Show ${NAME} in the simulator` }).click();
    await expect(trace.getByText('2 of 2 triggers fired')).toBeVisible();
    await expect(page.getByText('The draft has changed since.')).toHaveCount(0);
  });
}
