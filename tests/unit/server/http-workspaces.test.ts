import { expect, it } from 'vitest';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { asJson, hashOfWorkspace, STORE } from '../sync/store-world.ts';
import { httpWorld, over } from './http-world.ts';

const live = `/v1/workspaces/${STORE}/live`;
const revisions = `/v1/workspaces/${STORE}/revisions`;
const example = onlineStoreExample();
const renamed: Workspace = { ...example, name: 'Shop' };
const quiet: Workspace = {
  ...example,
  triggers: example.triggers.map((trigger) => ({ ...trigger, enabled: false })),
};
const broken: Workspace = {
  ...example,
  triggers: example.triggers.map((trigger) => ({ ...trigger, nodes: trigger.nodes.slice(1) })),
};

it('[P2] the first publish answers 201 with a receipt, and GET live gives it back', async () => {
  const { publish, call } = await httpWorld();
  const published = await publish({ note: 'first' });
  expect(published.status).toBe(201);
  expect(published.headers['etag']).toBe('"1"');
  expect(published.body).toMatchObject({
    revision: 1,
    programHash: hashOfWorkspace(example),
    engine: 'hookflow-engine/1',
    publishedAt: '2026-11-24T09:00:00.000Z',
    by: 'tester',
  });
  const read = await call('GET', live);
  expect(read.status).toBe(200);
  expect(read.headers['etag']).toBe('"1"');
  expect(read.body).toEqual({
    revision: 1,
    programHash: hashOfWorkspace(example),
    publishedAt: '2026-11-24T09:00:00.000Z',
    by: 'tester',
    note: 'first',
    workspace: asJson(example),
  });
});

it('[P2] nothing live is 404', async () => {
  const { call } = await httpWorld();
  expect(await call('GET', live)).toMatchObject({ status: 404, body: { code: 'nothing-live', status: 404 } });
});

it('[P2] the same canonical workspace answers 200 and makes no revision; a new name makes one', async () => {
  const { publish } = await httpWorld();
  const first = await publish();
  const same = await publish({ headers: over(1, 'same') });
  expect(same.status).toBe(200);
  expect(same.body).toEqual(first.body);
  const other = await publish({ workspace: renamed, headers: over(1, 'other') });
  expect(other).toMatchObject({ status: 201, body: { revision: 2, programHash: hashOfWorkspace(example) } });
});

it('[P2] a repeat with the same key is answered as before, also when another revision is live', async () => {
  const { publish } = await httpWorld();
  const first = await publish();
  await publish({ workspace: renamed, headers: over(1) });
  expect(await publish()).toMatchObject({ status: 201, body: first.body });
});

it('[P2] the same key for another request is 422', async () => {
  const { publish } = await httpWorld();
  await publish();
  const other = await publish({ workspace: renamed, headers: over(1, 'first') });
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
});

it('[P2] a stale revision is 412 and names the live one', async () => {
  const { publish } = await httpWorld();
  await publish();
  await publish({ workspace: renamed, headers: over(1) });
  expect(await publish({ workspace: quiet, headers: over(1, 'late') })).toMatchObject({
    status: 412,
    body: { code: 'stale-revision', live: 2 },
  });
  expect(await publish({ workspace: quiet, headers: { 'if-none-match': '*', 'idempotency-key': 'x' } })).toMatchObject({
    status: 412,
    body: { live: 2 },
  });
});

it('[P2] a race on one revision has one winner', async () => {
  const { publish } = await httpWorld();
  await publish();
  const names = ['a', 'b', 'c', 'd', 'e'];
  const answers = await Promise.all(
    names.map((name) => publish({ workspace: { ...example, name }, headers: over(1, name) })),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 412, 412, 412, 412]);
});

it('[P2] another hash is 409 engine-mismatch and nothing changes', async () => {
  const { publish, call } = await httpWorld();
  expect(await publish({ hash: 'sha256:other' })).toMatchObject({
    status: 409,
    body: { type: 'urn:hookflow:problem:engine-mismatch', code: 'engine-mismatch' },
  });
  expect((await call('GET', live)).status).toBe(404);
});

it('[P2] problems are 422 and located', async () => {
  const { publish } = await httpWorld();
  const refused = await publish({ workspace: broken });
  expect(refused.status).toBe(422);
  expect(refused.headers['content-type']).toContain('application/problem+json');
  expect(refused.body['problems']).toEqual(
    expect.arrayContaining([expect.objectContaining({ severity: 'error', trigger: 'thank-you' })]),
  );
});

it.each<[string, Record<string, string>, number, string]>([
  ['no precondition', { 'idempotency-key': 'k' }, 428, 'precondition-missing'],
  ['no key', { 'if-none-match': '*' }, 400, 'idempotency-key-missing'],
  ['an empty key', { 'if-none-match': '*', 'idempotency-key': '' }, 400, 'idempotency-key-missing'],
  ['a revision without quotes', { 'if-match': '1', 'idempotency-key': 'k' }, 400, 'precondition-unclear'],
  ['revision 0', { 'if-match': '"0"', 'idempotency-key': 'k' }, 400, 'precondition-unclear'],
  ['If-Match: *', { 'if-match': '*', 'idempotency-key': 'k' }, 400, 'precondition-unclear'],
  ['both', { 'if-match': '"1"', 'if-none-match': '*', 'idempotency-key': 'k' }, 400, 'precondition-unclear'],
])('[P2] %s is refused', async (_title, headers, status, code) => {
  const { publish, call } = await httpWorld();
  expect(await publish({ headers })).toMatchObject({ status, body: { code, status } });
  expect((await call('GET', live)).status).toBe(404);
});

it('[P4] history is listed newest first, each revision can be read', async () => {
  const { publish, call } = await httpWorld();
  await publish();
  await publish({ workspace: renamed, headers: over(1) });
  await publish({ workspace: quiet, headers: over(2) });
  const first = await call('GET', `${revisions}?limit=2`);
  expect(first.body).toMatchObject({ revisions: [{ revision: 3 }, { revision: 2 }], next: '2' });
  const rest = await call('GET', `${revisions}?limit=2&page=2`);
  expect(rest.body).toEqual({ revisions: [expect.objectContaining({ revision: 1 })] });
  expect((await call('GET', `${revisions}/1`)).body).toMatchObject({
    revision: 1,
    workspace: { name: 'Online store' },
  });
  expect(await call('GET', `${revisions}/9`)).toMatchObject({ status: 404, body: { code: 'no-such-revision' } });
  expect(await call('GET', `${revisions}/x`)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
});

it('[P4] a rollback is another publish with the same preconditions', async () => {
  const { publish, call } = await httpWorld();
  await publish();
  await publish({ workspace: quiet, headers: over(1) });
  const restore = (revision: number, headers: Record<string, string>) =>
    call('POST', `${revisions}/${revision}/restore`, { headers, body: { note: 'too quiet' } });
  expect((await restore(1, { 'idempotency-key': 'k' })).status).toBe(428);
  expect((await restore(1, over(1, 'stale'))).status).toBe(412);
  expect((await restore(7, over(2, 'none'))).status).toBe(404);
  const restored = await restore(1, over(2, 'back'));
  expect(restored).toMatchObject({ status: 201, body: { revision: 3, programHash: hashOfWorkspace(example) } });
  expect((await call('GET', `${revisions}/3`)).body).toMatchObject({
    restores: 1,
    note: 'too quiet',
    workspace: asJson(example),
  });
  expect((await call('GET', `${revisions}/2`)).body).toMatchObject({ workspace: asJson(quiet) });
});

it('[P4] a rollback needs no body', async () => {
  const { publish, call } = await httpWorld();
  await publish();
  await publish({ workspace: quiet, headers: over(1) });
  expect((await call('POST', `${revisions}/1/restore`, { headers: over(2) })).status).toBe(201);
});
