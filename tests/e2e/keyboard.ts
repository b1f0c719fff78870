import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Walks the tab order until a control has the focus; a walk as long as the window is a failure. */
export async function tabTo(page: Page, control: Locator, key = 'Tab'): Promise<void> {
  const isThere = () => control.evaluateAll((found) => found.some((one) => one === document.activeElement));
  for (let presses = 0; presses < 80 && !(await isThere()); presses += 1) await page.keyboard.press(key);
  await expect(control).toBeFocused();
}

/** Runs a command of the palette by its name. */
export async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused();
  await page.keyboard.type(command);
  await expect(page.getByRole('option', { selected: true })).toContainText(command);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Search or run a command' })).toHaveCount(0);
}

/** From a choice that has the focus: opens it and goes to the words, by its search where it has one. */
export async function pick(page: Page, words: string, search = true): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  const marked = page.locator('[data-combobox-selected]');
  if (search) {
    await expect(page.getByPlaceholder('Search', { exact: true })).toBeFocused();
    await page.keyboard.type(words);
  } else {
    const there = page.locator('[data-combobox-selected]', { hasText: words });
    for (let presses = 0; presses < 6 && (await there.count()) === 0; presses += 1) {
      await page.keyboard.press('ArrowDown');
    }
  }
  await expect(marked).toContainText(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(0);
}

/** Goes to a field and types over what it holds. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** What screen readers are told last: politely as a status, at once as an alert. */
export async function expectSaid(
  page: Page,
  words: string | RegExp,
  role: 'status' | 'alert' = 'status',
): Promise<void> {
  await expect(page.locator(`.spoken[role="${role}"]`)).toHaveText(words);
}
