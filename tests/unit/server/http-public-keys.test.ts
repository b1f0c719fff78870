import { expect, it } from 'vitest';
import { RequestRate } from '../../../server/http/request-rate.ts';
import { TokenRequest } from '../../../server/tokens/token-contract.ts';
import { ADA, purchase } from '../sync/store-world.ts';
import { httpWorld, type HttpWorld } from './http-world.ts';

const PAGE = 'https://shop.example';
const from = (origin: string) => ({ origin });

async function shop(o: { publicRate?: number } = {}): Promise<HttpWorld & { readonly key: string }> {
  const w = await httpWorld(o);
  await w.publish();
  const key = await w.grant({ scopes: ['ingest'], prefixes: ['305'], public: true, origins: [PAGE], name: 'shop' });
  return { ...w, key };
}

it('[P7] a page of a listed origin sends with a public key, in the header or in the address, and may read the answer', async () => {
  const w = await shop();
  const inHeader = await w.call('POST', '/v1/events', { token: w.key, headers: from(PAGE), body: purchase('a', ADA) });
  const inAddress = await w.call('POST', `/v1/events?key=${w.key}`, {
    token: null,
    headers: { ...from(PAGE), 'content-type': 'text/plain' },
    body: JSON.stringify([purchase('b', ADA)]),
  });
  for (const answer of [inHeader, inAddress]) {
    expect(answer).toMatchObject({ status: 202, body: { results: [{ status: 'accepted' }] } });
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': PAGE, vary: 'Origin' });
  }
});

it.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['a subdomain', { origin: 'https://a.shop.example' }],
  ['another scheme', { origin: 'http://shop.example' }],
  ['an opaque origin', { origin: 'null' }],
  ['no origin', {}],
])('[P7] with %s a public key is refused, and the page may not read why', async (_title, headers) => {
  const w = await shop();
  const answer = await w.call('POST', '/v1/events', { token: w.key, headers, body: purchase('a', ADA) });
  expect(answer).toMatchObject({ status: 403, body: { code: 'origin-not-allowed' } });
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  expect((await w.store.health()).backlog).toBe(0);
});

it('[P7] a private token in an address is refused, and so is none', async () => {
  const w = await shop();
  const body = purchase('a', ADA);
  expect(await w.call('POST', `/v1/events?key=${w.token}`, { token: null, headers: from(PAGE), body })).toMatchObject({
    status: 403,
    body: { code: 'scope-missing' },
  });
  expect(await w.call('POST', '/v1/events', { token: null, headers: from(PAGE), body })).toMatchObject({ status: 401 });
  expect(await w.call('GET', `/v1/runs?key=${w.token}`, { token: null })).toMatchObject({ status: 401 });
});

it('[P7] answers to a private token are no page’s to read', async () => {
  const w = await shop();
  const sent = await w.call('POST', '/v1/events', { headers: from(PAGE), body: purchase('a', ADA) });
  expect(sent.status).toBe(202);
  expect(sent.headers).not.toHaveProperty('access-control-allow-origin');
});

it('[P7] a public key sends events of 305 only', async () => {
  const w = await shop();
  const body = { ...purchase('a', ADA), event: '70201' };
  const answer = await w.call('POST', '/v1/events', { token: w.key, headers: from(PAGE), body });
  expect(answer.body).toMatchObject({ results: [{ status: 'refused' }] });
});

it('[P7] the preflight request is answered for listed origins, on POST /v1/events only', async () => {
  const w = await shop();
  const ask = async (origin: string, url: string) => {
    const headers = { origin, 'access-control-request-method': 'POST' };
    const answer = await w.app.inject({ method: 'OPTIONS', url, headers });
    return [
      answer.statusCode,
      answer.headers['access-control-allow-origin'],
      answer.headers['access-control-allow-headers'],
    ];
  };
  expect(await ask(PAGE, '/v1/events')).toEqual([204, PAGE, 'authorization, content-type']);
  expect(await ask('https://evil.example', '/v1/events')).toEqual([403, undefined, undefined]);
  expect(await ask(PAGE, '/v1/runs')).toEqual([404, undefined, undefined]);
});

it('[P7] over its rate a public key gets 429 with Retry-After, which the page may read; later it works again', async () => {
  const w = await shop({ publicRate: 12 });
  const send = (id: string) =>
    w.call('POST', '/v1/events', { token: w.key, headers: from(PAGE), body: purchase(id, ADA) });
  expect([(await send('a')).status, (await send('b')).status]).toEqual([202, 202]);
  const turned = await send('c');
  expect(turned).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  expect(turned.headers).toMatchObject({ 'retry-after': '5', 'access-control-allow-origin': PAGE });
  expect((await w.store.health()).backlog).toBe(2);
  expect((await w.call('POST', '/v1/events', { body: purchase('private', ADA) })).status).toBe(202);
  w.clock.move(5_000);
  expect((await send('c')).status).toBe(202);
});

it('[P7] keys have rates of their own, and an idle one saves up no more than its burst', () => {
  const rate = new RequestRate(60);
  const taken = (key: string, now: number) =>
    Array.from({ length: 12 }, () => rate.take(key, now)).filter((wait) => wait === 0).length;
  expect([taken('a', 0), taken('b', 0)]).toEqual([10, 10]);
  expect(taken('a', 3_600_000)).toBe(10);
  expect(rate.take('a', 3_600_000)).toBe(1);
});

it.each<[string, object, string | undefined]>([
  ['a public key', {}, undefined],
  ['two scopes', { scopes: ['ingest', 'read'] }, 'scope ingest'],
  ['another prefix', { prefixes: ['702'] }, 'prefix 305'],
  ['every prefix', { prefixes: undefined }, 'prefix 305'],
  ['no origin', { origins: undefined }, 'needs the origins'],
  ['an origin with a path', { origins: ['https://shop.example/'] }, 'is no origin'],
  ['a wildcard', { origins: ['*'] }, 'is no origin'],
  ['origins of a private token', { public: false, prefixes: undefined }, 'Only a public key'],
])('[P7] a request for %s', (_title, change, complaint) => {
  const request = {
    workspace: 'shop',
    scopes: ['ingest'],
    prefixes: ['305'],
    public: true,
    origins: [PAGE],
    ...change,
  };
  const checked = TokenRequest.safeParse(JSON.parse(JSON.stringify(request)));
  const said = checked.success ? undefined : checked.error.issues.map((issue) => issue.message).join(' ');
  if (complaint === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(complaint);
});
