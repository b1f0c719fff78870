import { expect, it } from 'vitest';
import { ProblemDocument } from '../../../shared/sync/contract.ts';
import { STORE } from '../sync/store-world.ts';
import { httpWorld, type CallOptions } from './http-world.ts';

const live = `/v1/workspaces/${STORE}/live`;
const put = { 'if-none-match': '*', 'idempotency-key': 'k' };

it.each<[string, 'GET' | 'PUT' | 'POST', string, CallOptions, number, string]>([
  ['an unknown address', 'GET', '/v1/nothing', {}, 404, 'not-found'],
  ['an address that cannot be read', 'GET', '/v1/runs/%ZZ', {}, 400, 'bad-request'],
  ['another method', 'POST', live, {}, 404, 'not-found'],
  ['broken JSON', 'PUT', live, { headers: put, body: '{ "workspace": ' }, 400, 'unreadable-body'],
  ['an empty body', 'PUT', live, { headers: { ...put, 'content-type': 'application/json' } }, 400, 'unreadable-body'],
  [
    'another content type',
    'PUT',
    live,
    { headers: { ...put, 'content-type': 'text/html' }, body: 'x' },
    415,
    'media-type',
  ],
  ['a body that does not fit', 'PUT', live, { headers: put, body: { workspace: [] } }, 400, 'bad-request'],
  [
    'an unknown member',
    'PUT',
    live,
    { headers: put, body: { workspace: {}, programHash: 'x', force: true } },
    400,
    'bad-request',
  ],
  ['a wrong limit', 'GET', '/v1/runs?limit=0', {}, 400, 'bad-request'],
  ['a wrong cursor', 'GET', '/v1/runs?after=last', {}, 400, 'bad-request'],
  ['an unknown run', 'GET', '/v1/runs/7', {}, 404, 'no-such-run'],
])('[P1] %s is a problem document', async (_title, method, url, options, status, code) => {
  const { call } = await httpWorld();
  const answer = await call(method, url, options);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(ProblemDocument.parse(answer.body)).toMatchObject({
    status,
    code,
    type: `urn:hookflow:problem:${code}`,
    title: expect.any(String) as string,
    detail: expect.any(String) as string,
  });
  expect(answer.status).toBe(status);
});

it('[P1] what does not fit is located', async () => {
  const { call } = await httpWorld();
  const { body } = await call('PUT', live, { headers: put, body: { workspace: {}, programHash: 7 } });
  expect(body['problems']).toMatchObject([{ code: 'request.invalid', pointer: '/programHash' }]);
});

it('[P1] the OpenAPI 3.1 document describes every route, its answers and its token', async () => {
  const { call } = await httpWorld();
  const { body } = await call('GET', '/v1/openapi.json', { token: null });
  expect(body['openapi']).toBe('3.1.0');
  const paths = body['paths'] as Record<string, Record<string, { responses: object; security?: object[] }>>;
  expect(
    Object.entries(paths)
      .flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`))
      .sort(),
  ).toEqual([
    'delete /v1/runs/{run}/pin',
    'get /healthz',
    'get /metrics',
    'get /readyz',
    'get /v1/dead-letters',
    'get /v1/environment',
    'get /v1/outbox',
    'get /v1/runs',
    'get /v1/runs/stream',
    'get /v1/runs/{run}',
    'get /v1/workspaces/{workspace}/live',
    'get /v1/workspaces/{workspace}/revisions',
    'get /v1/workspaces/{workspace}/revisions/{revision}',
    'post /v1/dead-letters/redrive',
    'post /v1/events',
    'post /v1/workspaces/{workspace}/revisions/{revision}/restore',
    'put /api/contact-service/v1/events/{recordId}',
    'put /v1/runs/{run}/pin',
    'put /v1/workspaces/{workspace}/live',
  ]);
  const publish = paths['/v1/workspaces/{workspace}/live']!['put']!;
  expect(Object.keys(publish.responses).sort()).toEqual(['200', '201', '4XX', '5XX']);
  expect(publish.security).toEqual([{ bearer: [] }]);
});

it('[P1] every reference in the OpenAPI document leads somewhere', async () => {
  const { call } = await httpWorld();
  const { body } = await call('GET', '/v1/openapi.json', { token: null });
  const references: string[] = [];
  JSON.stringify(body, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string') references.push(value);
    return value;
  });
  for (const reference of references) {
    expect(reference).toMatch(/^#\//);
    const target = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], body);
    expect(target, reference).toBeDefined();
  }
});

it('[X8] health and readiness need no token', async () => {
  const { call } = await httpWorld();
  expect(await call('GET', '/healthz', { token: null })).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect(await call('GET', '/readyz', { token: null })).toMatchObject({
    status: 200,
    body: { status: 'ready', backlog: 0 },
  });
});

it('[X8] a store that fails makes the server not ready, and its failure a problem without inner words', async () => {
  const w = await httpWorld();
  w.store.health = () => Promise.reject(new Error('disk of ada@example.com is full'));
  w.store.runs = () => Promise.reject(new Error('disk of ada@example.com is full'));
  expect(await w.call('GET', '/readyz')).toMatchObject({ status: 503, body: { code: 'not-ready' } });
  const failed = await w.call('GET', '/v1/runs');
  expect(failed).toMatchObject({ status: 500, body: { code: 'internal' } });
  expect(JSON.stringify(failed.body)).not.toContain('ada@example.com');
});
