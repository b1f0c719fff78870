import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const ENTRY = fileURLToPath(new URL('../../../server/cli/hookflow.ts', import.meta.url));

function start(...args: string[]): ReturnType<typeof spawn> {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ENTRY, ...args], { stdio: 'pipe' });
}

async function run(input: string, ...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = start(...args);
  child.stdin?.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  return { status: await ended, out, err };
}

describe('hookflow as a process', { timeout: 60_000 }, () => {
  it('reads standard input, writes the result alone to standard output, ends with its status', async () => {
    expect(await run('[]', 'validate', '-')).toEqual({ status: 0, out: '-: no problems\n', err: '' });
    expect(await run('[', 'validate', '-')).toMatchObject({ status: 1, err: '' });
    expect(await run('', 'validate', '/no/such/file')).toMatchObject({ status: 2, out: '' });
  });

  it('a reader that has seen enough is no failure', async () => {
    const many = `[${Array.from({ length: 20_000 }, () => '5').join(',')}]`;
    const child = start('validate', '-', '--format', 'json');
    child.stdin?.end(many);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const [status, err] = await Promise.all([
      new Promise((resolve) => child.on('close', resolve)),
      text(child.stderr!),
    ]);
    expect([status, err]).toEqual([0, '']);
  });
});
