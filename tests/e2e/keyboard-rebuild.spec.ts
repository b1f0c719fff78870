import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { expect, test } from './fixtures.ts';

const example = onlineStoreExample();

/** Walks the tab order until a control has the focus; a walk as long as the window is a failure. */
async function tabTo(page: Page, control: Locator, key = 'Tab'): Promise<void> {
  const isThere = () => control.evaluateAll((found) => found.some((one) => one === document.activeElement));
  for (let presses = 0; presses < 80 && !(await isThere()); presses += 1) await page.keyboard.press(key);
  await expect(control).toBeFocused();
}

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused();
  await page.keyboard.type(command);
  await expect(page.getByRole('option', { selected: true })).toContainText(command);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Search or run a command' })).toHaveCount(0);
}

/** From a choice that has the focus: opens it and goes to the words, by its search where it has one. */
async function pick(page: Page, words: string, search = true): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  const marked = page.locator('[data-combobox-selected]');
  if (search) {
    await expect(page.getByPlaceholder('Search', { exact: true })).toBeFocused();
    await page.keyboard.type(words);
  } else {
    const there = page.locator('[data-combobox-selected]', { hasText: words });
    for (let presses = 0; presses < 6 && (await there.count()) === 0; presses += 1) {
      await page.keyboard.press('ArrowDown');
    }
  }
  await expect(marked).toContainText(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(0);
}

/** Enter on a step opens it in the inspector; returns when its first field has the focus. */
async function addStep(page: Page, command: string, node: string): Promise<void> {
  await run(page, command);
  await expect(page.locator(`[data-node-id="${node}"]`)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary').locator(':focus')).toHaveCount(1);
}

/** Types the events into Events JSON, whose brackets and quotes close by themselves and are typed over. */
async function writeEvents(page: Page): Promise<void> {
  await run(page, 'Show Events JSON');
  const editor = page.getByRole('textbox', { name: 'Hookable events, JSON' });
  await tabTo(page, editor);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(JSON.stringify(example.events));
  await expect(page.getByRole('navigation').getByText('Purchase')).toBeVisible();
}

async function newTrigger(page: Page, name: string): Promise<void> {
  await run(page, 'New trigger');
  const title = page.getByRole('main').getByRole('button', { name: /^New trigger/ });
  await tabTo(page, title, 'F6');
  await page.keyboard.press('F2');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('heading', { name })).toBeVisible();
  await tabTo(page, page.locator('[data-node-id="event"]'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary').getByRole('combobox', { name: /^Event: / })).toBeFocused();
  await pick(page, 'Purchase');
}

async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** A trigger with its steps called by their place, for ids are given by the editor. */
function plain({ name, enabled, nodes, edges }: Trigger) {
  const at = (id: string): number => nodes.findIndex((node) => node.id === id);
  return {
    name,
    enabled,
    nodes: nodes.map((node) => ({ ...node, id: at(node.id) })),
    edges: edges.map(({ from, port, to }) => ({ from: at(from), port, to: at(to) })),
  };
}

test('the online store rebuilt from an empty workspace by keyboard alone, saved, and the same', async ({
  app,
  window: page,
  userData,
}) => {
  test.setTimeout(120_000);
  const filePath = path.join(userData, 'rebuilt.hookflow.json');
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
  }, filePath);
  await expect(page.getByRole('button', { name: 'Open and try a purchase' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('main').getByText('No triggers yet.')).toBeVisible();
  await writeEvents(page);

  const inspector = page.getByRole('complementary');
  const field = (name: string) => inspector.getByRole('textbox', { name, exact: true });
  await newTrigger(page, 'Thank-you e-mail');
  const mail = example.triggers[0]!.nodes[1]!;
  if (mail.kind !== 'action' || mail.action.kind !== 'sendEmail') throw new Error('the example has changed');
  await addStep(page, 'Add E-mail to contact', 'email');
  await write(page, field('Subject'), mail.action.subject ?? '');
  await write(page, field('Text'), mail.action.text ?? '');

  await newTrigger(page, 'Tell sales about big orders from Austin');
  await addStep(page, 'Add Condition', 'condition');
  await write(page, inspector.getByRole('combobox', { name: 'Field' }), 'contact.city');
  await page.keyboard.press('Escape');
  await write(page, field('Value'), 'Austin');
  const ignoreCase = inspector.getByRole('button', { name: 'Ignore case' });
  await tabTo(page, ignoreCase);
  if ((await ignoreCase.getAttribute('aria-pressed')) !== 'true') await page.keyboard.press('Space');
  await tabTo(page, inspector.getByRole('button', { name: 'Add rule' }));
  await page.keyboard.press('Enter');
  const second = inspector.locator('[data-member="/of/1"]');
  await write(page, second.getByRole('combobox', { name: 'Field' }), 'event.total');
  await page.keyboard.press('Escape');
  await tabTo(page, second.getByRole('combobox', { name: /^Operator/ }));
  await pick(page, 'is at least');
  await write(page, second.getByRole('textbox', { name: 'Value' }), '100');
  await write(page, field('Name of the condition'), 'From Austin, 100 or more');

  const sales = example.triggers[1]!.nodes[2]!;
  if (sales.kind !== 'action' || sales.action.kind !== 'notifyTeam') throw new Error('the example has changed');
  await addStep(page, 'Add Notify team', 'notify');
  await page.keyboard.type('sales@example.com');
  await page.keyboard.press('Enter');
  await write(page, field('Subject'), sales.action.subject ?? '');
  await write(page, field('Text'), sales.action.text ?? '');
  await addStep(page, 'Add Update contact', 'update');
  await pick(page, 'Add to', false);
  await write(page, inspector.getByRole('combobox', { name: 'Contact field' }), 'points');
  await page.keyboard.press('Escape');
  await write(page, field('Value for points'), '10');

  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('banner').getByText('Saved')).toBeVisible();
  const read = parseWorkspace(readFileSync(filePath, 'utf8'));
  if (read.workspace === undefined) throw new Error('the saved file does not open');
  const saved: Workspace = read.workspace;
  expect(read.problems).toEqual([]);
  expect(saved.events).toEqual(example.events);
  expect(saved.triggers.map(plain)).toEqual(example.triggers.map(plain));
});
