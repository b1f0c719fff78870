import { expect, it } from 'vitest';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { memoryStore } from '../../../shared/sync/executor/memory-store.ts';
import { publishWorkspace } from '../../../shared/sync/executor/publish-workspace.ts';
import { NOW } from './store-fixtures.ts';
import { asJson, hashOfWorkspace, publishStore, STORE } from './store-world.ts';

const example = onlineStoreExample();
const renamed: Workspace = { ...example, name: 'Shop' };
const broken: Workspace = {
  ...example,
  triggers: example.triggers.map((trigger) => ({ ...trigger, nodes: trigger.nodes.slice(1) })),
};

it('[P2] the server compiles itself and publishes what hashes the same', async () => {
  const result = await publishStore(memoryStore(), { note: 'first' });
  expect(result).toMatchObject({
    kind: 'published',
    published: { kind: 'created', revision: { revision: 1, programHash: hashOfWorkspace(example), note: 'first' } },
  });
});

it('[P2] another hash is an engine mismatch, and nothing changes', async () => {
  const store = memoryStore();
  expect(await publishStore(store, { programHash: 'sha256:other' })).toMatchObject({
    kind: 'engineMismatch',
    programHash: hashOfWorkspace(example),
  });
  expect(await store.revision(STORE)).toBeUndefined();
});

it('[P2] names and layout count: a renamed workspace is a new revision with the same program', async () => {
  const store = memoryStore();
  await publishStore(store);
  const result = await publishStore(store, { workspace: renamed, ifMatch: 1 });
  expect(result).toMatchObject({ kind: 'published', published: { kind: 'created', revision: { revision: 2 } } });
  expect(hashOfWorkspace(renamed)).toBe(hashOfWorkspace(example));
});

it('[P2] the same canonical workspace is no new revision, whatever the order of its keys', async () => {
  const store = memoryStore();
  await publishStore(store);
  const shuffled = Object.fromEntries(Object.entries(asJson(example)).reverse());
  const order = { workspace: shuffled, ifMatch: 1, idempotencyKey: 'b', by: 'x' };
  expect(await publishWorkspace(STORE, order, { store, now: NOW })).toMatchObject({
    kind: 'published',
    published: { kind: 'unchanged', revision: { revision: 1 } },
  });
});

it('[P2] a workspace with problems is refused with their places', async () => {
  const store = memoryStore();
  const result = await publishStore(store, { workspace: broken });
  expect(result.kind).toBe('problems');
  expect(result.kind === 'problems' && result.problems.every((problem) => problem.pointer.startsWith('/'))).toBe(true);
  expect(await store.revision(STORE)).toBeUndefined();
});

it.each([
  ['no workspace at all', {}],
  ['an unknown version', { ...asJson(example), version: 99 }],
  ['a wrong type inside', { ...asJson(example), triggers: 'none' }],
])('[P2] %s is refused with problems', async (_title, workspace) => {
  const order = { workspace, ifMatch: 0, idempotencyKey: 'a', by: 'x' };
  const result = await publishWorkspace(STORE, order, { store: memoryStore(), now: NOW });
  expect(result).toMatchObject({ kind: 'problems', problems: [{ code: expect.any(String) as string }] });
});

it('[P2] the id of the address and of the document must be the same', async () => {
  const order = { workspace: asJson(example), ifMatch: 0, idempotencyKey: 'a', by: 'x' };
  const result = await publishWorkspace('elsewhere', order, { store: memoryStore(), now: NOW });
  expect(result).toMatchObject({ kind: 'problems', problems: [{ code: 'workspace.idMismatch', pointer: '/id' }] });
});

it('[P2] the receipt says in words what changed against the revision before', async () => {
  const store = memoryStore();
  await publishStore(store);
  const result = await publishStore(store, {
    workspace: { ...example, triggers: example.triggers.slice(1) },
    ifMatch: 1,
  });
  const changes = result.kind === 'published' ? result.published.revision.changes : [];
  expect(changes).toHaveLength(1);
  expect(changes[0]).toContain('Thank-you e-mail');
});
