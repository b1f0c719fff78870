import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { expectAccessible } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';
import { addStaging, startStaging } from './staging.ts';

const CHROMIUM = process.env['HOOKFLOW_CHROMIUM'] ?? '/usr/bin/chromium';
const TEAM = 'sales@example.com';

/** A mail server that refuses the team's address until it is mended. */
async function mailServer() {
  const mails: { readonly to: readonly string[]; readonly text: string }[] = [];
  let refusing = true;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      if (!refusing || address !== TEAM) return done();
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as { port: number };
  const to = (address: string) => mails.filter((mail) => mail.to.includes(address));
  return {
    port,
    to,
    mend: () => void (refusing = false),
    close: () => new Promise<void>((done) => server.close(done)),
  };
}

test('[I6] [X7] a purchase in the demo shop becomes an e-mail and a run in the app; dead letters are sent again', async ({
  window: page,
}) => {
  test.setTimeout(120_000);
  test.skip(!existsSync(CHROMIUM) && !process.env['CI'], `the demo shop needs a browser: ${CHROMIUM} is missing`);
  const mail = await mailServer();
  const smtp = { host: '127.0.0.1', port: mail.port, secure: false, from: { address: 'shop@example.com' } };
  const staging = await startStaging('online-store', {
    words: ['--demo', 'online-store'],
    settings: { deliver: ['email'], smtp },
  });
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await addStaging(page, staging);
  await page.getByRole('button', { name: 'Publish…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Publish to Staging' });
  await expect(sheet.getByText(/which sends e-mail for real/)).toBeVisible();
  await sheet.getByRole('button', { name: /^Publish to Staging/ }).click();
  await sheet.getByRole('button', { name: 'Show runs' }).click();

  await page.getByRole('button', { name: 'Send sample to Staging' }).click();
  const runs = page.getByRole('list', { name: 'Runs' });
  await expect(runs.getByRole('listitem')).toHaveCount(1);
  await expect.poll(() => mail.to('ada@example.com').length).toBe(1);

  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const shop = await browser.newPage();
  await shop.goto(`${staging.address}/demo`);
  await shop.getByRole('button', { name: 'Purchase' }).click();
  await expect(shop.getByText('Purchase: taken in by the server.')).toBeVisible();
  await browser.close();

  await expect.poll(() => mail.to('ada@example.com').length).toBe(2);
  expect(mail.to('ada@example.com')[1]?.text).toContain('Thank you, Ada');
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  const bought = runs.getByRole('button').first();
  await expect(bought).toContainText('2 fired');
  await bought.click();
  const detail = page.getByRole('region', { name: /^Run / });
  await detail.getByRole('button', { name: 'Show on canvas' }).click();
  await expect(page.locator('[data-node-id="thank"]')).toHaveAttribute('data-state', 'requested');
  await detail.getByRole('button', { name: /^Pin/ }).click();
  await expect(detail.getByRole('button', { name: /^Unpin/ })).toBeVisible();

  const filter = page.getByRole('group', { name: 'Filter of runs' });
  await filter.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Pinned' }).click();
  await expect(runs.getByRole('listitem')).toHaveCount(1);
  await filter.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Every outcome' }).click();
  await filter.getByRole('combobox', { name: 'Time' }).click();
  await page.getByRole('option', { name: 'Last hour' }).click();
  await filter.getByRole('combobox', { name: 'Event' }).click();
  await page.getByRole('option', { name: /\(30552\)/ }).click();
  await filter.getByRole('textbox', { name: /^Contact/ }).fill('ADA@example.com');
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await filter.getByRole('textbox', { name: /^Contact/ }).fill('nobody@example.com');
  await expect(page.getByText('No run fits the filter.')).toBeVisible();
  await filter.getByRole('textbox', { name: /^Contact/ }).fill('');
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page, 'runs');
  await filter.getByRole('textbox', { name: 'Find in what was sent' }).fill('nobody sent this');
  await expect(page.getByText('No run fits the filter.')).toBeVisible();
  await filter.getByRole('button', { name: 'Show all' }).click();
  await expect(runs.getByRole('listitem')).toHaveCount(2);

  await page.getByText('Dead letters', { exact: true }).click();
  const letters = page.getByRole('list', { name: 'Dead letters' });
  await expect(letters.getByRole('listitem')).toHaveCount(2);
  await expect(letters).toContainText('1 attempt');
  await expectAccessible(page, 'dead-letters');
  expect(mail.to(TEAM)).toEqual([]);
  mail.mend();
  await letters
    .getByRole('button', { name: /^Send again/ })
    .first()
    .click();
  await expect.poll(() => mail.to(TEAM).length).toBe(1);
  await expect(letters.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Send all again' }).click();
  await expect.poll(() => mail.to(TEAM).length).toBe(2);
  await expect(page.getByText('No dead letters: Staging gave up nothing.')).toBeVisible();
  await staging.remove();
  await mail.close();
});
