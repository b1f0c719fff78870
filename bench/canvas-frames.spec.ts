import { _electron, expect, type Locator, type Page } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import react from '@vitejs/plugin-react';
import { formatWorkspace } from '../shared/flow/format-workspace.ts';
import { firstPage, test } from '../tests/e2e/fixtures.ts';
import { circle, framesOf, measured, median, scriptTime, wheel, type Frames } from './frames.ts';
import { largeTrigger, largeWorkspace } from './large-workspaces.ts';
import { openInWindow, untilList } from './opening-times.ts';

const MOVES = 80;
/** Both sides take turns, so that what else the machine does falls on both. */
const ROUNDS = 3;
const OUTPUT = path.resolve(import.meta.dirname, '../dist/bench');
const figures: Record<string, unknown> = {};

function fileOf(folder: string, o: Parameters<typeof largeWorkspace>[0] | undefined): string {
  const workspace = largeWorkspace(o ?? { triggers: 0 });
  const file = path.join(folder, `${JSON.stringify(o ?? {}).replaceAll(/\W/g, '')}.hookflow.json`);
  writeFileSync(file, formatWorkspace(workspace));
  return file;
}

interface Gestures {
  readonly drag: Frames;
  readonly pan: Frames;
}

async function dragAndPan(page: Page, node: string): Promise<Gestures> {
  const box = await page.locator(node).first().boundingBox();
  if (!box) throw new Error('no node to drag');
  const at = { x: box.x + 110, y: box.y + 12 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  const drag = await framesOf(page, circle(page, at.x, at.y, MOVES));
  await page.mouse.up();
  await page.mouse.move(at.x + 130, at.y + 110);
  const pan = await framesOf(page, wheel(page, MOVES));
  return { drag, pan };
}

/** React Flow alone with the same graph, in a window of its own. */
async function bareFlow(nodes: number, env: Record<string, string>) {
  const { trigger, layout } = largeTrigger('large', nodes);
  const app = await _electron.launch({
    cwd: path.resolve(import.meta.dirname, '..'),
    env,
    args: [path.join(import.meta.dirname, 'bare-flow'), path.join(OUTPUT, 'bare-flow/index.html')],
  });
  const page = await firstPage(app);
  const graph = {
    nodes: trigger.nodes.map(({ id }) => ({ id, position: layout[id], width: 220, data: { label: id } })),
    edges: trigger.edges.map(({ from, to }) => ({ id: `${from} ${to}`, source: from, target: to })),
  };
  await page.waitForFunction(() => 'showGraph' in window);
  await page.evaluate((all) => (window as unknown as { showGraph: (graph: unknown) => void }).showGraph(all), graph);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  return { app, page };
}

/** The rounds' figures, each member the median of its own. */
function together(rounds: readonly Frames[]): Frames {
  const of = (member: keyof Frames) => median(rounds.map((round) => round[member]));
  return { median: of('median'), worst: of('worst'), script: of('script') };
}

/** What typing into a field costs, key by key: until the key is answered, and with the canvas that follows. */
async function typing(page: Page, field: Locator, text: string) {
  await field.focus();
  const session = await measured(page);
  const [answers, strokes]: [number[], number[]] = [[], []];
  for (const letter of text) {
    const before = await scriptTime(session);
    await page.keyboard.type(letter);
    answers.push((await scriptTime(session)) - before);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    strokes.push((await scriptTime(session)) - before);
  }
  await session.detach();
  return { untilAnswered: median(answers), withWhatFollows: median(strokes) };
}

test.beforeAll(async () => {
  await build({
    configFile: false,
    root: path.join(import.meta.dirname, 'bare-flow'),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: path.join(OUTPUT, 'bare-flow'), emptyOutDir: true, target: 'chrome114', modulePreload: false },
  });
});
test.afterAll(() => {
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(path.join(OUTPUT, 'canvas-frames.json'), `${JSON.stringify(figures, null, 2)}\n`);
  console.log(JSON.stringify(figures, null, 2));
});

for (const nodes of [100, 1000]) {
  test(`drag and pan among ${nodes} nodes, and typing`, async ({ start, environment, userData }) => {
    test.setTimeout(240_000);
    const app = await start([fileOf(userData, { nodes })]);
    const page = await firstPage(app);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
    await expect(page.locator('[data-node-id="event"]')).toBeVisible();
    const bare = await bareFlow(nodes, environment);
    const rounds = { ours: [] as Gestures[], bare: [] as Gestures[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.ours.push(await dragAndPan(page, '[data-node-id="event"]'));
      rounds.bare.push(await dragAndPan(bare.page, '.react-flow__node'));
    }
    await bare.app.close();
    const of = (side: readonly Gestures[]) => ({
      drag: together(side.map(({ drag }) => drag)),
      pan: together(side.map(({ pan }) => pan)),
    });
    await page.locator('[data-node-id]').first().focus();
    await page.keyboard.press('Enter');
    const inspector = page.getByRole('complementary');
    const name = await typing(page, inspector.getByRole('textbox').first(), 'of all that was bought in Austin');
    const value = await typing(page, inspector.locator('[data-part="value"]').first(), '12345678901234567890');
    figures[`${nodes} nodes`] = {
      hookflow: of(rounds.ours),
      reactFlow: of(rounds.bare),
      scriptOfOneKey: { inAName: name, inARule: value },
    };
  });
}

test('typing into the templates of an e-mail, with what a sample makes of them', async ({ start }) => {
  const page = await firstPage(await start([]));
  await page.getByRole('button', { name: 'Open and try a purchase' }).click();
  await page.getByRole('tab', { name: /^Action/ }).click();
  const subject = page.getByRole('complementary').getByRole('textbox', { name: 'Subject' });
  const keys = ' {{ contact.city }} from us';
  await subject.fill('Thank you, {{ contact.firstname }}');
  const short = await typing(page, subject, keys);
  await subject.fill(
    'Dear {{ contact.firstname }}, your order {{ event.orderid }} over {{ event.total }} is on its way. '.repeat(3),
  );
  figures['script of one key in a template'] = { short, long: await typing(page, subject, keys) };
});

test('opening a workspace of 1,000 triggers beside an empty one', async ({ start, userData }) => {
  test.setTimeout(240_000);
  const files = { empty: fileOf(userData, undefined), thousand: fileOf(userData, { triggers: 1000 }) };
  const each = Object.entries(files);
  const started: Record<string, number[]> = { empty: [], thousand: [] };
  for (let round = 0; round < 5; round += 1) {
    for (const [which, file] of each) {
      const app = await start([file]);
      started[which]?.push(await untilList(await firstPage(app)));
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.destroy()));
      await app.close().catch(() => undefined);
    }
  }
  const opened: Record<string, number[]> = { empty: [], thousand: [] };
  const app = await start([]);
  const page = await firstPage(app);
  for (let round = 0; round < 9; round += 1) {
    for (const [which, file] of each) {
      opened[which]?.push(await openInWindow(app, page, readFileSync(file, 'utf8')));
    }
  }
  figures['milliseconds to the list'] = { appStartedWithTheFile: medians(started), openedInAWindow: medians(opened) };
});

function medians(times: Readonly<Record<string, readonly number[]>>) {
  return Object.fromEntries(Object.entries(times).map(([which, all]) => [which, median(all)]));
}
