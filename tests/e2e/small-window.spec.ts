import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const opener = (page: Page) => page.getByRole('button', { name: 'Open the sidebar' });
const find = (page: Page) => page.getByRole('textbox', { name: 'Find triggers, events and samples' });
const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);

async function resize(app: ElectronApplication, page: Page, width: number, height: number): Promise<void> {
  const size = [width, height] as const;
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), size);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

test('at 960 × 640 sidebar and inspector open over the canvas and close again, by pointer and by keyboard', async ({
  app,
  window: page,
}) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await expect(page.locator('.react-flow__minimap')).toBeVisible();
  await expect(inspector(page)).toBeVisible();
  await resize(app, page, 960, 640);
  await expect(inspector(page)).toHaveCount(0);
  await expect(page.locator('.react-flow__minimap')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add a step', exact: true })).toBeVisible();

  await opener(page).click();
  await expect(find(page)).toBeFocused();
  await page.getByRole('button', { name: 'Tell sales about big orders' }).click();
  await page.locator('.react-flow__pane').click({ position: { x: 500, y: 30 } });
  await expect(find(page)).toHaveCount(0);
  await expect(node(page, 'points')).toBeVisible();

  await node(page, 'points').click();
  await expect(inspector(page)).toBeVisible();
  const [step, over] = [await node(page, 'points').boundingBox(), await inspector(page).boundingBox()];
  expect(step!.x + step!.width, 'what is selected is not covered').toBeLessThanOrEqual(over!.x);
  await node(page, 'austin').click();
  await expect(inspector(page).getByRole('textbox', { name: 'Value' }).first()).toBeVisible();
  await page.locator('.react-flow__pane').click({ position: { x: 200, y: 170 } });
  await expect(inspector(page)).toHaveCount(0);
  const before = await node(page, 'austin').boundingBox();
  await page.mouse.move(before!.x + 60, before!.y + 12);
  await page.mouse.down();
  await page.mouse.move(before!.x + 60, before!.y + 62, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /^Undo: Move/ })).toBeVisible();
  await expect(inspector(page), 'a drag is not covered').toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');

  await node(page, 'austin').focus();
  await page.keyboard.press('Enter');
  await expect(inspector(page).locator(':focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inspector(page)).toHaveCount(0);
  await expect(node(page, 'austin')).toBeFocused();
  await page.getByRole('button', { name: 'Show the inspector' }).press('Enter');
  await expect(inspector(page)).toBeVisible();
  await page.getByRole('button', { name: 'Close the inspector' }).press('Enter');
  await expect(inspector(page)).toHaveCount(0);

  await page.keyboard.press('/');
  await expect(find(page)).toBeFocused();
  await page.keyboard.type('thank');
  await expect(page.getByRole('navigation').getByRole('button', { name: /^Tell sales/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(find(page)).toHaveCount(0);
  await expect(opener(page)).toBeFocused();

  await page.keyboard.press('ControlOrMeta+Enter');
  const dock = page.getByRole('region', { name: 'Dock' });
  await expect(dock.getByText('2 of 2 triggers fired')).toBeVisible();
  await dock.getByText('Preview', { exact: true }).click();
  await expect(dock.getByText('Preview only. Nothing was sent.')).toBeVisible();
  const bar = page.getByRole('banner');
  expect(await bar.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);

  await resize(app, page, 1280, 800);
  await expect(inspector(page)).toBeVisible();
  await expect(find(page)).toBeVisible();
  await expect(page.locator('.react-flow__minimap')).toBeVisible();
  await page.getByRole('button', { name: /^Events\s?\d/, expanded: true }).press('Enter');
  await expect(page.getByRole('button', { name: /^305\s?51/ })).toHaveCount(0);
  await find(page).fill('cart');
  await expect(page.getByRole('button', { name: /^305\s?51/ }), 'a search opens what is folded').toBeVisible();
  await find(page).fill('');
  await page.reload();
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await expect(page.getByRole('button', { name: /^Events\s?\d/, expanded: false })).toBeVisible();
});
