import { expect, it } from 'vitest';
import type { TokenGrant } from '../../../server/tokens/token.ts';
import { matchesToken, newToken, tokenId } from '../../../server/tokens/token.ts';
import { STORE } from '../sync/store-world.ts';
import { httpWorld, over } from './http-world.ts';

const live = `/v1/workspaces/${STORE}/live`;

it('[P7] only a hash is kept, and only the very token matches it', () => {
  const { token, stored } = newToken({ workspace: STORE, scopes: ['read'], public: false }, 0);
  expect(JSON.stringify(stored)).not.toContain(token.slice(16));
  expect(tokenId(token)).toBe(stored.id);
  expect(matchesToken(stored, token)).toBe(true);
  expect(matchesToken(stored, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBe(false);
});

it.each<[string, Record<string, string>, string]>([
  ['no header', {}, 'token-missing'],
  ['another scheme', { authorization: 'Basic abc' }, 'token-missing'],
  ['no token at all', { authorization: 'Bearer nonsense' }, 'token-unknown'],
  ['an unknown one', { authorization: `Bearer hf_000000000000_${'x'.repeat(43)}` }, 'token-unknown'],
])('[P7] %s is 401 and asks for one', async (_title, headers, code) => {
  const { call } = await httpWorld();
  const answer = await call('GET', live, { token: null, headers });
  expect(answer).toMatchObject({ status: 401, body: { code } });
  expect(answer.headers['www-authenticate']).toContain('Bearer');
});

it('[P7] the right id with a wrong secret is 401', async () => {
  const { call, token } = await httpWorld();
  const forged = `${token.slice(0, 16)}${'A'.repeat(43)}`;
  expect((await call('GET', live, { token: forged })).status).toBe(401);
});

it.each<[string, Partial<TokenGrant>, 'GET' | 'PUT' | 'POST', string]>([
  ['read may not publish', { scopes: ['read'] }, 'PUT', live],
  ['read may not restore', { scopes: ['read'] }, 'POST', `/v1/workspaces/${STORE}/revisions/1/restore`],
  ['read may not send', { scopes: ['read'] }, 'POST', '/v1/events'],
  ['ingest may not read runs', { scopes: ['ingest'] }, 'GET', '/v1/runs'],
  ['publish may not read', { scopes: ['publish'] }, 'GET', live],
  [
    'a public key may only send to /v1/events',
    { scopes: ['ingest'], public: true },
    'PUT',
    '/api/contact-service/v1/events/1',
  ],
])('[P7] %s', async (_title, grant, method, url) => {
  const w = await httpWorld();
  const token = await w.grant(grant);
  expect(await w.call(method, url, { token, ...(method === 'GET' ? {} : { body: {} }) })).toMatchObject({
    status: 403,
    body: { code: 'scope-missing' },
  });
});

it('[P7] a token works in its own workspace only', async () => {
  const w = await httpWorld();
  await w.publish();
  const other = await w.grant({ workspace: 'other' });
  expect(await w.call('GET', live, { token: other })).toMatchObject({ status: 403, body: { code: 'other-workspace' } });
  expect(await w.call('PUT', live, { token: other, headers: over(1), body: {} })).toMatchObject({ status: 403 });
  expect((await w.call('GET', '/v1/runs', { token: other })).body).toEqual({ runs: [] });
  expect(await w.call('POST', '/v1/events', { token: other, body: {} })).toMatchObject({
    status: 409,
    body: { code: 'nothing-published' },
  });
});
