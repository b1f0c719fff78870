import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LocalServer } from '../../../../electron/local-server/local-server.ts';
import type { ServerProcess } from '../../../../electron/local-server/server-process.ts';
import { err, ok } from '../../../../shared/base/result.ts';
import type { ServerStatus } from '../../../../shared/desktop/desktop-answers.ts';

class FakeProcess implements ServerProcess {
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  readonly stopped = vi.fn();
  readonly killed = vi.fn();
  obeys = true;
  readonly #listeners: ((code: number | null) => void)[] = [];

  stop(): void {
    this.stopped();
    if (this.obeys) this.exit(0);
  }
  kill(): void {
    this.killed();
    this.exit(137);
  }
  onExit(listener: (code: number | null) => void): void {
    this.#listeners.push(listener);
  }
  exit(code: number): void {
    this.stdout.end();
    for (const listener of this.#listeners) listener(code);
  }
}

function setUp(remembered = 0) {
  const started: { port: number; process: FakeProcess }[] = [];
  const told: ServerStatus[] = [];
  let port = remembered;
  const server = new LocalServer({
    start: (wanted) => {
      const process = new FakeProcess();
      started.push({ port: wanted, process });
      return ok(process);
    },
    rememberedPort: () => port,
    rememberPort: (given) => (port = given),
    onStatus: (status) => told.push(status),
  });
  return { server, started, told };
}
const flush = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('starts when first asked for, and is ready with the address of its first line', async () => {
  const { server, started, told } = setUp();
  expect(started).toHaveLength(0);
  expect(server.status()).toEqual({ state: 'starting' });
  const ready = server.ready();
  started[0]?.process.stdout.write('http://127.0.0.1:7420\n');
  await flush();
  expect(await ready).toEqual({ ok: true, value: 'http://127.0.0.1:7420' });
  expect(server.status()).toEqual({ state: 'ready', address: 'http://127.0.0.1:7420' });
  expect(told).toEqual([{ state: 'starting' }, { state: 'ready', address: 'http://127.0.0.1:7420' }]);
  expect(started).toHaveLength(1);
});

it('takes another port when the remembered one is taken', async () => {
  const { server, started } = setUp(7420);
  server.status();
  started[0]?.process.exit(1);
  await flush();
  expect(started.map(({ port }) => port)).toEqual([7420, 0]);
});

it('starts again on the same port after a crash, later each time, and gives up with the reason', async () => {
  const { server, started, told } = setUp();
  server.status();
  for (let crash = 0; crash < 5; crash += 1) {
    const process = started.at(-1)?.process;
    process?.stdout.write('http://127.0.0.1:7420\n');
    await flush();
    process?.stderr.write('disk full\n');
    process?.exit(1);
    await flush();
    const before = started.length;
    await vi.advanceTimersByTimeAsync(500 * 2 ** crash - 1);
    expect(started).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(1);
  }
  expect(started.map(({ port }) => port)).toEqual([0, 7420, 7420, 7420, 7420]);
  expect(told.at(-1)).toEqual({ state: 'failed', reason: 'The local server stopped 5 times. It said: disk full' });
  server.status();
  expect(started).toHaveLength(6);
});

it('says why it cannot be started', async () => {
  const server = new LocalServer({
    start: () => err('It needs Node 22.'),
    rememberedPort: () => 0,
    rememberPort: () => undefined,
    onStatus: () => undefined,
  });
  expect(await server.ready()).toEqual({ ok: false, error: 'It needs Node 22.' });
});

it('ends with the app and does not come back', async () => {
  const { server, started } = setUp();
  server.status();
  started[0]?.process.stdout.write('http://127.0.0.1:7420\n');
  await flush();
  await server.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(started[0]?.process.stopped).toHaveBeenCalledOnce();
  expect(started[0]?.process.killed).not.toHaveBeenCalled();
  expect(started).toHaveLength(1);
});

it('is killed when it does not end by itself', async () => {
  const { server, started } = setUp();
  server.status();
  const process = started[0]?.process;
  process?.stdout.write('http://127.0.0.1:7420\n');
  await flush();
  if (process !== undefined) process.obeys = false;
  const stopped = server.stop();
  await vi.advanceTimersByTimeAsync(8_000);
  await stopped;
  expect(process?.killed).toHaveBeenCalledOnce();
});
