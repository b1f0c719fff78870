import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';

const ORDER = `{
  "id": 820982911946154508, "admin_graphql_api_id": "gid://shopify/Order/820982911946154508",
  "email": "jon@example.com", "created_at": "2021-12-31T19:00:00-05:00", "name": "#9999", "token": "123456abcd",
  "total_price": "388.00", "currency": "USD", "customer": {"first_name": "John"}, "shipping_address": {"city": "Austin"},
  "line_items": [{"sku": "IPOD", "title": "IPod", "price": "199.00", "quantity": 1}]
}`;

/** Nothing serious for axe in the open dialog, in either theme. */
async function expectNothingSerious(page: Page): Promise<void> {
  for (const theme of ['dark', 'light']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-mantine-color-scheme', name), theme);
    // The legacy mode needs no second page, which Electron does not give.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[role="dialog"]').analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [theme, id, nodes.map(({ html }) => html)])).toEqual([]);
  }
}

test('[O1] a pasted order becomes a sample that fires; its form edits it; it leaves masked, in a file or a copy', async ({
  app,
  window: page,
  userData,
}) => {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: 'Make a sample from pasted JSON' }).click();
  const assistant = page.getByRole('dialog', { name: 'Make a sample from pasted JSON' });
  await assistant.getByRole('textbox', { name: 'JSON of the event' }).fill(ORDER);
  await expect(assistant.getByText('Shopify order')).toBeVisible();
  await expect(assistant.getByText('This occurrence can be sent.')).toBeVisible();
  await expect(assistant.getByLabel('Field for token', { exact: true })).toHaveValue('');
  await expect(assistant.getByLabel('Field for total_price', { exact: true })).toHaveValue('data.total');

  const time = assistant.getByLabel('Field for created_at', { exact: true });
  await time.fill('id');
  await assistant.getByLabel('Field for currency', { exact: true }).fill('occurredAt');
  await expect(assistant.getByRole('list', { name: 'Problems of the occurrence' })).toContainText('occurredAt');
  await expect(assistant.getByRole('button', { name: 'Use as sample' })).toBeDisabled();
  await time.fill('occurredAt');
  await assistant.getByLabel('Field for currency', { exact: true }).fill('data.currency');
  await expectNothingSerious(page);
  await assistant.getByRole('button', { name: 'Use as sample' }).click();

  const dock = page.getByRole('region', { name: 'Dock' });
  await dock.getByRole('button', { name: 'Send sample', exact: true }).first().click();
  await expect(dock.getByText('2 of 2 triggers fired')).toBeVisible();

  await dock.getByRole('button', { name: 'Edit the occurrence' }).click();
  await dock.getByText('Form', { exact: true }).click();
  await dock.getByRole('textbox', { name: 'contact.city' }).fill('Oslo');
  await dock.getByRole('button', { name: 'Send sample', exact: true }).first().click();
  await expect(dock.getByText('1 of 2 triggers fired')).toBeVisible();
  await dock.getByRole('button', { name: 'Close the editor' }).click();

  const file = path.join(userData, 'order.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  const more = async (item: string) => {
    await dock.getByRole('button', { name: 'More about samples' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await more('Copy or export as JSON…');
  const copy = page.getByRole('dialog', { name: 'Copy or export as JSON' });
  await expect(copy.getByText('Every rule answers as before.')).toBeVisible();
  await expect(copy.getByText(/^Masked: contact.email, contact.firstname/)).toBeVisible();
  await expectNothingSerious(page);
  await copy.getByRole('button', { name: 'Save to a file…' }).click();
  await expect(copy).toHaveCount(0);
  const saved = readFileSync(file, 'utf8');
  expect(JSON.parse(saved)).toMatchObject({ event: '30552', contact: { city: 'Austin' } });
  expect(saved).not.toContain('jon@example.com');
  await more('Copy or export as JSON…');
  await copy.getByRole('checkbox', { name: 'Mask personal data and secrets' }).uncheck();
  await expect(copy.locator('pre')).toContainText('jon@example.com');
  await copy.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('Copied 1 sample.').first()).toBeVisible();

  const samples = page.getByRole('region', { name: 'Samples' });
  await more('Duplicate sample');
  await samples.getByRole('button', { name: /^More about Purchase .* copy$/ }).click();
  const menu = page.getByRole('menu', { name: /^More about Purchase/ });
  await menu.getByRole('menuitem', { name: 'Rename sample…' }).click();
  await page.getByRole('textbox', { name: 'Name of the sample' }).fill('Jon in Austin');
  await page.keyboard.press('Enter');
  const find = page.getByRole('textbox', { name: 'Find triggers, events and samples' });
  await find.fill('jon@example.com');
  await expect(samples.getByRole('listitem')).toHaveCount(2);
  await expect(samples.getByRole('button', { name: /^Jon in Austin/ })).toHaveAttribute('aria-current', 'true');
});
