import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const open = (page: Page) => page.getByRole('button', { name: 'Open and try a purchase' }).click();
const row = (page: Page, name: RegExp) => page.getByRole('navigation').getByRole('button', { name });
const event = (page: Page, id: string) => page.locator(`[data-event="${id}"]`);
const undo = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Undo/ });

test('[H8] [H9] events by mouse: rename, another id, where it is used, the snippet, and removal in one undoable step', async ({
  app,
  window: page,
}) => {
  await open(page);
  await event(page, '30552').click();
  const card = page.getByRole('dialog');
  await expect(card.getByRole('button', { name: /Starts Thank-you e-mail/ })).toBeVisible();
  await card.getByRole('textbox', { name: 'Label' }).fill('Bought');
  await expect(event(page, '30552')).toContainText('Bought');
  await expect(undo(page)).toHaveAccessibleName('Undo: Rename event to Bought');

  await card.getByRole('button', { name: 'Change id…' }).click();
  await expect(card.getByRole('textbox', { name: 'New id' })).toHaveValue('30553');
  await card.getByRole('textbox', { name: 'New id' }).fill('30551');
  await expect(card.getByText('30551 is already used by Add to cart.')).toBeVisible();
  await card.getByRole('textbox', { name: 'New id' }).fill('30560');
  await card.getByRole('button', { name: 'Change id' }).click();
  await expect(card.getByText('event_code: "30560"')).toBeVisible();
  await card.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('record.addEvent({');
  await undo(page).click();
  await expect(event(page, '30560')).toHaveCount(0);

  await event(page, '30552').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove…' }).click();
  const question = page.getByRole('dialog', { name: 'Remove Bought (30552)?' });
  await expect(question.getByText('Tell sales about big orders from Austin')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  await question.getByRole('radio', { name: 'They are removed too' }).check();
  await question.getByRole('button', { name: /^Remove the event and 2 triggers/ }).click();
  await expect(event(page, '30552')).toHaveCount(0);
  await expect(row(page, /Thank-you e-mail/)).toHaveCount(0);
  await undo(page).click();
  await expect(event(page, '30552')).toBeVisible();
  await expect(row(page, /Thank-you e-mail/)).toBeVisible();

  await event(page, '30552').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Starts Thank-you e-mail/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(row(page, /Thank-you e-mail/)).toHaveAttribute('aria-current', 'true');
});

test('[H8] [H9] events by keyboard: add, look at an internal one, remove and get the focus back', async ({
  window: page,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'New event' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Label' })).toBeFocused();
  await page.keyboard.type('Newsletter joined');
  await page.keyboard.press('Enter');
  await expect(event(page, '30553')).toContainText('unused');
  await expect(page.getByRole('button', { name: 'New event' })).toBeFocused();

  await event(page, '30551').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(event(page, '30553')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('dialog', { name: /Newsletter joined/ }).getByRole('textbox', { name: 'Label' }),
  ).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' again');
  await page.keyboard.press('Escape');
  await expect(event(page, '30553')).toBeFocused();
  await expect(event(page, '30553')).toContainText('Newsletter joined again');
  await page.keyboard.press('Delete');
  await expect(event(page, '30553')).toHaveCount(0);
  await expect(event(page, '30552')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(event(page, '30553')).toBeVisible();

  await event(page, '10201').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText(/it is predefined/)).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(event(page, '10201')).toBeFocused();

  await event(page, '30552').focus();
  await page.keyboard.press('Delete');
  const question = page.getByRole('dialog', { name: /^Remove Purchase/ });
  await expect(question.getByRole('radio', { name: 'They stay as they are' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(event(page, '30552')).toHaveCount(0);
  await expect(event(page, '30553')).toBeFocused();
  await expect(undo(page)).toHaveAccessibleName('Undo: Remove event Purchase, use Add to cart instead');
});
