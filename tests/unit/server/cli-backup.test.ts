import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backup, restore } from '../../../server/cli/backup.ts';
import { webhookSecret } from '../../../server/cli/webhook-secret.ts';
import { runs, sendOccurrences } from '../../../shared/sync/client.ts';
import { ADA, purchase, STORE } from '../sync/store-world.ts';
import { capturedIo } from './cli-world.ts';
import { eventually, publishExample, started, targetOf } from './serve-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function secretOf(data: string): Promise<string> {
  const io = capturedIo();
  await webhookSecret({ data, workspace: STORE }, io);
  return io.stdout;
}

it('[D2] a folder is backed up while it is being served, and restored whole', async () => {
  const data = join(temporaryFolder(), 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'environment.json'), '{ "debug": true }');
  const secret = await secretOf(data);
  const server = await started({ data });
  const target = await targetOf(server);
  await publishExample(target);
  const ids = Array.from({ length: 300 }, (_, index) => `o${index}`);
  const sending = ids.map((id) => sendOccurrences(target, JSON.stringify(purchase(id, ADA, { total: 1 }))));
  await Promise.all(sending.slice(0, 150));
  const to = join(temporaryFolder(), 'shop.backup');
  const io = capturedIo();
  expect([await backup({ data, to }, io), io.stderr]).toEqual([0, expect.stringContaining('checked') as string]);
  expect(statSync(to).mode & 0o077).toBe(0);
  await Promise.all(sending);
  await server.stop();

  const copy = join(temporaryFolder(), 'restored');
  expect(await restore({ from: to, data: copy }, io)).toBe(0);
  expect(await secretOf(copy)).toBe(secret);
  expect(readFileSync(join(copy, 'environment.json'), 'utf8')).toBe('{ "debug": true }');
  const again = await started({ data: copy });
  const restored = await targetOf({ ...again, data: copy });
  const kept = await eventually(async () => {
    const page = await runs(restored, { limit: 200 });
    return page.kind === 'ok' && page.value.runs.length >= 150 ? page.value.runs : undefined;
  });
  expect(kept.every((run) => run.fired.includes('thank-you'))).toBe(true);
  const repeat = await sendOccurrences(restored, JSON.stringify(purchase('o0', ADA, { total: 1 })));
  expect(repeat).toMatchObject({ kind: 'ok', value: { results: [{ status: 'duplicate' }] } });
});

it('[D2] a folder that is not served is backed up too; neither command overwrites anything', async () => {
  const server = await started();
  await server.stop();
  const to = join(temporaryFolder(), 'b');
  const io = capturedIo();
  expect(await backup({ data: server.data, to }, io)).toBe(0);
  expect(await backup({ data: server.data, to }, io)).toBe(1);
  expect(io.stderr).toContain('overwrites nothing');
  expect(await restore({ from: to, data: server.data }, io)).toBe(1);
  expect(io.stderr).toContain('is not empty');
});

it('[D2] a backup that was cut or changed is not restored', async () => {
  const server = await started();
  await server.stop();
  const folder = temporaryFolder();
  const to = join(folder, 'b');
  await backup({ data: server.data, to }, capturedIo());
  const bytes = readFileSync(to);
  const flipped = Buffer.from(bytes);
  flipped[5_000] = (flipped[5_000] ?? 0) ^ 1;
  for (const [name, content, sentence] of [
    ['cut', bytes.subarray(0, bytes.length - 1), 'cut short'],
    ['flipped', flipped, 'is damaged'],
    ['empty', Buffer.alloc(0), 'no backup'],
  ] as const) {
    writeFileSync(join(folder, name), content);
    const io = capturedIo();
    const data = join(folder, `${name}-data`);
    expect(await restore({ from: join(folder, name), data }, io)).toBe(1);
    expect(io.stderr).toContain(sentence);
    expect(existsSync(data)).toBe(false);
  }
});

it('[D2] what is not there is said with status 2', async () => {
  const io = capturedIo();
  const nowhere = join(temporaryFolder(), 'nowhere');
  expect(await backup({ data: nowhere, to: 'x' }, io)).toBe(2);
  expect(await restore({ from: nowhere, data: 'x' }, io)).toBe(2);
});
