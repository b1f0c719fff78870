import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

export const palette = (page: Page) => page.getByRole('dialog', { name: 'Search or run a command' });
export const search = (page: Page) => palette(page).getByRole('combobox');

/** Over an open workspace. What is typed goes to the palette from the moment its search has the focus. */
export async function openPalette(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Workspace / })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(search(page)).toBeFocused();
}

/** Runs the command that these letters find first. */
export async function runCommand(page: Page, letters: string): Promise<void> {
  await openPalette(page);
  await page.keyboard.type(letters);
  await page.keyboard.press('Enter');
}
