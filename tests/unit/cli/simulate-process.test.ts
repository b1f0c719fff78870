import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';

const ENTRY = fileURLToPath(new URL('../../../server/cli/hookflow.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'hookflow-simulate-'));
const store = path.join(folder, 'store.hookflow.json');
writeFileSync(store, formatWorkspace(onlineStoreExample()));
const ORDER = JSON.stringify(onlineStoreExample().samples[0]!.occurrence);
afterAll(() => rmSync(folder, { recursive: true }));

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ENTRY, 'simulate', store, ...args], {
    stdio: 'pipe',
  });
}

/** Resolves at the end of the process, to its status and what it wrote. */
async function ended(child: ChildProcess): Promise<{ status: number | null; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, out, err };
}

/** Writes orders for as long as somebody reads. */
function feed(child: ChildProcess): void {
  const orders = `${ORDER}\n`.repeat(500);
  const write = (): void => {
    while (child.stdin?.writable === true && child.stdin.write(orders));
  };
  child.stdin?.on('drain', write).on('error', () => undefined);
  write();
}

describe('hookflow simulate as a process, in threads', { timeout: 120_000 }, () => {
  it('stops after whole lines on Ctrl-C, in the midst of an endless input', async () => {
    const child = start('--event', '-', '--decide', '--stats', '--jobs', '2');
    const end = ended(child);
    feed(child);
    let size = 0;
    let told = false;
    // Past what is done without threads; once, for a second Ctrl-C ends it at once.
    child.stdout?.on('data', (text: string) => {
      size += text.length;
      if (size > 2_000_000 && !told) told = child.kill('SIGINT');
    });
    const { status, out, err } = await end;
    const lines = out.split('\n');
    expect(lines.pop()).toBe('');
    expect(new Set(lines)).toEqual(
      new Set(['{"occurrence":"order-1001","fired":["thank-you","big-order-austin"],"actions":3}']),
    );
    expect(status).toBe(1);
    expect(err).toContain(`Stopped after ${lines.length} occurrences.\n`);
  });

  it('stops on Ctrl-C while it waits for input', async () => {
    const child = start('--event', '-', '--decide');
    const end = ended(child);
    child.stdin?.write(`${ORDER}\n${ORDER}\n`);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { status, err } = await end;
    expect([status, err]).toEqual([1, 'Stopped after 2 occurrences.\n']);
  });

  it('a reader that has seen enough is no failure', async () => {
    const child = start('--event', '-', '--decide', '--jobs', '2');
    feed(child);
    let [size, err] = [0, ''];
    child.stderr?.on('data', (text: Buffer) => (err += text.toString()));
    child.stdout?.on('data', (text: Buffer) => {
      size += text.length;
      if (size > 2_000_000) child.stdout?.destroy();
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect([status, err]).toEqual([0, '']);
  });
});
