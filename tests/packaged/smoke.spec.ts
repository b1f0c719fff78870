import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { _electron, expect, type ElectronApplication } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from '../e2e/display.ts';

const project = path.resolve(import.meta.dirname, '../..');
const places: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'release/linux-unpacked/hookflow',
  darwin: 'release/mac/Hookflow.app/Contents/MacOS/Hookflow',
  win32: 'release/win-unpacked/Hookflow.exe',
};
const executable = path.join(project, places[process.platform] ?? '');
const resources = path.join(path.dirname(executable), process.platform === 'darwin' ? '../Resources' : 'resources');

/** Starts the package; the stand-in runtime's own Node is too old for the server, so the project's Node is named. */
async function withApp(
  environment: Record<string, string>,
  use: (app: ElectronApplication) => Promise<void>,
): Promise<void> {
  const userData = mkdtempSync(path.join(tmpdir(), 'hookflow-packaged-'));
  const node = path.join(project, 'node_modules/node/bin/node');
  const env = { ...environment, HOOKFLOW_USER_DATA: userData, HOOKFLOW_NODE: node };
  const app = await _electron.launch({ executablePath: executable, env });
  const closed = app.waitForEvent('close');
  try {
    await use(app);
  } finally {
    await app.evaluate(({ BrowserWindow }) => {
      setTimeout(() => BrowserWindow.getAllWindows().forEach((window) => window.destroy()));
    });
    await closed;
    rmSync(userData, { recursive: true, force: true });
  }
}

test('the package opens its window, without developer tools', async ({ environment }) => {
  await withApp(environment, async (app) => {
    const window = await app.firstWindow();
    await expect(window.locator('html[data-ready="true"]')).toBeAttached();
    expect(window.url()).toBe('app://hookflow/index.html');
    expect(await app.evaluate(({ app: main }) => main.isPackaged)).toBe(true);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.openDevTools());
    await window.waitForTimeout(500);
    const shown = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => each.webContents.isDevToolsOpened()),
    );
    expect(shown).toEqual([false]);
  });
});

test('its embedded server starts', async ({ environment }) => {
  await withApp(environment, async (app) => {
    const page = await app.firstWindow();
    const state = () => page.evaluate(() => window.desktop.call('server.status', null).then((status) => status.state));
    await expect.poll(state, { timeout: 20_000 }).toBe('ready');
  });
});

test('[fuses] it cannot be used as Node, takes no options of Node, and runs only its own archive', async () => {
  const wire = await getCurrentFuseWire(executable);
  const on = '1'.charCodeAt(0);
  expect(wire[FuseV1Options.RunAsNode]).not.toBe(on);
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).not.toBe(on);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on);
  // These tests themselves need the inspector; what is shipped does not have it.
  const inspector = Number(wire[FuseV1Options.EnableNodeCliInspectArguments]) === on;
  expect(inspector).toBe(process.env['HOOKFLOW_TEST_PACKAGE'] === '1');
});

test('the command line beside it runs on plain Node', () => {
  const { version } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as { version: string };
  const cli = path.join(resources, 'app.asar.unpacked/dist/server/hookflow.mjs');
  expect(execFileSync('node', [cli, '--version'], { encoding: 'utf8' }).trim()).toBe(version);
});
