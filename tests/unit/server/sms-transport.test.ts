import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { smsTransport } from '../../../server/adapters/sms/sms-transport.ts';
import { readSecret } from '../../../server/environment/read-secret.ts';
import { SmsSettings } from '../../../server/environment/sms-settings.ts';
import { openTransports } from '../../../server/serve/open-transports.ts';
import { newWorkspace } from '../../../shared/flow/new-workspace.ts';
import { environment, publish, runs, sendOccurrences } from '../../../shared/sync/client.ts';
import type { ClaimedAction } from '../../../shared/sync/executor/store.ts';
import { ADA, asJson, hashOfWorkspace, purchase, STORE } from '../sync/store-world.ts';
import { eventually, started, targetOf, type Log } from './serve-world.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { receiver } from './webhook-receiver.ts';

const SECRET = 's3cret-of-the-gateway';

function sms(params = { to: '+15125550100', body: 'Thank you, "Ada" & co {{secret}}' }): ClaimedAction {
  const place = { occurrence: 'order-1', trigger: 't', node: 'n', workspace: 'shop', run: '1', target: 'sendSms' };
  return { ...place, key: 'key-1', kind: 'sendSms', attempt: 1, interrupted: false, params };
}

function gateway(url: string, change: object = {}) {
  const body = { json: { messages: [{ to: '{{to}}', text: '{{ text }}' }], ref: 'hf-{{key}}', flash: false } };
  const settings = SmsSettings.parse({ url, body, ...change });
  const made = smsTransport(settings, { secret: SECRET, now: () => 0, timeoutMs: 1_000 });
  onTestFinished(() => made.close());
  return made;
}

it('[X5] an SMS is sent as the JSON template says; nothing in its text changes the request', async () => {
  const { origin, seen } = await receiver((response) => response.writeHead(201).end());
  const headers = { Authorization: 'Bearer {{secret}}', 'Idempotency-Key': '{{key}}' };
  expect(await gateway(`${origin}/send`, { headers }).deliver(sms())).toEqual({
    kind: 'delivered',
    detail: 'Answered 201.',
  });
  expect(JSON.parse(seen[0]!.body)).toEqual({
    messages: [{ to: '+15125550100', text: 'Thank you, "Ada" & co {{secret}}' }],
    ref: 'hf-key-1',
    flash: false,
  });
  expect(seen[0]).toMatchObject({
    method: 'POST',
    path: '/send',
    headers: { authorization: `Bearer ${SECRET}`, 'idempotency-key': 'key-1', 'content-type': 'application/json' },
  });
});

it('[X5] or as a form with Basic authentication', async () => {
  const { origin, seen } = await receiver((response) => response.end());
  const body = { form: { To: '{{to}}', Body: '{{text}}', From: 'SHOP' } };
  await gateway(origin, { body, basicUser: 'AC123' }).deliver(sms());
  expect([...new URLSearchParams(seen[0]!.body)]).toEqual([
    ['To', '+15125550100'],
    ['Body', 'Thank you, "Ada" & co {{secret}}'],
    ['From', 'SHOP'],
  ]);
  const credentials = Buffer.from(`AC123:${SECRET}`).toString('base64');
  expect(seen[0]!.headers['authorization']).toBe(`Basic ${credentials}`);
});

it.each([
  [400, { kind: 'final' }],
  [401, { kind: 'final' }],
  [302, { kind: 'final' }],
  [503, { kind: 'retry' }],
  [429, { kind: 'retry', notBefore: 7_000 }],
])('[X3] an answer of %i means %j', async (status, outcome) => {
  const { origin } = await receiver((response) => response.writeHead(status, { 'retry-after': '7' }).end());
  expect(await gateway(origin).deliver(sms())).toMatchObject(outcome);
});

it('[X2] a message that was on its way when the connection broke is uncertain, unless the gateway drops repeats', async () => {
  const { origin } = await receiver((_response, request) => request.socket.destroy());
  expect(await gateway(origin).deliver(sms())).toMatchObject({
    kind: 'uncertain',
    reason: expect.stringContaining('may have been sent') as string,
  });
  const careful = gateway(origin, { dropsRepeats: true });
  expect([careful.idempotent, (await careful.deliver(sms())).kind]).toEqual([true, 'retry']);
});

it('[X2] where no connection stood nothing was sent, so it is tried again', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  expect(await gateway(`http://127.0.0.1:${port}`).deliver(sms())).toEqual({
    kind: 'retry',
    reason: 'The SMS gateway cannot be reached (ECONNREFUSED).',
  });
});

/** The data folder of a server with SMS switched on. */
function folderWith(settings: object): string {
  const data = join(temporaryFolder(), 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'environment.json'), JSON.stringify(settings));
  return data;
}

async function texted(data: string, log?: Log) {
  const workspace = {
    ...newWorkspace({ id: STORE, name: 'Texts', timeZone: 'UTC' }),
    events: [{ id: '30552', label: 'Purchase' }],
    triggers: [
      {
        id: 'text',
        name: 'Text the buyer',
        enabled: true,
        nodes: [
          { id: 'start', kind: 'event' as const, event: '30552' },
          {
            id: 'sms',
            kind: 'action' as const,
            action: { kind: 'sendSms' as const, to: '{{ contact.phone }}', body: 'Thank you, {{ contact.firstname }}' },
          },
        ],
        edges: [{ from: 'start', port: 'out' as const, to: 'sms' }],
      },
    ],
  };
  const server = await started({ data, smsSecret: SECRET, ...(log ? { log } : {}) });
  const target = await targetOf(server);
  const request = { workspace: asJson(workspace), programHash: hashOfWorkspace(workspace) };
  expect(await publish(target, STORE, request, { ifMatch: 0, idempotencyKey: 'first' })).toMatchObject({ kind: 'ok' });
  await sendOccurrences(target, JSON.stringify(purchase('order-1', ADA)));
  const run = await eventually(async () => {
    const page = await runs(target);
    const found = page.kind === 'ok' ? page.value.runs[0] : undefined;
    return found?.actions[0]?.state === 'pending' ? undefined : found;
  });
  return { run, target };
}

it('[X5] with "sms" switched on a server sends through its gateway, and neither secret nor number is logged', async () => {
  const { origin, seen } = await receiver((response) => response.end());
  const headers = { 'X-Api-Key': '{{secret}}' };
  const body = { json: { to: '{{to}}', text: '{{text}}' } };
  const log: Log = { text: '' };
  const { run } = await texted(folderWith({ deliver: ['sms'], sms: { url: origin, headers, body } }), log);
  expect(run.actions).toMatchObject([{ kind: 'sendSms', state: 'delivered' }]);
  expect(JSON.parse(seen[0]!.body)).toEqual({ to: '+15125550100', text: 'Thank you, Ada' });
  expect(log.text).not.toContain(SECRET);
  expect(log.text).not.toContain('5550100');
});

it('[X6] in debug mode everything runs, nothing is sent, and the run and the API say so', async () => {
  const { origin, seen } = await receiver((response) => response.end());
  const sms = { url: origin, body: { form: { to: '{{to}}' } } };
  const { run, target } = await texted(folderWith({ deliver: ['sms'], sms, debug: true }));
  expect(run).toMatchObject({
    debug: true,
    fired: ['text'],
    actions: [{ state: 'recorded', detail: 'Debug mode: kept, not sent.' }],
  });
  expect(seen).toEqual([]);
  expect(await environment(target)).toEqual({ kind: 'ok', value: { debug: true, deliver: ['sms'] } });
});

const base = { folder: '', deliver: ['sms'] as const, allowTargets: [], smtp: undefined, smtpPassword: undefined };
const withSecret = SmsSettings.parse({ url: 'https://a.example', body: { form: { key: '{{secret}}' } } });
it.each([
  ['no gateway', {}, 'has no "sms"'],
  ['no secret', { sms: withSecret }, 'HOOKFLOW_SMS_SECRET'],
])('[X5] with %s the server says what is missing', async (_title, change, sentence) => {
  const opened = await openTransports({ ...base, now: () => 0, ...change });
  expect(opened).toMatchObject({ ok: false, error: expect.stringContaining(sentence) as string });
});

it('[X5] a secret comes from a variable or from a file, and only from one of them', () => {
  const path = join(temporaryFolder(), 'secret');
  writeFileSync(path, 'from-file\n');
  expect(readSecret({ S: 'plain' }, 'S')).toEqual({ ok: true, value: 'plain' });
  expect(readSecret({ S_FILE: path }, 'S')).toEqual({ ok: true, value: 'from-file' });
  expect(readSecret({}, 'S')).toEqual({ ok: true, value: undefined });
  expect(readSecret({ S: 'plain', S_FILE: path }, 'S').ok).toBe(false);
  const missing = readSecret({ S_FILE: `${path}.missing` }, 'S');
  expect(missing).toEqual({ ok: false, error: 'The file that S_FILE names cannot be read (ENOENT).' });
});
