import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

const project = path.resolve(import.meta.dirname, '../..');
const program = path.join(project, 'dist/server/hookflow.mjs');
/** The Node that runs the tests is new enough for the server. */
const node = process.execPath;

/** A real `hookflow serve` in a process of its own, to publish to. */
export interface Staging {
  readonly address: string;
  readonly token: string;
  /** The network is gone: nothing listens any more. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** `settings` is its environment.json; `store` a PostgreSQL database instead of its file. */
export async function startStaging(
  workspace: string,
  o: { readonly words?: readonly string[]; readonly settings?: object; readonly store?: string } = {},
): Promise<Staging> {
  const { settings, store } = o;
  const words = [...(o.words ?? []), ...(store === undefined ? [] : ['--store', store])];
  const folder = mkdtempSync(path.join(tmpdir(), 'hookflow-staging-'));
  const data = path.join(folder, 'data');
  if (settings !== undefined) {
    mkdirSync(data);
    writeFileSync(path.join(data, 'environment.json'), JSON.stringify(settings));
  }
  const port = await freePort();
  let running: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const child = spawn(node, [program, 'serve', '--data', data, '--port', String(port), ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => {
        throw new Error(`hookflow serve ended: ${said}`);
      }),
    ]);
  };
  const stop = async (): Promise<void> => {
    const child = running;
    running = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  };
  await start();
  const scopes = 'publish,ingest,read';
  const place = store === undefined ? ['--data', data] : ['--store', store];
  const token = await said([program, 'token', 'create', ...place, '--workspace', workspace, '--scope', scopes]);
  const remove = async (): Promise<void> => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address: `http://127.0.0.1:${port}`, token: tokenIn(token), stop, start, remove };
}

/** Enters the environment in the app as a user does; there is no keychain on a build machine, so that a file is accepted. */
export async function addStaging(page: Page, staging: Pick<Staging, 'address' | 'token'>): Promise<void> {
  await page.getByRole('button', { name: 'Environment Local' }).click();
  await page.getByRole('menuitem', { name: 'Environments…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add environment' });
  await dialog.getByLabel('Name').fill('Staging');
  await dialog.getByLabel('Address').fill(staging.address);
  await dialog.getByLabel(/^Token for/).fill(staging.token);
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText(/^It answers, and the token may publish/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const list = page.getByRole('dialog', { name: 'Environments' });
  const inFile = dialog.getByLabel('Keep the token in a file instead');
  await expect(list.or(inFile)).toBeVisible();
  if (await inFile.isVisible()) {
    await inFile.check();
    await dialog.getByRole('button', { name: 'Save' }).click();
  }
  await list.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Environment Staging' })).toBeVisible();
}

function tokenIn(text: string): string {
  const token = /hf[a-z]*_\S+/.exec(text)?.[0];
  if (token === undefined) throw new Error(`no token in: ${text}`);
  return token;
}

async function said(words: readonly string[]): Promise<string> {
  const child = spawn(node, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${words.join(' ')}: exit ${code}`);
  return text;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
