import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const rules = (page: Page) => inspector(page).getByRole('group', { name: /^Rule: / });
const names = (page: Page) => rules(page).evaluateAll((all) => all.map((rule) => rule.getAttribute('aria-label')));
const undo = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Undo/ });

async function openCondition(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: 'Tell sales about big orders' }).click();
  await page.locator('[data-node-id="austin"]').click();
  await expect(rules(page).first()).toBeVisible();
}

async function middle(of: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('it is not on screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('[C1] rules are dragged by their menu button, into groups too; Escape cancels; one undo brings it back', async ({
  window: page,
}) => {
  await openCondition(page);
  const before = await names(page);
  expect(before.length).toBeGreaterThan(1);
  const handles = inspector(page).getByRole('button', { name: 'More for this rule' });
  const from = await middle(handles.first());
  const to = await middle(rules(page).last());

  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, to.y + 30, { steps: 5 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await names(page)).toEqual(before);
  await expect(page.getByRole('menu')).toHaveCount(0);

  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, to.y + 30, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => names(page)).toEqual([...before.slice(1), before[0]]);
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(handles.last()).toBeFocused();
  await undo(page).click();
  await expect.poll(() => names(page)).toEqual(before);

  await handles.first().click();
  await page.getByRole('menuitem', { name: 'Put into a group' }).click();
  const group = inspector(page).getByRole('group', { name: 'Match all of 1' });
  await expect(group).toBeVisible();
  const start = await middle(handles.last());
  const inside = await middle(group.getByRole('group', { name: /^Rule: / }));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x, inside.y + 24, { steps: 5 });
  await page.mouse.up();
  await expect(inspector(page).getByRole('group', { name: 'Match all of 2' }).last()).toBeVisible();
});

test('[C1] the same by keyboard: a rule moves, the focus stays with it and is never lost when the last one goes', async ({
  window: page,
}) => {
  await openCondition(page);
  const before = await names(page);
  const handles = inspector(page).getByRole('button', { name: 'More for this rule' });
  await handles.first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => names(page)).not.toEqual(before);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => names(page)).toEqual(before);
  for (let left = before.length; left > 0; left -= 1) {
    await expect(handles).toHaveCount(left);
    await handles.first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Remove' }).focus();
    await page.keyboard.press('Enter');
  }
  await expect(handles).toHaveCount(0);
  // Adding again starts from where the focus is.
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-condition]') !== null)).toBe(true);
});
