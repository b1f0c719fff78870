import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { allowedTargets } from '../../server/adapters/webhook/allowed-targets.ts';
import { webhookTransport } from '../../server/adapters/webhook/webhook-transport.ts';
import { createExecutor } from '../../shared/sync/executor/executor.ts';
import { memoryStore } from '../../shared/sync/executor/memory-store.ts';
import { outboxTransports } from '../../shared/sync/executor/outbox-transport.ts';
import type { Store } from '../../shared/sync/executor/store.ts';
import { systemClock } from '../../server/serve/system-clock.ts';
import { openSqliteStore } from '../../server/adapters/sqlite-store/sqlite-store.ts';
import { action, arrival, countingStep, publishFirst, SHOP, work } from '../unit/sync/store-fixtures.ts';
import { eventually } from '../unit/server/serve-world.ts';
import { temporaryFolder } from '../unit/server/temporary-folder.ts';
import { receiver } from '../unit/server/webhook-receiver.ts';
import { soakSize } from './soak-size.ts';

const TIMEOUT = 1_000;
const HUNDRED_MEGABYTES = 100 * 1024 * 1024;

function huge(response: ServerResponse): void {
  const chunk = Buffer.alloc(64 * 1024);
  let left = HUNDRED_MEGABYTES;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      if (!response.write(chunk)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}

/** A server whose certificate this process trusts, but is for another name. */
async function wrongName(): Promise<string> {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync(
    'openssl',
    [
      ...words,
      '-keyout',
      key,
      '-out',
      cert,
      '-subj',
      '/CN=other.example',
      '-addext',
      'subjectAltName=DNS:other.example',
    ],
    { stdio: 'ignore' },
  );
  const known = getCACertificates('default');
  setDefaultCACertificates([...known, readFileSync(cert, 'utf8')]);
  onTestFinished(() => setDefaultCACertificates(known));
  const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) =>
    response.end(),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An executor that calls webhooks for real, and what becomes of them. */
async function calling(store: Store, urls: readonly string[]) {
  const webhooks = webhookTransport({
    allowed: allowedTargets(['127.0.0.1']),
    secrets: () => Buffer.alloc(32, 1),
    now: () => Date.now(),
    timeoutMs: TIMEOUT,
  });
  await publishFirst(store);
  await store.append(SHOP, [arrival('a')], Date.now());
  const actions = urls.map((url, index) => {
    const params = { url, method: 'POST', headers: {}, body: '{}' };
    return { action: { ...action(`k${index}`, 'callWebhook'), params }, state: 'pending' as const };
  });
  await store.evaluate(work({ now: Date.now(), step: (input) => ({ ...countingStep(input), actions }) }));
  const abort = new AbortController();
  const executor = createExecutor({
    store,
    clock: systemClock,
    random: () => 1,
    transports: { ...outboxTransports, callWebhook: webhooks },
    report: () => undefined,
  });
  const started = performance.now();
  const ended = executor.run(abort.signal);
  onTestFinished(async () => {
    abort.abort();
    await ended;
    await webhooks.close();
  });
  const states = async () => (await store.runs(SHOP, { limit: 1 })).items[0]!.actions;
  return { states, started };
}

it.skipIf(!existsSync('/usr/bin/openssl'))(
  '[X3] every fault of a receiver ends in its documented state',
  async () => {
    const at = async (answer: (response: ServerResponse) => void) => (await receiver(answer)).origin;
    const faults: readonly (readonly [string, string, object])[] = [
      [
        'reset',
        await at((response) => response.socket?.resetAndDestroy()),
        { state: 'failed', detail: 'The connection failed (ECONNRESET).' },
      ],
      ['slow', await at(() => undefined), { state: 'failed', detail: 'No answer within 1 seconds.' }],
      ['slow body', await at((response) => response.writeHead(200).write('x')), { state: 'delivered' }],
      ['500', await at((response) => response.writeHead(500).end()), { state: 'failed', detail: 'Answered 500.' }],
      [
        '429',
        await at((response) => response.writeHead(429, { 'retry-after': '3600' }).end()),
        { state: 'failed', detail: 'Answered 429.' },
      ],
      ['410', await at((response) => response.writeHead(410).end()), { state: 'dead', detail: 'Answered 410.' }],
      [
        'redirect',
        await at((response) => response.writeHead(302, { location: 'http://127.0.0.1/' }).end()),
        { state: 'dead' },
      ],
      ['100 MB', await at(huge), { state: 'delivered', detail: 'Answered 200.' }],
      [
        'wrong TLS name',
        await wrongName(),
        { state: 'failed', detail: 'The connection failed (ERR_TLS_CERT_ALTNAME_INVALID).' },
      ],
    ];
    const { states } = await calling(
      memoryStore(),
      faults.map(([, url]) => url),
    );
    const settled = await eventually(async () => {
      const all = await states();
      return all.every(({ state }) => state !== 'pending') ? all : undefined;
    });
    for (const [index, [name, , expected]] of faults.entries())
      expect({ name, ...settled[index] }).toMatchObject({ name, attempts: 1, ...expected });
  },
  60_000,
);

/** Calls a second of a good receiver, with as many calls of bad ones beside them. */
async function throughput(good: string, bad: readonly string[], count: number): Promise<number> {
  const opened = openSqliteStore(join(temporaryFolder(), 'hookflow.db'));
  if (!opened.ok) throw new Error(opened.error.kind);
  const { store } = opened.value;
  const urls = Array.from({ length: count }, (_, index) => [
    `${good}/${index}`,
    ...bad.map((url) => `${url}/${index}`),
  ]);
  const { states, started } = await calling(store, urls.flat());
  const [first] = (await store.runs(SHOP, { limit: 1 })).items;
  const goodKeys = new Set(first!.actions.map(({ key }) => key).filter((_, index) => index % (bad.length + 1) === 0));
  await eventually(async () => {
    const left = (await states()).filter(({ key, state }) => goodKeys.has(key) && state !== 'delivered');
    if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    return left.length === 0 || undefined;
  });
  const seconds = (performance.now() - started) / 1000;
  onTestFinished(() => store[Symbol.asyncDispose]());
  return count / seconds;
}

it('[X3] receivers that hang, fail or answer endlessly take less than a tenth from the others', async () => {
  const count = soakSize(150, 1_000);
  // A receiver that takes 60 ms bounds the rate, so that what is compared is waiting and not this machine's processor.
  const good = (await receiver((response) => setTimeout(() => response.end(), 60))).origin;
  const hanging = (await receiver(() => undefined)).origin;
  const failing = (await receiver((response) => response.writeHead(503).end())).origin;
  // In turns, so that what disturbs the machine disturbs both; the best of each is the least disturbed.
  let [alone, beside] = [0, 0];
  for (let round = 0; round < soakSize(2, 4); round += 1) {
    alone = Math.max(alone, await throughput(good, [], count));
    beside = Math.max(beside, await throughput(good, [hanging, failing], count));
  }
  process.stderr.write(`Calls a second: ${alone.toFixed(0)} alone, ${beside.toFixed(0)} beside bad receivers.\n`);
  expect(beside / alone).toBeGreaterThan(soakSize(0.75, 0.9));
}, 240_000);
