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

  await test.step('[C7] an item test teaches what comes next; its parts stay where they are while they are worked on', async () => {
    await inspector(page).getByRole('button', { name: 'Add item test' }).last().click();
    const items = inspector(page).getByRole('group', { name: /^Item test/ });
    await expect(items.getByText('Choose a list, such as event.items.')).toBeVisible();
    await items.getByRole('combobox', { name: 'List' }).click();
    await page.getByRole('option', { name: /event\.items/ }).click();
    await expect(items.getByText('Choose a field, such as item.sku.')).toBeVisible();
    await items.getByRole('combobox', { name: 'Field' }).click();
    await page.getByRole('option', { name: /item\.price/ }).click();
    await items.getByRole('combobox', { name: /^Operator/ }).click();
    await page.getByRole('option', { name: 'is at least', exact: true }).click();
    await items.getByRole('textbox', { name: 'Value' }).fill('50');
    await expect(items.getByText('1 of 2 items, holds')).toBeVisible();
    await items.getByRole('combobox', { name: /^Items/ }).click();
    await page.getByRole('option', { name: 'has only items where' }).click();
    await expect(items.getByText('1 of 2 items, does not hold')).toBeVisible();
  });

  await test.step('[C4] another field keeps the value and says that it can hardly be meant', async () => {
    const total = rules(page).and(page.getByRole('group', { name: 'Rule: event.total is at least' }));
    await total.getByRole('combobox', { name: 'Field' }).click();
    await page.getByRole('option', { name: /contact\.city/ }).click();
    const city = rules(page).and(page.getByRole('group', { name: 'Rule: contact.city is at least' }));
    await expect(city.getByRole('textbox', { name: 'Value' })).toHaveValue('100');
    await expect(
      inspector(page).getByText(/In samples this field holds texts; “is at least” compares numbers/),
    ).toBeVisible();
  });
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
  const told = page.getByRole('status').filter({ hasText: /^Moved/ });
  await expect(told).toHaveText('Moved to place 2 of 2.');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => names(page)).toEqual(before);

  await test.step('[C8] a field that is typed counts as chosen: the rule takes the words of its type', async () => {
    await inspector(page).getByRole('button', { name: 'Add rule' }).press('Enter');
    await expect(rules(page).last().getByRole('combobox', { name: 'Field' })).toBeFocused();
    await page.keyboard.type('occurrence.occurredAt');
    await page.keyboard.press('Tab');
    await expect(rules(page).last().getByRole('combobox', { name: 'Operator: is after' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.type('2026-01-01');
    await expect(
      inspector(page)
        .getByText(/2026-03-14T.*/)
        .last(),
    ).toBeVisible();
  });

  await test.step('[C1] a deep group is a page of its own; the focus goes there and back', async () => {
    for (const _ of [1, 2, 3]) {
      await handles.last().press('Enter');
      await page.getByRole('menuitem', { name: 'Put into a group' }).press('Enter');
    }
    const deeper = inspector(page).getByRole('button', { name: /all of.*occurrence\.occurredAt/ });
    await deeper.press('Enter');
    await expect(inspector(page).getByRole('combobox', { name: 'Match: all' })).toBeFocused();
    await expect(inspector(page).getByRole('navigation', { name: 'Groups around this one' })).toContainText(
      'Condition',
    );
    await inspector(page).getByRole('button', { name: 'Back to the group around this one' }).press('Enter');
    await expect(deeper).toBeFocused();
    await page.keyboard.press('ControlOrMeta+z');
  });
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('ControlOrMeta+z');
  await expect(handles).toHaveCount(before.length + 1);
  for (let left = before.length + 1; left > 0; left -= 1) {
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
