import { expect, it } from 'vitest';
import { deadLetters, redrive, type SyncTarget } from '../../../shared/sync/client.ts';
import type { Outcome, Transport } from '../../../shared/sync/executor/ports.ts';
import { ADA, purchase } from '../sync/store-world.ts';
import { httpWorld, type HttpWorld } from './http-world.ts';

/** A world in which two e-mails were refused for good; they are accepted from then on. */
async function refusedMail(): Promise<HttpWorld> {
  let outcome: Outcome = { kind: 'final', reason: 'No such mailbox.' };
  const sendEmail: Transport = { idempotent: false, concurrency: 8, deliver: () => Promise.resolve(outcome) };
  const w = await httpWorld({ transports: { sendEmail } });
  await w.publish();
  const small = { orderid: '1', total: 1 };
  await w.call('POST', '/v1/events', { body: [purchase('a', ADA, small), purchase('b', ADA, small)] });
  await w.settle();
  outcome = { kind: 'delivered' };
  return w;
}

/** The client over the server without a socket. */
function targetOf(w: HttpWorld, token = w.token): SyncTarget {
  return {
    address: 'http://hookflow.test',
    token,
    async send({ method, url, headers, body }) {
      const { pathname, search } = new URL(url);
      const path = pathname + search;
      const answer = await w.app.inject({
        method,
        url: path,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: answer.statusCode, text: answer.body };
    },
  };
}

it('[X7] dead letters are listed, the newest first, a page at a time', async () => {
  const w = await refusedMail();
  const first = await w.call('GET', '/v1/dead-letters?limit=1');
  expect(first).toMatchObject({
    status: 200,
    body: {
      deadLetters: [
        {
          trigger: 'thank-you',
          kind: 'sendEmail',
          state: 'dead',
          attempts: 1,
          detail: 'No such mailbox.',
          params: { to: 'ada@example.com' },
        },
      ],
    },
  });
  const rest = await w.call('GET', `/v1/dead-letters?limit=1&page=${String(first.body['next'])}`);
  expect(rest.body['deadLetters']).toHaveLength(1);
  expect(rest.body).not.toHaveProperty('next');
});

it('[X7] redriven through the client they are delivered, each once', async () => {
  const w = await refusedMail();
  const target = targetOf(w);
  const listed = await deadLetters(target);
  const keys = listed.kind === 'ok' ? listed.value.deadLetters.map((letter) => letter.key) : [];
  expect(keys).toHaveLength(2);
  expect(await redrive(target, [...keys, 'unknown'])).toEqual({ kind: 'ok', value: { redriven: 2 } });
  expect(await redrive(target, keys)).toEqual({ kind: 'ok', value: { redriven: 0 } });
  await w.settle();
  expect(await deadLetters(target)).toEqual({ kind: 'ok', value: { deadLetters: [] } });
  expect((await w.call('GET', '/v1/runs?limit=1')).body).toMatchObject({
    runs: [{ actions: [{ kind: 'sendEmail', state: 'delivered', attempts: 1 }] }],
  });
});

it('[P7] another workspace sees and redrives none of them', async () => {
  const w = await refusedMail();
  const mine = (await w.call('GET', '/v1/dead-letters')).body['deadLetters'] as { key: string }[];
  const token = await w.grant({ workspace: 'other' });
  expect((await w.call('GET', '/v1/dead-letters', { token })).body).toEqual({ deadLetters: [] });
  const body = { keys: mine.map(({ key }) => key) };
  expect((await w.call('POST', '/v1/dead-letters/redrive', { token, body })).body).toEqual({ redriven: 0 });
});

it.each([
  ['ingest may not list them', 'GET', '/v1/dead-letters', 'ingest'],
  ['read may not redrive them', 'POST', '/v1/dead-letters/redrive', 'read'],
] as const)('[P7] %s', async (_title, method, url, scope) => {
  const w = await httpWorld();
  const token = await w.grant({ scopes: [scope] });
  expect(await w.call(method, url, { token, ...(method === 'POST' ? { body: { keys: ['x'] } } : {}) })).toMatchObject({
    status: 403,
    body: { code: 'scope-missing' },
  });
});

it.each([[{}], [{ keys: [] }], [{ keys: 'all' }], [{ keys: ['a'], all: true }]])(
  '[P1] a redrive of %j is refused with its place',
  async (body) => {
    const w = await httpWorld();
    expect(await w.call('POST', '/v1/dead-letters/redrive', { body })).toMatchObject({
      status: 400,
      body: { code: 'bad-request', problems: [{ code: 'request.invalid' }] },
    });
  },
);

it('[P1] the OpenAPI document describes both', async () => {
  const w = await httpWorld();
  const { body } = await w.call('GET', '/v1/openapi.json');
  expect(body['paths']).toMatchObject({ '/v1/dead-letters': { get: {} }, '/v1/dead-letters/redrive': { post: {} } });
  expect(body['components']).toMatchObject({ schemas: { DeadLetter: { type: 'object' } } });
});
