import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, firstPage, test } from '../tests/e2e/fixtures.ts';

const pictures = path.resolve(import.meta.dirname, '../docs/pictures');

/** Writes the window as `docs/pictures/NAME.png`. */
async function picture(window: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await window.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.beforeEach(({ userData }) => {
      writeFileSync(path.join(userData, 'settings.json'), JSON.stringify({ theme }));
    });

    test('welcome', async ({ start }) => {
      const window = await firstPage(await start());
      await expect(window.locator('html[data-ready="true"]')).toBeAttached();
      await picture(window, `welcome-${theme}`);
    });
  });
}
