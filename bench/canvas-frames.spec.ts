import { _electron, expect, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import react from '@vitejs/plugin-react';
import { formatWorkspace } from '../shared/flow/format-workspace.ts';
import { firstPage, test } from '../tests/e2e/fixtures.ts';
import { circle, framesOf, measured, median, scriptTime, wheel, type Frames } from './frames.ts';
import { largeTrigger, largeWorkspace } from './large-workspaces.ts';

const MOVES = 90;
const OUTPUT = path.resolve(import.meta.dirname, '../dist/bench');
const figures: Record<string, unknown> = {};

function fileOf(folder: string, o: Parameters<typeof largeWorkspace>[0] | undefined): string {
  const workspace = largeWorkspace(o ?? { triggers: 0 });
  const file = path.join(folder, `${JSON.stringify(o ?? {}).replaceAll(/\W/g, '')}.hookflow.json`);
  writeFileSync(file, formatWorkspace(workspace));
  return file;
}

async function dragAndPan(page: Page, node: string): Promise<{ readonly drag: Frames; readonly pan: Frames }> {
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
  const result = await dragAndPan(page, '.react-flow__node');
  await app.close();
  return result;
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
    const ours = await dragAndPan(page, '[data-node-id="event"]');
    const bare = await bareFlow(nodes, environment);
    await page.locator('[data-node-id]').first().focus();
    await page.keyboard.press('Enter');
    const name = page.getByRole('complementary').getByRole('textbox').first();
    await name.focus();
    const session = await measured(page);
    const [answers, strokes]: [number[], number[]] = [[], []];
    for (const letter of 'of all that was bought in Austin') {
      const before = await scriptTime(session);
      await page.keyboard.type(letter);
      answers.push((await scriptTime(session)) - before);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      strokes.push((await scriptTime(session)) - before);
    }
    figures[`${nodes} nodes`] = {
      hookflow: ours,
      reactFlow: bare,
      scriptOfOneKey: { untilAnswered: median(answers), withWhatFollows: median(strokes) },
    };
  });
}

test('opening a workspace of 1,000 triggers beside an empty one', async ({ start, userData }) => {
  test.setTimeout(180_000);
  const times: Record<string, number[]> = { empty: [], thousand: [] };
  for (let round = 0; round < 5; round += 1) {
    for (const which of ['empty', 'thousand'] as const) {
      const app = await start([fileOf(userData, which === 'empty' ? undefined : { triggers: 1000 })]);
      const page = await firstPage(app);
      const shown = await page.waitForFunction(() => {
        const there = document.querySelector('nav [data-row]') ?? document.querySelector('nav ul');
        return there ? performance.now() : 0;
      });
      times[which]?.push(Number(await shown.jsonValue()));
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.destroy()));
      await app.close().catch(() => undefined);
    }
  }
  figures['milliseconds to the list'] = {
    empty: median(times['empty'] ?? []),
    thousand: median(times['thousand'] ?? []),
  };
});
