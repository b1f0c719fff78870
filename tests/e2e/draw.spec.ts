import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const nodes = (page: Page) => page.locator('[data-node-id]');
const edges = (page: Page) => page.locator('.react-flow__edge');
const dock = (page: Page) => page.getByRole('region', { name: 'Dock' });

test.beforeEach(async ({ window: page }) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: 'Tell sales about big orders' }).click();
  await expect(nodes(page)).toHaveCount(4);
});

/** Drags from the middle of one element to the middle of another. */
async function drag(page: Page, from: ReturnType<Page['locator']>, to: ReturnType<Page['locator']>): Promise<void> {
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  if (!a || !b) throw new Error('nothing to drag');
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 12 });
}

test('[F3] drag from the palette, connect, be refused a loop with the reason, delete, and undo it all', async ({
  window: page,
}) => {
  await page
    .getByRole('button', { name: 'Add sms to contact' })
    .dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 120, y: 330 } });
  await expect(nodes(page)).toHaveCount(5);
  await expect(edges(page)).toHaveCount(3);
  const sms = page.locator('[data-node-id="sms"]');

  const noOutput = page.locator('[data-node-id="austin"] .react-flow__handle[data-handleid="right-1"]');
  await drag(page, noOutput, sms);
  await page.mouse.up();
  await expect(edges(page)).toHaveCount(4);

  const then = page.locator('[data-node-id="points"] .react-flow__handle[data-handleid="right-0"]');
  await drag(page, then, page.locator('[data-node-id="austin"]'));
  await expect(page.getByText(/loop/i).first()).toBeVisible();
  await page.mouse.up();
  await expect(edges(page)).toHaveCount(4);

  await sms.click();
  await page.keyboard.press('Delete');
  await expect(nodes(page)).toHaveCount(4);
  await expect(edges(page)).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(nodes(page)).toHaveCount(5);
  await expect(edges(page)).toHaveCount(4);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(nodes(page)).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute('aria-disabled', 'true');
});

test('moving by mouse and by Alt + arrows are undo entries each, and change no behaviour [F5]', async ({
  window: page,
}) => {
  const sales = page.locator('[data-node-id="sales"]');
  const before = await sales.boundingBox();
  if (!before) throw new Error('no node');
  await page.mouse.move(before.x + 60, before.y + 20);
  await page.mouse.down();
  await page.mouse.move(before.x + 60, before.y + 100, { steps: 8 });
  await page.mouse.up();
  const undo = page.getByRole('button', { name: /^Undo: Move/ });
  await expect(undo).toBeVisible();
  await sales.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(async () => (await sales.boundingBox())?.y).toBeCloseTo(before.y, 0);
});

test('[F4] a new trigger by keyboard: its problems are said, then it fires', async ({ window: page }) => {
  await page.getByRole('button', { name: 'New trigger' }).first().click();
  await expect(nodes(page)).toHaveCount(1);
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.locator('[data-node-id="event"]').focus();
  await page.keyboard.press('a');
  await page.getByRole('menuitem', { name: 'Notify team' }).press('Enter');
  await expect(nodes(page)).toHaveCount(2);
  await page.getByRole('tab', { name: /^Problems/ }).click();
  await expect(
    dock(page)
      .getByText(/subject/i)
      .first(),
  ).toBeVisible();
});

const edge = (page: Page, from: string, port: string, to: string) =>
  page.locator(`.react-flow__edge[data-id='${JSON.stringify([from, port, to])}']`);
const undo = (page: Page, label: string | RegExp) =>
  page.getByRole('banner').getByRole('button', { name: label, exact: typeof label === 'string' });

test('[F3] a connection is led elsewhere by its end and by C; a box selects what then moves together', async ({
  window: page,
}) => {
  await page
    .getByRole('button', { name: 'Add sms to contact' })
    .dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 120, y: 330 } });
  const sms = page.locator('[data-node-id="sms"]');
  await expect(sms).toBeVisible();
  const end = edge(page, 'sales', 'then', 'points').locator('.react-flow__edgeupdater-target');
  await drag(page, end, page.locator('[data-node-id="austin"]'));
  await expect(page.getByText(/loop/i).first()).toBeVisible();
  await page.mouse.up();
  await expect(edge(page, 'sales', 'then', 'points')).toBeAttached();
  await drag(page, end, sms);
  await page.mouse.up();
  await expect(edge(page, 'sales', 'then', 'sms')).toBeAttached();
  await expect(edge(page, 'sales', 'then', 'points')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(edge(page, 'sales', 'then', 'points')).toBeAttached();

  await page.locator(`[data-edge-key='["sales","then","points"]']`).focus();
  await page.keyboard.press('c');
  await page.getByRole('menuitem', { name: /SMS/ }).press('Enter');
  await expect(edge(page, 'sales', 'then', 'sms')).toBeAttached();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(edge(page, 'sales', 'then', 'points')).toBeAttached();

  const short = await edge(page, 'austin', 'yes', 'sales').boundingBox();
  if (!short) throw new Error('no connection');
  await page.mouse.click(short.x + short.width / 2, short.y + short.height / 2, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Let Yes of .* lead elsewhere/ }).click();
  await page.getByRole('menuitem', { name: /SMS/ }).click();
  await expect(edge(page, 'austin', 'yes', 'sms')).toBeAttached();
  await page.keyboard.press('ControlOrMeta+z');
  await sms.click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: /^Rename/ })).toBeVisible();
  await expect(sms).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);

  const [sales, points] = [page.locator('[data-node-id="sales"]'), page.locator('[data-node-id="points"]')];
  const [a, b] = [await sales.boundingBox(), await points.boundingBox()];
  if (!a || !b) throw new Error('no nodes');
  await page.keyboard.down('Shift');
  await page.mouse.move(Math.min(a.x, b.x) - 40, Math.min(a.y, b.y) - 30);
  await page.mouse.down();
  await page.mouse.move(Math.max(a.x + a.width, b.x + b.width) + 8, Math.max(a.y + a.height, b.y + b.height) + 8, {
    steps: 6,
  });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page.locator('[data-node-id][aria-current="true"]')).toHaveCount(2);
  await page.mouse.move(a.x + 60, a.y + 20);
  await page.mouse.down();
  await page.mouse.move(a.x + 60, a.y + 80, { steps: 6 });
  await page.mouse.up();
  await expect(undo(page, 'Undo: Move 2 nodes')).toBeVisible();
  const [down, alike] = [(await sales.boundingBox())!.y - a.y, (await points.boundingBox())!.y - b.y];
  expect(down).toBeGreaterThan(40);
  expect(alike).toBeCloseTo(down, 0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await sales.boundingBox())?.y).toBeCloseTo(a.y, 0);
});
