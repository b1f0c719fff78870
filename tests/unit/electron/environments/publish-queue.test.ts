import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PublishQueue } from '../../../../electron/environments/publish-queue.ts';
import type { SyncAnswer } from '../../../../shared/sync/client.ts';
import type { Receipt } from '../../../../shared/sync/contract.ts';
import type { QueuedPublish } from '../../../../shared/sync/publish-queue.ts';

const target = { environment: 'staging', workspace: 'shop' };
const click = (key: string) => ({
  ...target,
  request: { workspace: { name: key }, programHash: 'sha256:1' },
  ifMatch: 3,
  idempotencyKey: key,
});
const receipt: Receipt = { revision: 4, programHash: 'h', engine: 'e', publishedAt: 't', by: 'b', changes: [] };
const ok = { kind: 'ok', value: receipt } as const;
const away = { kind: 'unreachable', reason: 'nothing listens there.' } as const;

let folder: string;
let now: number;
const queues: PublishQueue[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hookflow-queue-'));
  now = Date.parse('2026-03-14T15:09:26Z');
});
afterEach(() => {
  for (const queue of queues.splice(0)) queue.stop();
  rmSync(folder, { recursive: true, force: true });
});

function open(...answers: SyncAnswer<Receipt>[]) {
  const sent: QueuedPublish[] = [];
  const settled = vi.fn();
  const queue = new PublishQueue({
    file: path.join(folder, 'publish-queue.json'),
    now: () => now,
    send: (entry) => {
      sent.push(entry);
      return Promise.resolve(answers.shift() ?? away);
    },
    onChange: () => undefined,
    onSettled: settled,
  });
  queues.push(queue);
  return { queue, sent, settled };
}
const text = () => readFileSync(path.join(folder, 'publish-queue.json'), 'utf8');

describe('[P6] the queue in the app', () => {
  it('answers at once when the server does, and then holds nothing', async () => {
    const { queue, settled } = open(ok);
    expect(await queue.publish(click('a'))).toEqual(ok);
    expect(queue.list()).toEqual([]);
    expect(settled).not.toHaveBeenCalled();
  });

  it('answers a click whose server takes its time to the window alone, and sends it once', async () => {
    let answer: (value: SyncAnswer<Receipt>) => void = () => undefined;
    const slow = new Promise<SyncAnswer<Receipt>>((resolve) => (answer = resolve));
    const settled = vi.fn();
    const send = vi.fn(() => slow);
    const file = path.join(folder, 'publish-queue.json');
    const queue = new PublishQueue({ file, now: () => now, send, onChange: () => undefined, onSettled: settled });
    queues.push(queue);
    const published = queue.publish(click('a'));
    await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
    await queue.tryNow(target);
    answer(ok);
    expect(await published).toEqual(ok);
    expect(send).toHaveBeenCalledOnce();
    expect(settled).not.toHaveBeenCalled();
  });

  it('survives a restart and is sent once, with the key of the click', async () => {
    const before = open(away);
    expect(await before.queue.publish(click('a'))).toMatchObject({ kind: 'queued', entry: { idempotencyKey: 'a' } });
    before.queue.stop();
    expect(text()).not.toContain('token');
    if (process.platform !== 'win32') {
      expect(statSync(path.join(folder, 'publish-queue.json')).mode & 0o777).toBe(0o600);
    }
    now += 60_000;
    const after = open(ok);
    await after.queue.load();
    await vi.waitFor(() => expect(after.settled).toHaveBeenCalledOnce());
    expect(after.sent).toMatchObject([{ idempotencyKey: 'a', ifMatch: 3, request: { workspace: { name: 'a' } } }]);
    expect(after.queue.list()).toEqual([]);
    expect(JSON.parse(text())).toEqual({ version: 1, queue: [] });
  });

  it('tells the window of a refusal instead of keeping it', async () => {
    const stale = { kind: 'refused', problem: { type: 't', title: 'Stale', status: 412, live: 9 } } as const;
    const { queue } = open(stale);
    expect(await queue.publish(click('a'))).toEqual(stale);
    expect(queue.list()).toEqual([]);
  });

  it('keeps what a later attempt finds stale, until a newer click replaces it', async () => {
    const stale = { kind: 'refused', problem: { type: 't', title: 'Stale', status: 412, live: 9 } } as const;
    const { queue, sent } = open(away, stale, ok);
    await queue.publish(click('a'));
    await queue.tryNow(target);
    expect(queue.list()).toMatchObject([{ state: 'conflict', live: 9, idempotencyKey: 'a' }]);
    expect(await queue.publish(click('b'))).toEqual(ok);
    expect(queue.list()).toEqual([]);
    expect(sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['a', 'a', 'b']);
  });

  it('gives up what the user cancels, and what belonged to a removed environment', async () => {
    const { queue } = open(away, away);
    await queue.publish(click('a'));
    await queue.cancel(target);
    expect(queue.list()).toEqual([]);
    await queue.publish(click('b'));
    await queue.forget('staging');
    expect(JSON.parse(text())).toEqual({ version: 1, queue: [] });
  });

  it('moves an unreadable file aside and says where', async () => {
    writeFileSync(path.join(folder, 'publish-queue.json'), '{"version":1,"queue":[{}]}');
    const aside = await open().queue.load();
    expect(aside).toContain('unreadable');
    expect(readdirSync(folder)).toEqual([path.basename(aside ?? '')]);
  });
});
