import { OPEN_TREE_ITEM, expectAccessible } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';

const AUSTIN = 'Tell sales about big orders from Austin';

test('[E2] [E5] [E9] why and why not: a step turns stale, the smallest change is kept, a gate is told and opened, causes are followed, coverage is painted', async ({
  window: page,
}) => {
  const dock = page.getByRole('region', { name: 'Dock' });
  const row = (words: string) => page.getByRole('treeitem', { name: words });
  const austin = page.locator('[data-node-id="austin"]');
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: AUSTIN }).click();
  await page.getByRole('button', { name: 'Send sample', exact: true }).first().click();
  await expect(austin).toHaveAttribute('data-state', 'passed');
  await row(`Fired, ${AUSTIN}`).click();
  const cause = page.getByRole('button', { name: /^Caused Contact points changed/ });
  await cause.click();
  await expect(row('Caused: Contact points changed')).toBeFocused();

  await austin.click();
  const value = page.getByRole('group', { name: 'Rule: event.total' }).getByRole('textbox', { name: 'Value' });
  await value.fill('500');
  await expect(austin).toHaveAttribute('data-state', 'stale');
  await expect(austin).toHaveAttribute('data-was', 'passed');
  await expect(austin).toHaveAccessibleName(/stale, before the last change/);
  await dock.getByRole('button', { name: 'Send again' }).click();
  await expect(austin).toHaveAttribute('data-state', 'failed');
  await row(`Did not fire, ${AUSTIN}`).getByRole('button', { name: 'Keep as sample' }).click();
  await expect(page.getByRole('banner').getByText(/^Add sample/)).toBeVisible();
  await expect(austin).toHaveAttribute('data-state', 'passed');
  await expect(page.getByRole('navigation').getByText(`Fires ${AUSTIN}`)).toBeVisible();

  await page.getByRole('main').getByRole('switch').press('Space');
  await dock.getByRole('button', { name: 'Send again' }).click();
  await row(AUSTIN).click();
  const gates = page.getByRole('table', { name: `What held back ${AUSTIN}` });
  await expect(gates).toBeVisible();
  await expectAccessible(page, 'a gate', OPEN_TREE_ITEM);
  await page.getByRole('button', { name: 'Switch on and send again' }).click();
  await expect(row(`Fired, ${AUSTIN}`)).toBeFocused();

  await page.getByRole('tab', { name: /^Tests/ }).click();
  await page.getByRole('button', { name: 'Show on the canvas' }).click();
  await expect(austin).toHaveAccessibleName(/partly covered by tests, never took Yes/);
  const gap = dock.getByRole('button', { name: /^Write test: .*never takes Yes/ });
  await gap.click();
  await expect(page.getByRole('banner').getByText(/^Add test/)).toBeVisible();
  await expect(gap).toHaveCount(0);
  await expect(austin).not.toHaveAccessibleName(/never took Yes/);
});
