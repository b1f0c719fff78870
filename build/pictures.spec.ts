import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, firstPage, test } from '../tests/e2e/fixtures.ts';
import { purchaseLines } from '../tests/e2e/purchase-lines.ts';

const pictures = path.resolve(import.meta.dirname, '../docs/pictures');

/** Writes the window as `docs/pictures/NAME.png`. */
async function picture(window: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await window.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

/** Names of pictures, and the window's size in pixels. */
const SIZES = [
  ['least', 960, 640],
  ['small', 1280, 800],
  ['large', 1920, 1080],
] as const;

const BROKEN_EVENTS = `[
    {"id": "30551", "label": "Add to cart"},
    {"id": "30552", "label": "Purchase"},
    {"id": 30553, "label": "Refund requested"},
    {"id": "40512", "label": "Newsletter joined"},
    {"id": "70214", "label": "Loyalty tier changed", "group": "crm"},
    {"id": "70301", "lable": "Store visit booked"},
    {"id": "30552", "label": "Checkout started"},
    {"id": "30554", "label": "purchase"},
]`;

/** Opens the example, chooses the second trigger and simulates its sample. */
async function openSimulatedExample(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Open and try a purchase' }).click();
  await window.getByRole('button', { name: 'Tell sales about big orders' }).click();
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.locator('[data-node-id="points"]')).toHaveAttribute('data-state', 'requested');
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.beforeEach(({ userData }) => {
      writeFileSync(path.join(userData, 'settings.json'), JSON.stringify({ theme }));
    });

    test('the main window small, at its least size, large, and on a sharp screen', async ({ start }) => {
      const app = await start();
      const window = await firstPage(app);
      await openSimulatedExample(window);
      for (const [name, width, height] of SIZES) {
        await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
          width,
          height,
        ] as const);
        await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width);
        await picture(window, `${name}-${theme}`);
      }
      const session = await window.context().newCDPSession(window);
      const sharp = { width: 1280, height: 800, deviceScaleFactor: 2, mobile: false };
      await session.send('Emulation.setDeviceMetricsOverride', sharp);
      await expect.poll(() => window.evaluate(() => devicePixelRatio * innerWidth)).toBe(2560);
      const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
      writeFileSync(path.join(pictures, `sharp-${theme}.png`), Buffer.from(data, 'base64'));
    });

    test('welcome', async ({ start }) => {
      const window = await firstPage(await start());
      await expect(window.locator('html[data-ready="true"]')).toBeAttached();
      await picture(window, `welcome-${theme}`);
    });

    test('designer, events, publishing and runs', async ({ start }) => {
      const window = await firstPage(await start());
      await openSimulatedExample(window);
      await window.locator('[data-node-id="austin"]').click();
      await picture(window, `designer-${theme}`);

      await window.getByRole('tab', { name: 'Action' }).click();
      await picture(window, `actions-${theme}`);

      await window.getByRole('button', { name: 'Publish…' }).click();
      const sheet = window.getByRole('dialog', { name: 'Publish to Local' });
      await sheet.getByRole('button', { name: 'Publish to Local' }).click();
      await expect(sheet.getByRole('region', { name: 'Receipt' })).toBeVisible();
      await picture(window, `receipt-${theme}`);
      await sheet.getByRole('button', { name: 'Show runs' }).click();
      await window.getByRole('button', { name: 'Send sample to Local' }).click();
      await window.getByRole('button', { name: '2 fired' }).click();
      await expect(window.getByRole('region', { name: /^Run desk-/ })).toBeVisible();
      await window.getByRole('button', { name: 'Close message' }).click();
      await picture(window, `runs-${theme}`);

      await window.getByRole('tab', { name: 'Settings' }).click();
      await window
        .getByRole('group', { name: 'Rule: event.total' })
        .getByRole('textbox', { name: 'Value' })
        .fill('200');
      await window.keyboard.press('ControlOrMeta+Enter');
      await expect(window.locator('[data-node-id="austin"]')).toHaveAttribute('data-state', 'failed');
      await window.getByRole('treeitem', { name: /Tell sales about big orders/ }).click();
      await picture(window, `why-not-${theme}`);
      await window.getByRole('button', { name: 'Publish…' }).click();
      await expect(sheet.getByText('What will behave differently')).toBeVisible();
      await picture(window, `publish-${theme}`);
      await window.keyboard.press('Escape');

      await window.getByRole('tab', { name: 'Events JSON' }).click();
      await window.getByRole('textbox', { name: 'Hookable events, JSON' }).click();
      await window.keyboard.press('ControlOrMeta+a');
      await window.keyboard.insertText(BROKEN_EVENTS);
      await expect(window.getByText('events.idPrefix')).toBeVisible();
      await picture(window, `events-${theme}`);
    });

    test('conditions and templates', async ({ start }) => {
      const window = await firstPage(await start());
      await openSimulatedExample(window);
      await window.locator('[data-node-id="austin"]').click();
      const inspector = window.getByRole('complementary', { name: 'Inspector' });
      await inspector.getByRole('button', { name: 'Add item test' }).click();
      await inspector.getByRole('combobox', { name: 'List' }).click();
      await window.getByRole('option', { name: /event\.items/ }).click();
      const items = inspector.getByRole('group', { name: /^Item test/ });
      await items.getByRole('combobox', { name: 'Field' }).click();
      await window.getByRole('option', { name: /item\.price/ }).click();
      await items.getByRole('combobox', { name: /^Operator/ }).click();
      await window.getByRole('option', { name: 'is at least', exact: true }).click();
      await items.getByRole('textbox', { name: 'Value' }).fill('50');
      await expect(items.getByText('1 of 2 items, holds')).toBeVisible();
      await picture(window, `conditions-${theme}`);

      await window
        .getByRole('button', { name: /^Thank-you e-mail/ })
        .first()
        .click();
      await inspector.getByRole('tab', { name: 'Action' }).click();
      const subject = window.getByRole('textbox', { name: 'Subject' });
      await subject.fill('Dear {{ contact.firstname | upcas }}, thank you for ');
      await subject.press('End');
      await subject.pressSequentially('{{ event');
      await expect(window.getByRole('listbox', { name: /^What can follow/ })).toBeVisible();
      await picture(window, `template-${theme}`);
    });

    test('outline, replay, tests, problems, an event, versions and history', async ({ start, userData }) => {
      const file = path.join(userData, 'purchases.ndjson');
      writeFileSync(file, purchaseLines(6000));
      const window = await firstPage(await start());
      await window.getByRole('button', { name: 'Open and try a purchase' }).click();
      await window.getByRole('button', { name: 'Tell sales about big orders' }).click();
      const chooser = window.waitForEvent('filechooser');
      await window.getByRole('button', { name: 'Replay a file of occurrences' }).click();
      await (await chooser).setFiles(file);
      await expect(window.getByText(/^Replayed 6,000 occurrences/).first()).toBeVisible();
      await picture(window, `replay-${theme}`);

      await window.getByRole('tab', { name: 'Tests' }).click();
      await window.getByRole('button', { name: 'Write the missing tests' }).click();
      await window.getByRole('button', { name: 'Close message' }).click();
      await picture(window, `tests-${theme}`);
      await window
        .getByRole('button', { name: /^Thank-you e-mail/ })
        .first()
        .click();
      await window.getByRole('button', { name: 'More about this trigger' }).click();
      await window.getByRole('menuitem', { name: /^Duplicate/ }).click();
      await window.getByRole('switch', { name: 'Thank-you e-mail copy is on' }).click({ force: true });
      await window.getByRole('tab', { name: 'Problems' }).click();
      await expect(window.getByRole('button', { name: /^Show me/ }).first()).toBeVisible();
      await picture(window, `problems-${theme}`);
      await window
        .getByRole('button', { name: /^Tell sales about big orders/ })
        .first()
        .click();
      await window.keyboard.press('ControlOrMeta+Shift+o');
      await expect(window.getByRole('tree').first()).toBeVisible();
      await picture(window, `outline-${theme}`);
      await window.keyboard.press('ControlOrMeta+Shift+o');

      await window.getByRole('button', { name: /^305\s?52 Purchase/ }).click();
      await expect(window.getByRole('dialog')).toBeVisible();
      await picture(window, `event-${theme}`);
      await window.keyboard.press('Escape');
      await window.getByRole('button', { name: /^Workspace / }).click();
      await window.getByRole('menuitem', { name: 'Versions…' }).click();
      const versions = window.getByRole('dialog', { name: /Versions/ });
      await versions.getByRole('textbox', { name: 'Keep what is here now as' }).fill('Before the sale');
      await versions.getByRole('button', { name: 'Keep version' }).click();
      await expect(versions.getByText('Before the sale').first()).toBeVisible();
      await picture(window, `versions-${theme}`);
      await window.keyboard.press('Escape');
      await window.getByRole('button', { name: 'Publish…' }).click();
      const sheet = window.getByRole('dialog', { name: 'Publish to Local' });
      await sheet.getByRole('button', { name: 'Publish to Local' }).click();
      await expect(sheet.getByRole('region', { name: 'Receipt' })).toBeVisible();
      await window.keyboard.press('Escape');
      await window.getByRole('button', { name: 'Environment Local' }).click();
      await window.getByRole('menuitem', { name: 'History of Local…' }).click();
      await window.getByRole('dialog', { name: 'History of Local' }).getByRole('button', { name: /^r1/ }).click();
      await picture(window, `history-${theme}`);
    });
  });
}
