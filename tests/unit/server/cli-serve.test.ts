import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { controlAddress } from '../../../server/control/control-address.ts';
import { isServed } from '../../../server/control/control-client.ts';
import { temporaryFolder } from './temporary-folder.ts';

const hookflow = join(import.meta.dirname, '../../../server/cli/hookflow.ts');

function run(...words: readonly string[]) {
  const child = spawn(process.execPath, ['--no-warnings', hookflow, ...words], { stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  return { child, said, ended };
}

async function serving(...words: readonly string[]) {
  const data = join(temporaryFolder(), 'data');
  const started = run('serve', '--data', data, '--port', '0', ...words);
  const [address] = (await once(createInterface(started.child.stdout), 'line')) as [string];
  return { ...started, data, address };
}

it('[X8] serve prints its address as the only line, logs to standard error, and drains on SIGTERM', async () => {
  const { child, said, ended, address, data } = await serving();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9][0-9]*$/);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(said.out).toBe(`${address}\n`);
  const lines = said.err.trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { route?: string }).route)).toContain('/healthz');
  expect(await isServed(controlAddress(data))).toBe(false);
}, 20_000);

it('[I6] with --demo it says where the demo shop is', async () => {
  const { address, said, child, ended } = await serving('--demo');
  expect((await fetch(`${address}/demo`)).status).toBe(200);
  child.kill('SIGTERM');
  await ended;
  expect(said.out).toBe(`${address}\n`);
  expect(said.err).toContain(`Demo shop of workspace online-store: ${address}/demo\n`);
}, 20_000);

it('[D2] with --with-parent it ends when its parent does', async () => {
  const { child, ended } = await serving('--with-parent');
  child.stdin.end();
  expect(await ended).toEqual([0, null]);
}, 20_000);

it('[D2] a second server on the folder ends with status 1 and a sentence', async () => {
  const { data } = await serving();
  const second = run('serve', '--data', data, '--port', '0');
  expect(await second.ended).toEqual([1, null]);
  expect(second.said).toEqual({
    out: '',
    err: `The data folder ${data} is being used by another process. Stop that server first, or choose another folder.\n`,
  });
}, 20_000);

it.each([
  [['serve'], '--data'],
  [['serve', '--data', 'x', '--port', 'many'], 'A port is a number'],
  [['token', 'create', '--data', 'x', '--workspace', 'y', '--scope', 'all'], 'none of publish, ingest, read'],
  [
    ['token', 'create', '--data', 'x', '--workspace', 'y', '--scope', 'read', '--prefix', '101'],
    'none of 305, 702, 703',
  ],
  [['serve', '--data', 'x', '--deliver', 'fax'], 'none of webhooks, email'],
  [['token', 'create', '--data', 'x', '--workspace', 'y'], 'A token needs a scope'],
  [['webhook-secret', '--data', '/nowhere/at-all', '--workspace', 'y'], 'There is no data folder'],
  [['publish', 'x'], '--to'],
])(
  'wrong usage of %j ends with status 2',
  async (words, sentence) => {
    const { ended, said } = run(...words);
    expect(await ended).toEqual([2, null]);
    expect(said.out).toBe('');
    expect(said.err).toContain(sentence);
  },
  20_000,
);
