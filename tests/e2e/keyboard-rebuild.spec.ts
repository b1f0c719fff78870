import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runScenario } from '../../shared/analysis/run-scenario.ts';
import { compile } from '../../shared/compiler/compile.ts';
import { traceHash } from '../../shared/engine/trace-hash.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import type { Sample, Scenario, Workspace } from '../../shared/flow/workspace.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import { expect, test } from './fixtures.ts';
import { expectSaid, pick, run, tabTo, write } from './keyboard.ts';
import { withIdsOf } from './with-ids-of.ts';

const example = onlineStoreExample();

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

/** The sample is pasted into the simulator's editor, as it opens while there is none, and kept under its name. */
async function keepSample(page: Page, { name, occurrence }: Sample): Promise<void> {
  const dock = page.getByRole('region', { name: 'Dock' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await write(page, dock.getByRole('textbox', { name: 'Occurrence, JSON' }), JSON.stringify(occurrence));
  await page.keyboard.press('Escape');
  await tabTo(page, dock.getByRole('button', { name: 'Save as sample' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of the sample' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expectSaid(page, `Saved as sample “${name}”.`);
}

/** Sends the sample, keeps what happened as a test, and takes from it what the example does not ask for. */
async function keepTest(page: Page, { name }: Scenario): Promise<void> {
  const dock = page.getByRole('region', { name: 'Dock' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaid(page, '2 of 2 triggers fired, 3 actions requested, nothing sent.');
  await tabTo(page, dock.getByRole('button', { name: 'Save as test' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of the test' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await run(page, 'Show Tests');
  await tabTo(page, dock.getByRole('button', { name: /^No longer expect .*pdate/ }));
  await page.keyboard.press('Enter');
  await expect(dock.getByRole('button', { name: `Passed ${name}` })).toBeVisible();
}

async function nameWorkspace(page: Page, { name, timeZone }: Workspace): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: /^Workspace / }), 'F6');
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: 'Name and time zone…' });
  await expect(item).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(name);
  await write(page, page.getByRole('combobox', { name: 'Time zone' }), timeZone);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Workspace ${name}` })).toBeVisible();
}

/** The example's test as the editor keeps it: with the addresses of every message. */
function keptScenario(): Scenario {
  const [scenario] = example.scenarios;
  const actions = scenario?.expect?.actions?.map((action) =>
    action.kind === 'notifyTeam' ? { ...action, params: { to: ['sales@example.com'] } } : action,
  );
  return { ...scenario!, expect: { ...scenario!.expect, actions } };
}

/** What the test of a workspace comes to: its state, and the trace that it rests on. */
function outcome(workspace: Workspace) {
  const { state, differences, runs } = runScenario(workspace, compile(workspace), workspace.scenarios[0]!);
  return { state, differences, traces: runs.map(({ evaluation }) => traceHash(evaluation.trace)) };
}

test('the online store rebuilt from an empty workspace by keyboard alone, saved, and the same', async ({
  app,
  window: page,
  userData,
}) => {
  test.setTimeout(150_000);
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

  await keepSample(page, example.samples[0]!);
  await keepTest(page, example.scenarios[0]!);
  await nameWorkspace(page, example);

  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible();
  const read = parseWorkspace(readFileSync(filePath, 'utf8'));
  if (read.workspace === undefined) throw new Error('the saved file does not open');
  expect(read.problems).toEqual([]);
  const saved = withIdsOf(read.workspace, example);
  expect({ ...saved, layout: {} }).toEqual({ ...example, layout: {}, scenarios: [keptScenario()] });
  expect(programHash(compile(saved).program)).toBe(programHash(compile(example).program));
  expect(outcome(saved)).toEqual(outcome(example));
});
