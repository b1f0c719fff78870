import { expect, test } from './fixtures.ts';

const BROKEN = `[
    {"id": "30551", "label": "Add to cart"},
    {"id": 30552, "label": "Purchase"},
    {"id": "30551", "lable": "Checkout started"},
]`;

test('[H5] [H6] broken events are underlined at their place, offline, and mended by their fixes', async ({
  window: page,
}) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('tab', { name: 'Events JSON' }).click();
  const editor = page.getByRole('textbox', { name: 'Hookable events, JSON' });
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(BROKEN);
  const problems = page.getByRole('region', { name: 'Problems of the events' });
  await expect(problems.getByText('events.idNotString')).toBeVisible();
  await expect(problems.getByText('events.idDuplicate')).toBeVisible();
  await expect(problems.getByText('events.labelMissing')).toBeVisible();
  await expect(problems.getByText('json.syntax')).toBeVisible();
  await expect(page.getByText('Triggers keep the last valid list until this one has no errors.')).toBeVisible();

  await problems.getByRole('button', { name: 'Put 30552 in quotes' }).click();
  await expect(problems.getByText('events.idNotString')).toHaveCount(0);
  await page.getByRole('button', { name: /^Fix \d+ at once/ }).click();
  await expect(page.getByText('No problems')).toBeVisible();
  await expect(page.getByRole('navigation').getByText('Checkout started')).toBeVisible();

  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('navigation').getByText('Checkout started')).toHaveCount(0);
});

test('a broken list is kept while its tab is hidden, and asked about before it would be lost', async ({
  window: page,
}) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('tab', { name: 'Events JSON' }).click();
  await page.getByRole('textbox', { name: 'Hookable events, JSON' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(BROKEN);
  await page.getByRole('tab', { name: 'Simulator' }).click();
  await page.getByRole('tab', { name: /^Events JSON/ }).click();
  await expect(page.getByRole('textbox', { name: 'Hookable events, JSON' })).toContainText('lable');
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('dialog').getByText('The text in Events JSON has errors.')).toBeVisible();
});
