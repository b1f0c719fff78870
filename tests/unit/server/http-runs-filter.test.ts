import { expect, it } from 'vitest';
import { pinRun, runs, type SyncTarget } from '../../../shared/sync/client.ts';
import { ADA, purchase } from '../sync/store-world.ts';
import { httpWorld, type HttpWorld } from './http-world.ts';

async function bought(): Promise<HttpWorld> {
  const w = await httpWorld();
  await w.publish();
  const body = [purchase('small', ADA, { total: 1 }), purchase('big', { ...ADA, purl: 'Bea', email: 'b@x.example' })];
  await w.call('POST', '/v1/events', { body });
  await w.settle();
  return w;
}

function clientOf(w: HttpWorld): SyncTarget {
  return {
    address: 'http://hookflow.test',
    token: w.token,
    async send({ method, url, headers, body }) {
      const { pathname, search } = new URL(url);
      const payload = body === undefined ? {} : { payload: body };
      const answer = await w.app.inject({ method, url: pathname + search, headers, ...payload });
      return { status: answer.statusCode, text: answer.body };
    },
  };
}

it.each([
  [{ trigger: 'big-order-austin' }, ['big']],
  [{ contact: 'adalovelace' }, ['small']],
  [{ contact: 'b@x.example', event: '30552' }, ['big']],
  [{ outcome: 'notFired' as const }, []],
  [{ failed: 'true' as const }, []],
  [{ text: '"total":1' }, ['small', 'big']],
  [{ text: '"total":1}' }, ['small']],
  [{ since: '2026-11-24T10:00:00+01:00', until: '2026-11-24T09:00:01Z' }, ['small', 'big']],
  [{ until: '2026-11-24T09:00:00Z' }, []],
])('[X7] the client asks for %j', async (query, expected) => {
  const answer = await runs(clientOf(await bought()), { after: '0', ...query });
  expect(answer.kind === 'ok' ? answer.value.runs.map((run) => run.occurrence) : answer).toEqual(expected);
});

it.each(['trigge=a', 'outcome=maybe', 'failed=yes', 'since=yesterday', 'text='])(
  '[P1] a filter that is none, %s, is refused, never ignored',
  async (query) => {
    const w = await httpWorld();
    expect(await w.call('GET', `/v1/runs?${query}`)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  },
);

it('[X7] a run is pinned and unpinned; one that is not there is said to be missing', async () => {
  const w = await bought();
  const target = clientOf(w);
  const listed = await runs(target, { limit: 1 });
  const id = listed.kind === 'ok' ? listed.value.runs[0]!.id : '';
  expect(await pinRun(target, id, true)).toMatchObject({ kind: 'ok', value: { id, occurrence: 'big', pinned: true } });
  const pinned = await runs(target, { pinned: 'true' });
  expect(pinned).toMatchObject({ kind: 'ok', value: { runs: [{ id }] } });
  const unpinned = await pinRun(target, id, false);
  expect(unpinned.kind === 'ok' && unpinned.value.pinned).toBeUndefined();
  expect(await pinRun(target, '999', true)).toMatchObject({ kind: 'refused', problem: { code: 'no-such-run' } });
  expect(await w.call('PUT', `/v1/runs/${id}/pin`, { token: await w.grant({ scopes: ['read'] }) })).toMatchObject({
    status: 403,
  });
});
