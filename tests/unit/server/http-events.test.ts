import { expect, it } from 'vitest';
import { ADA, purchase, STORE } from '../sync/store-world.ts';
import { arrival, NOW } from '../sync/store-fixtures.ts';
import { httpWorld } from './http-world.ts';

const events = '/v1/events';
const SHOP_PAGE = 'https://shop.example';

it('[I2] one occurrence is accepted, evaluated, and seen in runs and outbox', async () => {
  const w = await httpWorld();
  await w.publish();
  const sent = await w.call('POST', events, { body: purchase('order-1', ADA) });
  expect(sent).toMatchObject({ status: 202, body: { results: [{ status: 'accepted', id: 'order-1' }] } });
  await w.settle();
  const { body } = await w.call('GET', '/v1/runs');
  expect(body).toMatchObject({
    runs: [
      {
        occurrence: 'order-1',
        event: '30552',
        revision: 1,
        fired: ['thank-you', 'big-order-austin'],
        actions: [{ state: 'recorded' }, { state: 'recorded' }, { state: 'delivered' }],
      },
    ],
  });
  const [run] = body['runs'] as { id: string }[];
  expect((await w.call('GET', `/v1/runs/${run!.id}`)).body).toMatchObject({
    sent: purchase('order-1', ADA),
    contact: ADA,
    trace: { occurrence: 'order-1', triggers: [{ trigger: 'thank-you' }, { trigger: 'big-order-austin' }] },
  });
  expect((await w.call('GET', '/v1/outbox')).body).toMatchObject({
    messages: [
      { kind: 'notifyTeam', trigger: 'big-order-austin', run: run!.id },
      { kind: 'sendEmail', params: { to: 'ada@example.com', subject: 'Thank you, Ada' } },
    ],
  });
});

it('[I2] the answer tells for each: accepted, duplicate, refused with its place', async () => {
  const w = await httpWorld();
  await w.publish();
  const body = [purchase('a', ADA), purchase('a', ADA), { ...purchase('b', ADA), event: '30599' }, purchase('c', ADA)];
  const sent = await w.call('POST', events, { body });
  expect(sent.status).toBe(202);
  expect(sent.body['results']).toMatchObject([
    { status: 'accepted', id: 'a' },
    { status: 'duplicate', id: 'a' },
    { status: 'refused', problems: [{ code: 'occurrence.eventUnknown', severity: 'error' }] },
    { status: 'accepted', id: 'c' },
  ]);
});

it('[I3] the same occurrence sent many times at once acts once', async () => {
  const w = await httpWorld();
  await w.publish();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => w.call('POST', events, { body: purchase('order-1', ADA) })),
  );
  const statuses = answers.map((answer) => (answer.body['results'] as { status: string }[])[0]!.status);
  expect(statuses.sort()).toEqual(['accepted', ...Array.from({ length: 19 }, () => 'duplicate')]);
  await w.settle();
  expect((await w.store.outbox(STORE, { limit: 100 })).items).toHaveLength(2);
});

it('[O2] the shape of the SDK is accepted, by its own request too; without a date the answer says noDeduplication', async () => {
  const w = await httpWorld();
  await w.publish();
  const sdk = { app_code: '305', event_code: '30552', event_data: { total: 3 }, shardKey: 'AdaLovelace' };
  expect((await w.call('POST', events, { body: sdk })).body).toMatchObject({
    results: [{ status: 'accepted', noDeduplication: true }],
  });
  const { shardKey: _shardKey, ...bare } = sdk;
  const own = await w.call('PUT', '/api/contact-service/v1/events/GraceHopper', { body: bare });
  expect(own).toMatchObject({ status: 202, body: { results: [{ status: 'accepted' }] } });
  await w.settle();
  const { items } = await w.store.runs(STORE, { after: '0', limit: 10 });
  const purls = await Promise.all(items.map(async (run) => (await w.store.run(STORE, run.id))?.contact['purl']));
  expect(purls).toEqual(['AdaLovelace', 'GraceHopper']);
});

it('[I1] NDJSON is accepted', async () => {
  const w = await httpWorld();
  await w.publish();
  const body = `${JSON.stringify(purchase('a', ADA))}\n${JSON.stringify(purchase('b', ADA))}\n`;
  const sent = await w.call('POST', events, { body, headers: { 'content-type': 'application/x-ndjson' } });
  expect(sent.body).toMatchObject({ results: [{ id: 'a' }, { id: 'b' }] });
});

it('[I1] 500 occurrences are accepted, 501 are not, and none are nothing', async () => {
  const w = await httpWorld();
  await w.publish();
  const many = (count: number) => Array.from({ length: count }, (_, index) => purchase(`o${index}`, { purl: 'x' }));
  expect(await w.call('POST', events, { body: many(501) })).toMatchObject({
    status: 413,
    body: { code: 'too-many-occurrences' },
  });
  expect((await w.store.health()).backlog).toBe(0);
  expect((await w.call('POST', events, { body: many(500) })).status).toBe(202);
  expect((await w.store.health()).backlog).toBe(500);
  expect(await w.call('POST', events, { body: [] })).toMatchObject({ status: 400, body: { code: 'no-occurrences' } });
});

it('[I1] a body that is no JSON is refused as a whole, with the place', async () => {
  const w = await httpWorld();
  await w.publish();
  const sent = await w.call('POST', events, { body: '{ "id": "a", }' });
  expect(sent).toMatchObject({ status: 400, body: { code: 'unreadable-body' } });
  expect(sent.body['problems']).toMatchObject([{ code: 'json.syntax', line: 1 }]);
});

it('[I5] a body over 500 KB is 413', async () => {
  const w = await httpWorld();
  await w.publish();
  const body = purchase('a', ADA, { text: 'x'.repeat(500 * 1024) });
  expect(await w.call('POST', events, { body })).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
});

it('[I5] a workspace that sends too much is turned away, another one is not until all together are too many', async () => {
  const w = await httpWorld({ backlogLimit: 2 });
  await w.publish();
  const fill = (workspace: string, count: number) =>
    w.store.append(
      workspace,
      Array.from({ length: count }, (_, index) => arrival(`${workspace}${index}`)),
      NOW,
    );
  await fill('noisy', 5);
  expect((await w.call('POST', events, { body: [purchase('a', ADA), purchase('b', ADA)] })).status).toBe(202);
  expect((await w.call('POST', events, { body: purchase('c', ADA) })).status).toBe(429);
  await w.settle();
  await fill('noisier', 3);
  expect((await w.call('POST', events, { body: purchase('c', ADA) })).status).toBe(429);
});

it('[I5] over capacity is 429 with Retry-After, nothing is taken in, and later it works again', async () => {
  const w = await httpWorld({ backlogLimit: 2 });
  await w.publish();
  await w.call('POST', events, { body: [purchase('a', ADA), purchase('b', ADA)] });
  const turned = await w.call('POST', events, { body: purchase('c', ADA) });
  expect(turned).toMatchObject({ status: 429, body: { code: 'overloaded' } });
  expect(Number(turned.headers['retry-after'])).toBeGreaterThan(0);
  await w.settle();
  expect((await w.call('POST', events, { body: purchase('c', ADA) })).body).toMatchObject({
    results: [{ status: 'accepted' }],
  });
});

it('[P2] before anything is published sending is a conflict', async () => {
  const w = await httpWorld();
  expect(await w.call('POST', events, { body: purchase('a', ADA) })).toMatchObject({
    status: 409,
    body: { code: 'nothing-published' },
  });
});

it('[P7] a token for some prefixes sends those events only', async () => {
  const w = await httpWorld();
  await w.publish();
  const token = await w.grant({ scopes: ['ingest'], prefixes: ['702'] });
  expect((await w.call('POST', events, { token, body: purchase('a', ADA) })).body).toMatchObject({
    results: [{ status: 'refused', problems: [{ code: 'occurrence.eventNotAllowed' }] }],
  });
});

it('[O4] an internal event from outside is refused, but a completed form with a private token', async () => {
  const w = await httpWorld();
  await w.publish();
  const token = await w.grant({ scopes: ['ingest'], public: true, origins: [SHOP_PAGE] });
  const of = (id: string, event: string) => ({ ...purchase(id, ADA), event });
  const body = [of('a', '10101'), of('b', '10401')];
  const mine = await w.call('POST', events, { body });
  expect(mine.body['results']).toMatchObject([
    { status: 'refused', problems: [{ code: 'occurrence.eventInternal' }] },
    { status: 'accepted' },
  ]);
  const browser = await w.call('POST', events, { token, body, headers: { origin: SHOP_PAGE } });
  expect(browser.body['results']).toMatchObject([{ status: 'refused' }, { status: 'refused' }]);
});

it('[O5] of what a public key sends only the purl is read of the contact', async () => {
  const w = await httpWorld();
  await w.publish();
  const token = await w.grant({ scopes: ['ingest'], public: true, prefixes: ['305'], origins: [SHOP_PAGE] });
  await w.call('POST', events, {
    token,
    headers: { origin: SHOP_PAGE },
    body: purchase('a', { ...ADA, id: '1' }),
  });
  await w.settle();
  const [run] = (await w.store.runs(STORE, { limit: 1 })).items;
  expect((await w.store.run(STORE, run!.id))?.sent['contact']).toEqual({ purl: 'AdaLovelace' });
  expect(await w.store.contact(STORE, 'purl:adalovelace')).toBeUndefined();
});
