import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Excepted: an open tree item is named by its row; what it holds below has names of its own. */
export const OPEN_TREE_ITEM = ['label-content-name-mismatch'];
/** Off by itself, though WCAG 2.2 AA asks for it: targets are 24 by 24, or so far apart. */
const TARGET_SIZE = 'target-size';

/** Serious and critical findings of axe, as lines with the rule and the elements; of the colours alone where only they can differ. */
export async function findings(
  page: Page,
  { except = [], within, colours = false }: { except?: string[]; within?: string | undefined; colours?: boolean } = {},
): Promise<readonly string[]> {
  const off = except.map((rule) => [rule, { enabled: false }] as const);
  const rules = Object.fromEntries<{ enabled: boolean }>([[TARGET_SIZE, { enabled: true }] as const, ...off]);
  // The legacy mode needs no second page, which Electron does not give.
  const whole = new AxeBuilder({ page }).setLegacyMode();
  const axe = within === undefined ? whole : whole.include(within);
  const { violations } = await (colours ? axe.withRules(['color-contrast']) : axe.options({ rules })).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

/** What is shown now, in both themes; the window follows the system's. What a theme cannot change is looked at in one. */
export async function expectAccessible(
  page: Page,
  what: string,
  except: string[] = [],
  within?: string,
): Promise<void> {
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
    const found = await findings(page, { except, within, colours: scheme === 'light' });
    expect.soft(found, `${what}, ${scheme}`).toEqual([]);
  }
}
