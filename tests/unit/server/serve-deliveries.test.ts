import { writeFileSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { webhookSecret } from '../../../server/cli/webhook-secret.ts';
import { openTransports } from '../../../server/serve/open-transports.ts';
import { startServer } from '../../../server/serve/start-server.ts';
import { publish, runs, sendOccurrences, type SyncTarget } from '../../../shared/sync/client.ts';
import { ADA, asJson, hashOfWorkspace, purchase, STORE } from '../sync/store-world.ts';
import { capturedIo } from './cli-world.ts';
import { mailServer } from './mail-server.ts';
import { hookWorkspace } from './hook-workspace.ts';
import { eventually, publishExample, started, targetOf } from './serve-world.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { receiver } from './webhook-receiver.ts';

async function bought(target: SyncTarget, url: string) {
  const workspace = hookWorkspace(url);
  const receipt = await publish(
    target,
    STORE,
    { workspace: asJson(workspace), programHash: hashOfWorkspace(workspace) },
    { ifMatch: 0, idempotencyKey: 'first' },
  );
  expect(receipt.kind).toBe('ok');
  await sendOccurrences(target, JSON.stringify(purchase('order-1', { purl: 'Ada' })));
  return eventually(async () => {
    const page = await runs(target);
    const action = page.kind === 'ok' ? page.value.runs[0]?.actions[0] : undefined;
    return action !== undefined && action.state !== 'pending' ? action : undefined;
  });
}

it('[X4] with --deliver webhooks a webhook is called, and its receiver verifies it with the secret that is printed', async () => {
  const { origin, seen } = await receiver((response) => response.end());
  const server = await started({ deliver: ['webhooks'], allowTargets: ['127.0.0.1'] });
  expect(await bought(await targetOf(server), `${origin}/warehouse`)).toMatchObject({
    state: 'delivered',
    attempts: 1,
  });
  const io = capturedIo();
  expect(await webhookSecret({ data: server.data, workspace: STORE }, io)).toBe(0);
  const { body, headers } = seen[0]!;
  expect(new Webhook(io.stdout.trim()).verify(body, headers as Record<string, string>)).toMatchObject({
    id: 'order-1',
    event: '30552',
  });
  expect(statSync(join(server.data, 'webhook.key')).mode & 0o077).toBe(0);
});

it('[X5] unless switched on, a webhook is recorded in the outbox and not called', async () => {
  const { origin, seen } = await receiver((response) => response.end());
  const server = await started({ allowTargets: ['127.0.0.1'] });
  expect(await bought(await targetOf(server), origin)).toMatchObject({ state: 'recorded' });
  expect(seen).toEqual([]);
});

it('[X4] environment.json switches it on too; a target that is not listed is a dead letter', async () => {
  const { origin, seen } = await receiver((response) => response.end());
  const data = join(temporaryFolder(), 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'environment.json'), '{ "deliver": ["webhooks"] }');
  const server = await started({ data });
  expect(await bought(await targetOf(server), origin)).toMatchObject({
    state: 'dead',
    detail: expect.stringContaining('127.0.0.1 is not a public address') as string,
  });
  expect(seen).toEqual([]);
});

it('[X4] a damaged key is not replaced, which would change every secret: status 1', async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'webhook.key'), 'short');
  const io = capturedIo();
  expect(await webhookSecret({ data, workspace: STORE }, io)).toBe(1);
  expect(io.stderr).toContain('is damaged');
  expect(io.stdout).toBe('');
});

it('[X4] secrets differ by workspace and by folder, and stay the same', async () => {
  const secret = async (data: string, workspace: string) => {
    const io = capturedIo();
    await webhookSecret({ data, workspace }, io);
    return io.stdout;
  };
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  const all = [await secret(one, 'a'), await secret(one, 'b'), await secret(two, 'a')];
  expect(new Set(all).size).toBe(3);
  expect(await secret(one, 'a')).toBe(all[0]);
});

it('[X5] with "email" switched on, e-mail and notes to the team go to the mail server', async () => {
  const { port, mails } = await mailServer({
    authOptional: false,
    onAuth: ({ password }, _session, done) =>
      password === 'secret' ? done(null, { user: 'u' }) : done(new Error('no')),
  });
  const data = join(temporaryFolder(), 'data');
  mkdirSync(data);
  const smtp = { host: '127.0.0.1', port, secure: false, user: 'shop', from: { address: 'shop@example.com' } };
  writeFileSync(join(data, 'environment.json'), JSON.stringify({ deliver: ['email'], smtp }));
  const server = await started({ data, smtpPassword: 'secret' });
  const target = await targetOf(server);
  await publishExample(target);
  await sendOccurrences(target, JSON.stringify(purchase('order-1', ADA)));
  await eventually(() => Promise.resolve(mails.length === 2 ? true : undefined));
  expect(mails.map((mail) => mail.to).sort()).toEqual([['ada@example.com'], ['sales@example.com']]);
  const states = await eventually(async () => {
    const page = await runs(target);
    const actions = page.kind === 'ok' ? page.value.runs[0]?.actions.map((action) => action.state) : undefined;
    return actions?.includes('pending') === false ? actions : undefined;
  });
  expect(states).toEqual(['delivered', 'delivered', 'delivered']);
});

it.each<[string, string, object, string]>([
  ['settings with a problem', '{ "deliver": ["fax"] }', {}, 'environment.json:1:15: '],
  ['a target that is none', '{}', { allowTargets: ['127.0.0.1:80'] }, 'Ports are not listed'],
  ['e-mail without a mail server', '{ "deliver": ["email"] }', {}, 'has no "smtp"'],
  [
    'a mail user without a password',
    '{ "deliver": ["email"], "smtp": { "host": "m", "port": 25, "secure": true, "user": "u", "from": { "address": "a@b.example" } } }',
    {},
    'HOOKFLOW_SMTP_PASSWORD',
  ],
])('[X5] the server does not start with %s, and says so', async (_title, text, options, sentence) => {
  const data = join(temporaryFolder(), 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'environment.json'), text);
  const logger = pino({ enabled: false });
  const result = await startServer({ data, host: '127.0.0.1', port: 0, logger, ...options });
  expect(result).toMatchObject({ ok: false, error: expect.stringContaining(sentence) as string });
});

it.each([
  ['22.18.9', false],
  ['22.19.0', true],
  ['24.0.0', true],
])('[X4] on Node %s webhooks can be switched on: %s', async (nodeVersion, expected) => {
  const opened = await openTransports({
    folder: temporaryFolder(),
    deliver: ['webhooks'],
    allowTargets: [],
    smtp: undefined,
    smtpPassword: undefined,
    now: () => 0,
    nodeVersion,
  });
  expect(opened.ok).toBe(expected);
  if (opened.ok) await opened.value.close();
  else expect(opened.error).toContain('22.19 or newer');
});
