import type { IncomingMessage, ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { expect, it, onTestFinished } from 'vitest';
import { allowedTargets } from '../../../server/adapters/webhook/allowed-targets.ts';
import type { ResolvedAddress } from '../../../server/adapters/webhook/guarded-connector.ts';
import { secretText } from '../../../server/adapters/webhook/webhook-signature.ts';
import { webhookTransport } from '../../../server/adapters/webhook/webhook-transport.ts';
import type { JsonObject } from '../../../shared/base/json.ts';
import type { ClaimedAction } from '../../../shared/sync/executor/store.ts';
import { receiver } from './webhook-receiver.ts';

const NOW = Date.now();
const SECRET = Buffer.alloc(32, 7);
const KEY = 'a'.repeat(64);

function call(params: JsonObject): ClaimedAction {
  return {
    key: KEY,
    kind: 'callWebhook',
    occurrence: 'order-1',
    trigger: 't',
    node: 'n',
    workspace: 'shop',
    run: '1',
    target: 'callWebhook',
    attempt: 1,
    interrupted: false,
    params: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"total":"ä"}', ...params },
  };
}

function transport(
  o: { allow?: readonly string[]; timeoutMs?: number; addresses?: readonly ResolvedAddress[]; asked?: string[] } = {},
) {
  const made = webhookTransport({
    allowed: allowedTargets(o.allow ?? ['127.0.0.1']),
    secrets: (workspace) => Buffer.concat([SECRET, Buffer.from(workspace)]),
    now: () => NOW,
    timeoutMs: o.timeoutMs ?? 10_000,
    ...(o.addresses === undefined
      ? {}
      : {
          resolve(host: string) {
            o.asked?.push(host);
            return Promise.resolve(o.addresses ?? []);
          },
        }),
  });
  onTestFinished(() => made.close());
  return made;
}

it('[X4] a webhook is signed so that the library of Standard Webhooks verifies it, with the secret of its workspace', async () => {
  const { origin, seen } = await receiver((response) => response.end('ok'));
  const url = `${origin}/hook?a=1`;
  expect(await transport().deliver(call({ url }))).toEqual({ kind: 'delivered', detail: 'Answered 200.' });
  const { method, path, headers, body } = seen[0]!;
  expect({ method, path, body, type: headers['content-type'] }).toEqual({
    method: 'POST',
    path: '/hook?a=1',
    body: '{"total":"ä"}',
    type: 'application/json',
  });
  expect(headers['webhook-id']).toBe(KEY);
  const signed = headers as Record<string, string>;
  const secret = (workspace: string) => secretText(Buffer.concat([SECRET, Buffer.from(workspace)]));
  expect(new Webhook(secret('shop')).verify(body, signed)).toEqual({ total: 'ä' });
  expect(() => new Webhook(secret('other')).verify(body, signed)).toThrow();
  expect(() => new Webhook(secret('shop')).verify(`${body} `, signed)).toThrow();
});

it('[X4] a request without a body is sent and signed as an empty one', async () => {
  const { origin, seen } = await receiver((response) => response.writeHead(204).end());
  const { body: _body, ...params } = call({ url: origin, method: 'GET', headers: {} }).params as { body: string };
  expect(await transport().deliver({ ...call({}), params })).toMatchObject({ kind: 'delivered' });
  expect(seen).toMatchObject([{ method: 'GET', body: '' }]);
  expect(seen[0]!.headers['webhook-signature']).toMatch(/^v1,/);
});

type Fault = (response: ServerResponse, request: IncomingMessage) => void;
const status = (code: number, headers: Record<string, string> = {}): Fault => {
  return (response) => void response.writeHead(code, headers).end('{}');
};
const inOneHour = new Date(Math.ceil(NOW / 1000) * 1000 + 3_600_000);

it.each<[string, Fault, object]>([
  ['201', status(201), { kind: 'delivered', detail: 'Answered 201.' }],
  [
    'a reset connection',
    (_response, request) => request.socket.resetAndDestroy(),
    { kind: 'retry', reason: expect.stringMatching(/^The connection failed/) as string },
  ],
  ['500', status(500), { kind: 'retry', reason: 'Answered 500.' }],
  [
    '503 with Retry-After in seconds',
    status(503, { 'retry-after': '120' }),
    { kind: 'retry', reason: 'Answered 503.', notBefore: NOW + 120_000 },
  ],
  [
    '429 with Retry-After as a date',
    status(429, { 'retry-after': inOneHour.toUTCString() }),
    { kind: 'retry', reason: 'Answered 429.', notBefore: inOneHour.getTime() },
  ],
  [
    '429 with ten years of Retry-After',
    status(429, { 'retry-after': '315360000' }),
    { kind: 'retry', reason: 'Answered 429.', notBefore: NOW + 86_400_000 },
  ],
  [
    '429 with a Retry-After that is none',
    status(429, { 'retry-after': 'soon' }),
    { kind: 'retry', reason: 'Answered 429.' },
  ],
  ['408', status(408), { kind: 'retry', reason: 'Answered 408.' }],
  ['425', status(425), { kind: 'retry', reason: 'Answered 425.' }],
  ['404', status(404), { kind: 'final', reason: 'Answered 404.' }],
  ['410', status(410), { kind: 'final', reason: 'Answered 410.' }],
  [
    'a redirect',
    status(302, { location: '/elsewhere' }),
    { kind: 'final', reason: 'Answered 302: redirects are not followed. Use the address that it leads to.' },
  ],
])('[X3] a receiver that answers with %s', async (_title, fault, outcome) => {
  const { origin, seen } = await receiver(fault);
  expect(await transport().deliver(call({ url: `${origin}/hook` }))).toEqual(outcome);
  expect(seen).toHaveLength(1);
});

it('[X4] of an answer that does not end 64 KB are read, then the connection is closed; the status counts', async () => {
  let written = 0;
  let closed: (value: boolean) => void = () => undefined;
  const ended = new Promise<boolean>((resolve) => (closed = resolve));
  const { origin } = await receiver((response) => {
    const chunk = Buffer.alloc(16 * 1024, 'x');
    const more = (): void => {
      if (response.destroyed) return;
      written += chunk.length;
      response.write(chunk, () => setImmediate(more));
    };
    response.on('close', () => closed(true));
    response.writeHead(200);
    more();
  });
  expect(await transport({ timeoutMs: 10_000 }).deliver(call({ url: origin }))).toMatchObject({ kind: 'delivered' });
  expect(await ended).toBe(true);
  // What the kernel's buffers took does not count; without the limit this would go on for ten seconds.
  expect(written).toBeLessThan(64 * 1024 * 1024);
});

it('[X3] a receiver that is too slow is tried again', async () => {
  const { origin, seen } = await receiver(() => undefined);
  const outcome = await transport({ timeoutMs: 400 }).deliver(call({ url: origin }));
  expect(outcome).toEqual({ kind: 'retry', reason: 'No answer within 0.4 seconds.' });
  expect(seen).toHaveLength(1);
});

it('[X4] an answer that starts in time and never ends is cut; its status counts', async () => {
  const { origin } = await receiver((response) => void response.writeHead(200).write('slowly'));
  const started = performance.now();
  expect(await transport({ timeoutMs: 1_000 }).deliver(call({ url: origin }))).toMatchObject({ kind: 'delivered' });
  expect(performance.now() - started).toBeLessThan(9_000);
});

it('[X3] nobody listens: another attempt', async () => {
  const outcome = await transport().deliver(call({ url: 'http://127.0.0.1:9' }));
  expect(outcome).toEqual({ kind: 'retry', reason: 'The connection failed (ECONNREFUSED).' });
});

it.each<[string, JsonObject, readonly ResolvedAddress[], string]>([
  ['a private address', { url: 'https://10.1.2.3/' }, [], 'not a public address'],
  [
    'loopback by name',
    { url: 'https://hooks.example/' },
    [{ address: '127.0.0.1', family: 4 }],
    'not a public address',
  ],
  [
    'one private address among public ones',
    { url: 'https://hooks.example/' },
    [
      { address: '93.184.216.34', family: 4 },
      { address: '::1', family: 6 },
    ],
    'not a public address',
  ],
  ['an IPv6 literal', { url: 'https://[::1]/' }, [], 'not a public address'],
  ['loopback written as a number', { url: 'https://2130706433/' }, [], 'not a public address'],
  ['plain http', { url: 'http://hooks.example/' }, [{ address: '93.184.216.34', family: 4 }], 'without https'],
  [
    'an odd port',
    { url: 'https://hooks.example:6379/' },
    [{ address: '93.184.216.34', family: 4 }],
    'ports 443 and 8443 only',
  ],
  ['userinfo', { url: 'https://user:secret@hooks.example/' }, [], 'user name or password'],
  ['another scheme', { url: 'ftp://hooks.example/' }, [], 'does not start with https'],
  [
    'a header of the signature',
    { url: 'https://hooks.example/', headers: { 'Webhook-Id': 'x' } },
    [],
    'sets the header Webhook-Id',
  ],
  ['a Host header', { url: 'https://hooks.example/', headers: { host: 'internal' } }, [], 'sets the header host'],
])('[X4] %s is refused for good, and nothing is sent', async (_title, params, addresses, reason) => {
  const outcome = await transport({ allow: [], addresses }).deliver(call(params));
  expect(outcome).toMatchObject({ kind: 'final', reason: expect.stringContaining(reason) as string });
});

it('[X4] a listed name may be private; it is resolved once, and the connection goes to that answer', async () => {
  const { origin, seen } = await receiver((response) => response.end());
  const asked: string[] = [];
  const port = new URL(origin).port;
  const addresses = [{ address: '127.0.0.1', family: 4 }];
  const made = transport({ allow: ['receiver.test'], addresses, asked });
  expect(await made.deliver(call({ url: `http://receiver.test:${port}/` }))).toMatchObject({ kind: 'delivered' });
  expect(asked).toEqual(['receiver.test']);
  expect(seen[0]!.headers.host).toBe(`receiver.test:${port}`);
});

it('[X3] a name without an address is worth another attempt', async () => {
  expect(await transport({ addresses: [] }).deliver(call({ url: 'https://hooks.example/' }))).toMatchObject({
    kind: 'retry',
  });
});
