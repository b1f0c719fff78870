import type { ElectronApplication, Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { postgresPrograms, startPostgres } from '../unit/server/postgres-server.ts';
import { expect, test } from './fixtures.ts';
import { addStaging, startStaging, type Staging } from './staging.ts';

const AUSTIN = 'Tell sales about big orders from Austin';

/** The command that the window copied, run as a user would in a terminal. */
async function runCopiedCommand(app: ElectronApplication, token: string | undefined): Promise<unknown> {
  const command = await app.evaluate(({ clipboard }) => clipboard.readText());
  const env = { ...process.env, ...(token === undefined ? {} : { HOOKFLOW_TOKEN: token }) };
  return JSON.parse(execFileSync('sh', ['-c', command], { encoding: 'utf8', env }));
}

function node(page: Page, id: string) {
  return page.locator(`[data-node-id="${id}"]`);
}

async function expectPathLit(page: Page): Promise<void> {
  await expect(node(page, 'event')).toHaveAttribute('data-state', 'passed');
  await expect(node(page, 'austin')).toHaveAttribute('data-state', 'passed');
  await expect(node(page, 'sales')).toHaveAttribute('data-state', 'requested');
  await expect(node(page, 'points')).toHaveAttribute('data-state', 'requested');
  await expect(page.getByRole('region', { name: 'Dock' }).getByText('2 of 2 triggers fired')).toBeVisible();
}

/** The whole way by mouse: to Local, or to a server of one's own. */
async function walk(app: ElectronApplication, page: Page, staging?: Staging): Promise<void> {
  const server = staging ? 'Staging' : 'Local';
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  if (staging) await addStaging(page, staging);
  await page.getByRole('button', { name: AUSTIN }).click();
  await expect(node(page, 'austin')).toBeVisible();

  await node(page, 'austin').click();
  const total = page.getByRole('group', { name: 'Rule: event.total' });
  await total.getByRole('textbox', { name: 'Value' }).fill('120');
  await expect(page.getByRole('banner').getByText('Set total to at least 120')).toBeVisible();
  await expect(node(page, 'austin')).toContainText('120');

  await page.getByRole('button', { name: 'Send sample', exact: true }).first().click();
  await expectPathLit(page);
  const taken = page.locator('.react-flow__edge', { has: page.locator('[data-path="taken"]') });
  await expect(taken).toHaveCount(3);
  await page.getByRole('radiogroup', { name: 'Requested action' }).getByText('E-mail').click();
  await expect(page.getByText('Thank you, Ada')).toBeVisible();
  await expect(page.getByText('- 1 x Kettle')).toBeVisible();

  await page.getByRole('button', { name: 'Publish…' }).click();
  const sheet = page.getByRole('dialog', { name: `Publish to ${server}` });
  await expect(sheet.getByText('Nothing is live yet. This becomes r1.')).toBeVisible();
  await expect(sheet.getByText(AUSTIN)).toBeVisible();
  await sheet.getByRole('button', { name: `Publish to ${server}` }).click();
  await expect(sheet.getByRole('region', { name: 'Receipt' })).toContainText(`r1 is live on ${server}`);
  await expect(sheet.getByRole('region', { name: 'Receipt' })).toContainText(/sha256:[0-9a-f]{64}/);
  await sheet.getByRole('button', { name: 'Show runs' }).click();
  await expect(page.getByRole('button', { name: 'Live r1' })).toBeVisible();

  await page.getByRole('button', { name: 'Copy curl command' }).click();
  const copied = staging ? 'It takes its token from the variable HOOKFLOW_TOKEN' : 'with a fresh token';
  await expect(page.getByRole('status').getByText(copied)).toBeVisible();
  expect(await runCopiedCommand(app, staging?.token)).toMatchObject({ results: [{ status: 'accepted' }] });
  const run = page.getByRole('list', { name: 'Runs' }).getByRole('button', { name: '2 fired' });
  await expect(run).toContainText('2 in the outbox');
  await run.click();
  const detail = page.getByRole('region', { name: /^Run desk-/ });
  await expect(detail.getByText('Thank you, Ada')).toBeVisible();
  await expect(detail.getByText('Order over 129.5 from Ada Lovelace')).toBeVisible();
}

test('by mouse: open the example, change a condition, simulate a purchase, publish, and see a real run arrive', async ({
  app,
  window: page,
}) => {
  await walk(app, page);
});

test('[D3] the same walk with a server on PostgreSQL', async ({ app, window: page }) => {
  test.setTimeout(120_000);
  test.skip(postgresPrograms() === undefined && !process.env['CI'], 'PostgreSQL is not installed');
  const postgres = await startPostgres({ durable: false });
  try {
    const staging = await startStaging('online-store', { store: postgres.database('walk') });
    try {
      await walk(app, page, staging);
    } finally {
      await staging.remove();
    }
  } finally {
    postgres.stop();
  }
});

test('by keyboard alone: the same walk', async ({ window: page }) => {
  const focused = page.locator(':focus');
  const tabTo = async (name: RegExp) => {
    for (let n = 0; n < 80; n += 1) {
      const found = await focused.evaluate(
        (element, source) => new RegExp(source).test(element.getAttribute('aria-label') ?? element.textContent),
        name.source,
      );
      if (found) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await expect(page.getByRole('button', { name: 'Open and try a purchase' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: AUSTIN })).toBeVisible();
  await page.keyboard.press('F6');
  await tabTo(/^Thank-you e-mail/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(node(page, 'austin')).toBeVisible();

  await page.keyboard.press('F6');
  await tabTo(/^Event, When Purchase happens/);
  await page.keyboard.press('ArrowRight');
  await expect(focused).toHaveAttribute('aria-label', /^Condition, From Austin 100 or more/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Inspector' }).locator(':focus')).toBeVisible();
  for (let n = 0; n < 40 && !(await page.evaluate(isTotalValue)); n += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('120');
  await expect(page.getByRole('banner').getByText('Set total to at least 120')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Enter');
  await expectPathLit(page);
  await expect(node(page, 'austin')).toHaveAccessibleName(/passed.*took Yes/i);
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(page.getByRole('dialog', { name: 'Publish to Local' })).toBeVisible();
  await expect(page.getByText('This becomes r1.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('region', { name: 'Receipt' })).toContainText('r1 is live on Local');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(node(page, 'austin')).toContainText('100');
  await expect(page.getByRole('button', { name: 'Live r1 draft +1' })).toBeVisible();
});

/** Whether the focus is on the value of the rule about the total; runs in the page. */
function isTotalValue(): boolean {
  const rule = document.activeElement?.closest('[role="group"]')?.getAttribute('aria-label') ?? '';
  return rule.startsWith('Rule: event.total') && document.activeElement?.getAttribute('aria-label') === 'Value';
}
