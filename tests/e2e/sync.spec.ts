import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { expectAccessible } from './axe-findings.ts';
import { close, expect, firstPage, test as base } from './fixtures.ts';
import { networkTo } from './network.ts';
import { addStaging, startStaging, type Staging } from './staging.ts';

const AUSTIN = 'Tell sales about big orders from Austin';
const { id } = onlineStoreExample();

const test = base.extend<{ staging: Staging }>({
  staging: async ({}, use) => {
    const staging = await startStaging(id, { settings: { debug: true } });
    await use(staging);
    await staging.remove();
  },
});
test.setTimeout(120_000);

async function openExample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: AUSTIN }).click();
}

async function setTotal(page: Page, total: string): Promise<void> {
  await page.locator('[data-node-id="austin"]').click();
  const rule = page.getByRole('group', { name: 'Rule: event.total' });
  await rule.getByRole('textbox', { name: 'Value' }).fill(total);
  await expect(page.getByRole('banner').getByText(`Set total to at least ${total}`)).toBeVisible();
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Workspace / }).click();
  await page.getByRole('menuitem', { name: 'Name and time zone…' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Apply' }).click();
}

async function publish(page: Page, receipt: string): Promise<void> {
  await page.getByRole('button', { name: 'Publish…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Publish to Staging' });
  await expect(sheet.getByText('Debug mode', { exact: true })).toBeVisible();
  await expect(sheet.getByText(/is in debug mode: everything runs/)).toBeVisible();
  await sheet.getByRole('button', { name: 'Publish to Staging' }).click();
  await expect(sheet.getByRole('region', { name: 'Receipt' })).toContainText(receipt);
  await sheet.getByRole('button', { name: 'Close' }).last().click();
}

async function liveOn({ address, token }: Staging): Promise<string> {
  const answer = await fetch(`${address}/v1/workspaces/${id}/live`, { headers: { authorization: `Bearer ${token}` } });
  return answer.text();
}

/** Everything that the app wrote into its folder, as text. */
function filesIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

test('[P5] [P6] two people publish one workspace, one of them offline and over a restart: nobody’s edit is lost', async ({
  start,
  staging,
  userData,
  otherData,
}) => {
  const network = await networkTo(staging.address);
  const ada = await firstPage(await start([], userData));
  await openExample(ada);
  await addStaging(ada, staging);
  await publish(ada, 'r1 is live on Staging');

  const firstStart = await start([], otherData);
  const grace = await firstPage(firstStart);
  await openExample(grace);
  await addStaging(grace, { address: network.address, token: staging.token });
  await expect(grace.getByRole('button', { name: 'Live r1' })).toBeVisible();
  network.cut();

  await setTotal(ada, '120');
  await ada.getByRole('button', { name: /^Thank-you e-mail/ }).click();
  await ada.getByRole('main').getByRole('switch').click({ force: true });
  await publish(ada, 'r2 is live on Staging');

  await setTotal(grace, '150');
  await rename(grace, 'Grace’s store');
  await grace.getByRole('button', { name: 'Publish…' }).click();
  const sheet = grace.getByRole('dialog', { name: 'Publish to Staging' });
  await sheet.getByRole('button', { name: /^Publish/ }).click();
  await expect(sheet.getByRole('region', { name: 'Waiting to publish' })).toContainText(
    /Waiting to publish to Staging since/,
  );
  await expect(sheet.getByText(/Tried \d+ times?\. Next try at/)).toBeVisible();
  await grace.keyboard.press('Escape');
  await expect(grace.getByRole('button', { name: /^Waiting to publish since/ })).toBeVisible();
  const journal = path.join(otherData, 'journal');
  await expect.poll(() => filesIn(journal), 'the journal keeps the unsaved work').toContain('Grace’s store');
  await close(firstStart);

  const later = await firstPage(await start([], otherData));
  await later.getByRole('button', { name: 'Restore' }).click();
  await expect(later.getByRole('button', { name: 'Environment Staging' })).toBeVisible();
  await expect(later.getByRole('button', { name: /^Waiting to publish since/ })).toBeVisible();
  network.mend();
  await later.getByRole('button', { name: /^Waiting to publish since/ }).click();
  const merging = later.getByRole('dialog', { name: 'Publish to Staging' });
  await merging.getByRole('button', { name: 'Try now' }).click();
  await expect(merging.getByText('r2 went live since your draft began')).toBeVisible();
  await expect(merging.getByText('Choose a side for the conflict first.')).toBeVisible();
  const conflict = merging.getByRole('group', { name: /From Austin, 100 or more · condition/ });
  await conflict.getByRole('radio', { name: /Keep yours/ }).check();
  await merging.getByRole('button', { name: /^Publish to Staging/ }).click();
  await expect(merging.getByRole('region', { name: 'Receipt' })).toContainText('r3 is live on Staging');
  await expect(later.getByRole('banner').getByText('Merge r2 of Staging')).toBeAttached();

  const live = JSON.parse(await liveOn(staging)) as { workspace: ReturnType<typeof onlineStoreExample> };
  expect(live.workspace.name).toBe('Grace’s store');
  expect(live.workspace.triggers.map(({ enabled }) => enabled)).toEqual([false, true]);
  expect(JSON.stringify(live.workspace)).toContain('"value":150');
  expect(filesIn(otherData).split(staging.token)).toHaveLength(2); // in the file that the user accepted, nowhere else

  await ada.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(ada.getByRole('button', { name: /^Live r3 .*merge/ })).toBeVisible();
  await network.close();
});

test('[P4] [P7] a wrong token and a server that is away are told apart; history shows, compares and restores', async ({
  window: page,
  staging,
}) => {
  await openExample(page);
  await page.getByRole('button', { name: 'Environment Local' }).click();
  await page.getByRole('menuitem', { name: 'Environments…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add environment' });
  await dialog.getByLabel('Address').fill('http://hooks.example.com');
  await dialog.getByLabel(/^Token for/).fill('hf_000000000000_wrong');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText(/Plain http would show the token/)).toBeVisible();
  await dialog.getByLabel('Address').fill(staging.address);
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText(/does not know this token/)).toBeVisible();
  const gone = await networkTo(staging.address);
  await gone.close();
  await dialog.getByLabel('Address').fill(gone.address);
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText(/nothing listens there/)).toBeVisible();
  await expectAccessible(page, 'environments');
  await page.keyboard.press('Escape');
  await addStaging(page, staging);
  await publish(page, 'r1 is live on Staging');
  await setTotal(page, '120');
  await publish(page, 'r2 is live on Staging');

  await page.getByRole('button', { name: 'Environment Staging' }).click();
  await page.getByRole('menuitem', { name: 'History of Staging…' }).click();
  const history = page.getByRole('dialog', { name: 'History of Staging' });
  await expect(history.getByRole('list', { name: 'Revisions' }).getByRole('listitem')).toHaveCount(2);
  await history.getByRole('button', { name: /^r1/ }).click();
  await history.getByText('Against live').click();
  await expect(history.getByRole('region', { name: 'Revision 1' })).toContainText('event.total is at least100120');
  await expectAccessible(page, 'history');
  await history.getByRole('button', { name: 'Restore on Staging…' }).click();
  await page.getByRole('button', { name: 'Restore r1' }).click();
  await expect(history.getByRole('button', { name: /^r3/ })).toContainText('Live');
  await history.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: /^Live r3 .*draft \+1/ })).toBeVisible();
});
