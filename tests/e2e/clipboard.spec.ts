import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const nodes = (page: Page) => page.locator('[data-node-id]');
const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);
const edges = (page: Page) => page.locator('.react-flow__edge');
const toasts = (page: Page) => page.locator('[data-tone="idle"]');
const undo = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Undo/ });

async function openOrders(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: 'Tell sales about big orders' }).click();
  await expect(nodes(page)).toHaveCount(4);
}

/** The clipboard as other programs see it. */
function clipboardText(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}

async function pointAtEmptyCanvas(page: Page): Promise<{ x: number; y: number }> {
  const pane = await page.locator('.react-flow__pane').boundingBox();
  if (!pane) throw new Error('no canvas');
  const at = { x: pane.x + pane.width * 0.45, y: pane.y + pane.height * 0.6 };
  await page.mouse.move(at.x, at.y);
  return at;
}

test.beforeEach(({ window: page }) => openOrders(page));

test('[F2] copy gives plain JSON without the event; paste adds it at the pointer with its edges, as one undo entry', async ({
  app,
  window: page,
}) => {
  await node(page, 'austin').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  const copied = JSON.parse(await clipboardText(app)) as { nodes: { id: string }[]; edges: unknown[] };
  expect(copied).toMatchObject({ format: 'hookflow-nodes', version: 1 });
  expect(copied.nodes.map(({ id }) => id)).toEqual(['austin', 'sales', 'points']);
  expect(copied.edges).toHaveLength(2);

  const at = await pointAtEmptyCanvas(page);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(nodes(page)).toHaveCount(7);
  await expect(edges(page)).toHaveCount(5);
  await expect(undo(page)).toHaveAccessibleName('Undo: Paste 3 nodes');
  const boxes = await Promise.all(['austin-2', 'sales-2', 'points-2'].map((id) => node(page, id).boundingBox()));
  const left = Math.min(...boxes.map((box) => box?.x ?? NaN));
  const right = Math.max(...boxes.map((box) => (box ? box.x + box.width : NaN)));
  expect(Math.abs((left + right) / 2 - at.x)).toBeLessThan(30);
  await expect(node(page, 'austin-2')).toBeFocused();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(nodes(page)).toHaveCount(4);
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true');
});

test('cut by the Edit menu, paste into another trigger and into another window', async ({ app, window: page }) => {
  const cutByMenu = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.cut());
  await node(page, 'sales').click();
  await node(page, 'points').click({ modifiers: ['Shift'] });
  await cutByMenu();
  await expect(nodes(page)).toHaveCount(2);
  await expect(undo(page)).toHaveAccessibleName('Undo: Cut 2 nodes');

  await page.mouse.move(5, 5);
  await page.getByRole('button', { name: 'Thank-you e-mail', exact: false }).first().click();
  await expect(node(page, 'event')).toBeVisible();
  const before = await nodes(page).count();
  await node(page, 'event').focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(nodes(page)).toHaveCount(before + 2);
  await expect(node(page, 'sales')).toBeFocused();

  const opened = app.waitForEvent('window');
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === 'New window')?.click();
  });
  const other = await opened;
  await other.waitForLoadState('load');
  await openOrders(other);
  await node(other, 'event').focus();
  await other.keyboard.press('ControlOrMeta+v');
  await expect(nodes(other)).toHaveCount(6);
  await expect(edges(other)).toHaveCount(4);
  await expect(node(other, 'sales-2')).toBeVisible();
});

test('other text is refused with the reason, and text fields keep their own clipboard', async ({
  app,
  window: page,
}) => {
  await app.evaluate(({ clipboard }) => clipboard.writeText('Meeting at ten'));
  await node(page, 'austin').focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(
    toasts(page).filter({ hasText: 'Nothing was pasted. The clipboard holds no Hookflow steps.' }).first(),
  ).toBeVisible();
  await expect(nodes(page)).toHaveCount(4);

  const search = page.getByRole('textbox', { name: 'Find triggers, events and samples' });
  await search.click();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(search).toHaveValue('Meeting at ten');
  await search.fill('sales');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboardText(app)).toBe('sales');

  await node(page, 'event').focus();
  await node(page, 'event').press('Space');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByRole('status').filter({ hasText: 'The event is not copied' })).toBeAttached();
  expect(await clipboardText(app)).toBe('sales');
});

test('several nodes are duplicated, aligned and distributed by the bar, one undo entry each', async ({
  window: page,
}) => {
  await node(page, 'sales').click();
  await node(page, 'points').click({ modifiers: ['Shift'] });
  await page.keyboard.press('ControlOrMeta+d');
  await expect(nodes(page)).toHaveCount(6);
  await expect(undo(page)).toHaveAccessibleName('Undo: Duplicate 2 nodes');

  const bar = page.getByRole('toolbar', { name: 'Arrange the selection' });
  await expect(bar).toBeVisible();
  await expect(bar.getByRole('button', { name: 'Distribute horizontally' })).toHaveAttribute('aria-disabled', 'true');
  await node(page, 'austin').click({ modifiers: ['Shift'] });
  await bar.getByRole('button', { name: 'Align top' }).press('Enter');
  await expect(undo(page)).toHaveAccessibleName('Undo: Align 3 nodes top');
  await bar.getByRole('button', { name: 'Distribute horizontally' }).click();
  const tops = await Promise.all(
    ['austin', 'sales-2', 'points-2'].map(async (id) => (await node(page, id).boundingBox())?.y),
  );
  expect(new Set(tops).size).toBe(1);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(nodes(page)).toHaveCount(4);
});
