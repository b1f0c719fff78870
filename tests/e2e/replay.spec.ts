import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { purchaseLines } from './purchase-lines.ts';

const AUSTIN = 'Tell sales about big orders from Austin';
const LINES = 6000;

function node(page: Page, id: string) {
  return page.locator(`[data-node-id="${id}"]`);
}

async function replayFile(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Replay a file of occurrences' }).click();
  await (await chooser).setFiles(file);
}

test('[E5] a replayed file is counted on triggers, nodes and edges; an example opens with its trace, the counts come back', async ({
  window: page,
  userData,
}) => {
  const file = path.join(userData, 'purchases.ndjson');
  writeFileSync(file, [purchaseLines(LINES), '{"event": }', '[]', ''].join('\n'));
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('button', { name: AUSTIN }).click();
  await replayFile(page, file);

  const replay = page.getByRole('region', { name: 'Replay', exact: true });
  await expect(replay.getByText(/^Replayed 6,000 occurrences/)).toBeVisible();
  await expect(replay.getByText('2 lines refused')).toBeVisible();
  const row = page.getByRole('row', { name: AUSTIN });
  await expect(row).toContainText('1,000');
  await expect(node(page, 'austin')).toContainText('1,000 Yes');
  await expect(node(page, 'austin')).toContainText('5,000 No');
  await expect(node(page, 'austin')).toHaveAccessibleName(/1000 Yes, 5,000 No|1,000 Yes, 5,000 No/);
  await expect(node(page, 'sales')).toHaveAttribute('data-state', 'requested');
  await expect(page.locator('.react-flow__edge text').first()).toHaveText(/^(6k|1k)$/);

  const examples = page.getByRole('region', { name: 'Occurrences to look at' });
  await examples.getByRole('button', { name: 'order-6', exact: true }).first().click();
  await expect(page.getByText('Showing order-6')).toBeVisible();
  await expect(node(page, 'sales')).toHaveAttribute('data-state', 'requested');
  await page.getByRole('button', { name: 'Back to the replay' }).click();
  await expect(node(page, 'austin')).toContainText('1,000 Yes');

  await examples.getByText(/^Refused/).click();
  await expect(examples.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Close the replay' }).click();
  await expect(page.getByRole('button', { name: 'Send sample', exact: true }).first()).toBeVisible();
});
