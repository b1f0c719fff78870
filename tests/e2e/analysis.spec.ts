import { AxeBuilder } from '@axe-core/playwright';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { expect, firstPage, test } from './fixtures.ts';

const AGAIN = 'Thank you again';

test('what is proved stands among the problems, and Show me opens an occurrence in the simulator', async ({
  userData,
  start,
}) => {
  const store = onlineStoreExample();
  const again = { ...store.triggers[0]!, id: 'again', name: AGAIN };
  const never = { field: 'event.total', operator: 'lessThan', value: 50 };
  const sales = store.triggers[1]!;
  const nodes = sales.nodes.map((node) =>
    node.kind === 'condition' ? { ...node, condition: { ...node.condition, of: [...node.condition.of, never] } } : node,
  );
  const file = path.join(userData, 'twice.hookflow.json');
  writeFileSync(file, formatWorkspace({ ...store, triggers: [store.triggers[0]!, { ...sales, nodes }, again] }));
  const page = await firstPage(await start([file]));

  await page.getByRole('navigation').getByRole('button', { name: sales.name }).click();
  await page.getByRole('tab', { name: /^Problems/ }).click();
  const dead = page.getByRole('button', { name: /can never fire\. Nothing can be both at least 100 and less than 50/ });
  await dead.click();
  const rule = page.getByRole('group', { name: 'Rule: event.total' }).nth(1);
  await rule.getByRole('textbox', { name: 'Value' }).fill('500');
  await expect(dead).toHaveCount(0);

  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[data-dock]').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.getByRole('button', { name: /^Show me: “Thank-you e-mail” and “Thank you again”/ }).click();
  await expect(page.getByRole('region', { name: 'Trace' }).getByText('3 of 3 triggers fired')).toBeVisible();
});
