import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { runCommand } from './open-palette.ts';

const nodes = (page: Page) => page.locator('[data-node-id]');
const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);
const edge = (page: Page, from: string, port: string, to: string) =>
  page.locator(`.react-flow__edge[data-id='${JSON.stringify([from, port, to])}']`);
const nothingToUndo = (page: Page) =>
  expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute('aria-disabled', 'true');
const undone = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Undo/ });

async function box(element: Locator) {
  const found = await element.boundingBox();
  if (!found) throw new Error('not on the screen');
  return found;
}

async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await box(element);
  return { x: x + width / 2, y: y + height / 2 };
}

test.beforeEach(async ({ window: page }) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: 'Tell sales about big orders' }).click();
  await expect(nodes(page)).toHaveCount(4);
});

test('[F2] steps go into connections and after outputs, by their + and by keyboard; Tidy is one entry', async ({
  window: page,
}) => {
  const search = page.getByRole('button', { name: 'Search or run a command' });
  const [still, switched] = [await box(search), await box(page.getByRole('switch', { name: /^Tell sales/ }))];
  const short = edge(page, 'austin', 'yes', 'sales');
  const plus = short.getByRole('button', { name: /^Add a step into/ });
  const line = await middle(short.locator('.react-flow__edge-path'));
  await page.mouse.move(line.x, line.y);
  await expect(plus).toHaveCSS('opacity', '1');
  const [disc, next] = [await box(plus), await box(node(page, 'sales'))];
  expect(disc.x + disc.width, 'the + ends before the next step').toBeLessThanOrEqual(next.x + 1);
  expect(disc.y + disc.height, 'and leaves the line to its ends').toBeLessThanOrEqual(line.y);
  await page.mouse.move(disc.x + disc.width / 2, disc.y + disc.height / 2, { steps: 8 });
  await expect(plus).toHaveCSS('opacity', '1');
  await page.mouse.down();
  await page.mouse.up();
  await page.getByRole('menuitem', { name: 'Condition' }).click();
  await expect(edge(page, 'austin', 'yes', 'condition')).toBeAttached();
  await expect(edge(page, 'condition', 'yes', 'sales')).toBeAttached();
  await expect(undone(page)).toHaveAccessibleName('Undo: Add condition');
  expect(await box(search), 'nothing moves aside for what appears').toEqual(still);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(short).toBeAttached();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Showing order-1001')).toBeVisible();
  expect(await box(page.getByRole('switch', { name: /^Tell sales/ }))).toEqual(switched);
  const runs = page.getByRole('tab', { name: 'Runs' });
  const last = await box(runs);
  await page.getByRole('tab', { name: 'Simulator' }).press('ArrowRight');
  await expect(page.getByRole('tab', { name: /^Tests/, selected: true })).toBeVisible();
  expect((await box(runs)).x, 'nor do tabs when another is chosen').toBe(last.x);
  await page.getByRole('button', { name: 'Clear the simulation' }).click();

  await page.locator(`[data-edge-key='["sales","then","points"]']`).focus();
  await page.keyboard.press('a');
  await page.getByRole('menuitem', { name: 'Call webhook' }).press('Enter');
  await expect(edge(page, 'sales', 'then', 'webhook')).toBeAttached();
  await expect(edge(page, 'webhook', 'then', 'points')).toBeAttached();
  await page.keyboard.press('ControlOrMeta+z');

  await page.getByRole('button', { name: 'Add a step after No' }).click();
  await page.getByRole('menuitem', { name: 'SMS to contact' }).click();
  await expect(edge(page, 'austin', 'no', 'sms')).toBeAttached();
  await page.keyboard.press('ControlOrMeta+z');
  await node(page, 'austin').focus();
  await page.keyboard.press('a');
  await page.getByRole('menuitem', { name: /^No\s?free$/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'SMS to contact' }).press('Enter');
  await expect(edge(page, 'austin', 'no', 'sms')).toBeAttached();
  await page.keyboard.press('ControlOrMeta+z');
  await nothingToUndo(page);

  await node(page, 'sales').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('button', { name: 'Tidy the layout' }).click();
  await expect(undone(page)).toHaveAccessibleName('Undo: Tidy the layout');
  await page.keyboard.press('ControlOrMeta+z');
  await runCommand(page, 'tidy');
  await expect(undone(page)).toHaveAccessibleName('Undo: Tidy the layout');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await nothingToUndo(page);
});

test('[F2] notes, the overview, zoom and the sidebar’s search, by pointer and by keyboard', async ({
  window: page,
}) => {
  await page
    .getByRole('button', { name: 'Add Note' })
    .dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 120, y: 300 } });
  const note = node(page, 'note');
  await note.dblclick();
  const text = page.getByRole('textbox', { name: 'Text of the note' });
  await expect(text).toBeFocused();
  await page.keyboard.type('Agreed with sales on 12 March.');
  await expect(note).toContainText('Agreed with sales on 12 March.');
  const before = await box(note);
  await page.mouse.move(before.x + 40, before.y + 10);
  await page.mouse.down();
  await page.mouse.move(before.x + 120, before.y + 60, { steps: 6 });
  await page.mouse.up();
  await expect(undone(page)).toHaveAccessibleName(/^Undo: Move/);
  for (let entries = 0; entries < 3; entries += 1) await page.keyboard.press('ControlOrMeta+z');
  await expect(note).toHaveCount(0);
  await nothingToUndo(page);

  await runCommand(page, 'add note');
  await expect(note).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await page.keyboard.type('By hand');
  await note.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(undone(page)).toHaveAccessibleName(/^Undo: Move/);
  await page.keyboard.press('Delete');
  await expect(note).toHaveCount(0);
  for (let entries = 0; entries < 4; entries += 1) await page.keyboard.press('ControlOrMeta+z');
  await nothingToUndo(page);

  const percent = page.getByRole('toolbar', { name: 'Zoom' }).getByRole('button', { name: /%$/ });
  await percent.click();
  await expect(percent).toHaveText('100%');
  await page.getByRole('button', { name: 'Zoom to fit' }).click();
  await expect(percent).not.toHaveText('100%');
  const fitted = await percent.textContent();
  await percent.click();
  await expect(percent).toHaveText('100%');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(percent).toHaveText('125%');
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect(percent).toHaveText('100%');
  await node(page, 'austin').focus();
  await page.keyboard.press('-');
  await expect(percent).toHaveText('80%');
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(percent).toHaveText('125%');
  await page.keyboard.press('0');
  await expect(percent).toHaveText('100%');
  await page.keyboard.press('f');
  await expect(percent).toHaveText(fitted ?? '');
  const overview = await middle(page.locator('.react-flow__minimap'));
  await page.keyboard.press('0');
  await expect(percent).toHaveText('100%');
  const pane = await middle(page.locator('.react-flow__pane'));
  await page.mouse.move(pane.x, pane.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect(percent).not.toHaveText('100%');

  const at = (await box(node(page, 'event'))).x;
  await page.mouse.click(overview.x + 50, overview.y + 10);
  await expect
    .poll(async () => (await box(node(page, 'event'))).x, 'a click in the overview moves the view')
    .toBeLessThan(at);
  const moved = (await box(node(page, 'event'))).x;
  await page.mouse.move(overview.x, overview.y);
  await page.mouse.down();
  await page.mouse.move(overview.x - 20, overview.y, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await box(node(page, 'event'))).x, 'and a drag as well').toBeGreaterThan(moved);

  await page.getByRole('button', { name: 'New trigger' }).first().click();
  const list = page.getByRole('navigation', { name: 'Workspace' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  const find = page.getByRole('textbox', { name: 'Find triggers, events and samples' });
  await expect(find).toBeFocused();
  await page.keyboard.type('is:invalid');
  await expect(list.getByRole('button', { name: /^New trigger .*problems/ })).toBeVisible();
  await expect(list.getByRole('button', { name: /^Thank-you/ })).toHaveCount(0);
  await find.fill('is:off');
  await expect(list.getByText('Nothing fits the search.')).toBeVisible();
  await find.fill('is:unused');
  await expect(list.getByRole('button', { name: /unused$/ })).toHaveCount(1);
  await find.fill('austin');
  await expect(list.getByRole('button', { name: /^Tell sales/ })).toBeVisible();
  await expect(list.getByRole('button', { name: /^Purchase from Austin/ })).toBeVisible();
  await expect(list.getByRole('button', { name: /^Thank-you/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(list.getByRole('button', { name: /^Thank-you/ })).toBeVisible();
});
