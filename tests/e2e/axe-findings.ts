import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Excepted: an open tree item is named by its row; what it holds below has names of its own. */
export const OPEN_TREE_ITEM = ['label-content-name-mismatch'];

/** Serious and critical findings of axe, as lines with the rule and the elements. */
export async function findings(page: Page, except: string[] = []): Promise<readonly string[]> {
  // The legacy mode needs no second page, which Electron does not give.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({
      rules: { 'target-size': { enabled: true }, ...Object.fromEntries(except.map((id) => [id, { enabled: false }])) },
    })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

/** What is shown now, in both themes; the window follows the system's. */
export async function expectAccessible(page: Page, what: string, except: string[] = []): Promise<void> {
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
    expect(await findings(page, except), `${what}, ${scheme}`).toEqual([]);
  }
}
