import { lstatSync, existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import pino from 'pino';
import { controlAddress } from '../../../server/control/control-address.ts';
import { controlClient } from '../../../server/control/control-client.ts';
import { withFolderTokens } from '../../../server/control/folder-tokens.ts';
import { isLoopback } from '../../../server/serve/is-loopback.ts';
import { startServer } from '../../../server/serve/start-server.ts';
import { live, outbox, publish, revisions, run, runs, sendOccurrences } from '../../../shared/sync/client.ts';
import { ADA, asJson, hashOfWorkspace, purchase, STORE } from '../sync/store-world.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { eventually, publishExample, started, targetOf, tokenOf, type Log } from './serve-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

const silent = pino({ enabled: false });

it('[P1] the sync client talks to a real server: publish, send, runs, outbox', async () => {
  const server = await started();
  const target = await targetOf(server);
  expect(await live(target, STORE)).toMatchObject({ kind: 'refused', problem: { status: 404, code: 'nothing-live' } });
  expect(await publishExample(target)).toMatchObject({ kind: 'ok', value: { revision: 1 } });
  const stale = {
    workspace: asJson({ ...onlineStoreExample(), name: 'Other' }),
    programHash: hashOfWorkspace(onlineStoreExample()),
  };
  expect(await publish(target, STORE, stale, { ifMatch: 0, idempotencyKey: 'b' })).toMatchObject({
    kind: 'refused',
    problem: { status: 412, live: 1 },
  });
  expect(await live(target, STORE)).toMatchObject({ kind: 'ok', value: { revision: 1, workspace: { id: STORE } } });
  expect(await revisions(target, STORE)).toMatchObject({ kind: 'ok', value: { revisions: [{ revision: 1 }] } });
  expect(await sendOccurrences(target, JSON.stringify(purchase('order-1', ADA)))).toMatchObject({
    kind: 'ok',
    value: { results: [{ status: 'accepted' }] },
  });
  const head = await eventually(async () => {
    const page = await runs(target, { after: '0' });
    const first = page.kind === 'ok' ? page.value.runs[0] : undefined;
    return first?.actions.every((action) => action.state !== 'pending') ? first : undefined;
  });
  expect(head).toMatchObject({ occurrence: 'order-1', revision: 1, fired: ['thank-you', 'big-order-austin'] });
  expect(await run(target, head.id)).toMatchObject({ kind: 'ok', value: { contact: ADA } });
  expect(await outbox(target)).toMatchObject({
    kind: 'ok',
    value: { messages: [{ kind: 'notifyTeam' }, { kind: 'sendEmail' }] },
  });
});

it('[X8] stopping drains, and everything is there when it starts again', async () => {
  const first = await started();
  const target = await targetOf(first);
  await publishExample(target);
  const sent = await sendOccurrences(target, JSON.stringify(purchase('order-1', ADA)));
  expect(sent.kind).toBe('ok');
  await first.stop();
  const again = await started({ data: first.data });
  const after = { ...target, address: again.address };
  await eventually(async () => {
    const page = await outbox(after);
    return page.kind === 'ok' && page.value.messages.length === 2 ? true : undefined;
  });
  expect(await sendOccurrences(after, JSON.stringify(purchase('order-1', ADA)))).toMatchObject({
    value: { results: [{ status: 'duplicate' }] },
  });
});

it('[D2] a folder that is being served is refused with a clear sentence', async () => {
  const { data } = await started();
  const second = await startServer({ data, host: '127.0.0.1', port: 0, logger: silent });
  expect(second).toMatchObject({ ok: false, error: expect.stringContaining('used by another process') as string });
});

it('[P7] it does not start open to the network without a token, and does with one', async () => {
  const data = join(temporaryFolder(), 'data');
  const options = { data, host: '0.0.0.0', port: 0, logger: silent };
  expect(await startServer(options)).toMatchObject({
    ok: false,
    error: expect.stringContaining('hookflow token create') as string,
  });
  await tokenOf(data);
  const open = await startServer(options);
  expect(open.ok).toBe(true);
  if (open.ok) await open.value.stop();
});

it.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.4', false],
  ['127.0.0.1.example.com', false],
])('[P7] %s is this machine only: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

it('[X8] a port in use is said in a sentence, and the folder is free again', async () => {
  const { address } = await started();
  const data = join(temporaryFolder(), 'data');
  const port = Number(new URL(address).port);
  expect(await startServer({ data, host: '127.0.0.1', port, logger: silent })).toEqual({
    ok: false,
    error: `Not started: port ${port} of 127.0.0.1 is in use. Choose another one with --port.`,
  });
  await tokenOf(data);
});

it('[D2] tokens are made while the folder is served, and revoked, over an owner-only socket', async () => {
  const server = await started();
  const socket = controlAddress(server.data);
  expect(lstatSync(socket).mode & 0o777).toBe(0o600);
  expect(lstatSync(join(server.data, 'hookflow.db')).mode & 0o777).toBe(0o600);
  expect(lstatSync(server.data).mode & 0o777).toBe(0o700);
  const control = controlClient(socket);
  const issued = await control.issue({ workspace: STORE, scopes: ['read'], name: 'app', prefixes: ['305'] });
  const status = async (token: string) =>
    (await fetch(`${server.address}/v1/runs`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await status(issued.token)).toBe(200);
  expect(await control.list(STORE)).toMatchObject([
    { id: issued.id, name: 'app', scopes: ['read'], prefixes: ['305'] },
  ]);
  expect(JSON.stringify(await control.list())).not.toContain(issued.token.slice(16));
  const second = await control.issue({ workspace: STORE, scopes: ['read'], name: 'app' });
  expect([await status(issued.token), await status(second.token)]).toEqual([401, 200]);
  await control.issue({ workspace: 'other', scopes: ['read'], name: 'app' });
  expect(await control.list(STORE)).toHaveLength(1);
  expect(await control.revoke(second.id)).toBe(true);
  expect(await control.revoke(second.id)).toBe(false);
  expect(await status(second.token)).toBe(401);
  await expect(control.issue({ workspace: '', scopes: ['read'] })).rejects.toThrow('body');
  await server.stop();
  expect(existsSync(socket)).toBe(false);
});

it('[D2] tokens of a folder that nobody serves are made in the store itself', async () => {
  const data = join(temporaryFolder(), 'data');
  const token = await tokenOf(data, { name: 'ci' });
  const listed = await withFolderTokens(data, 0, (tokens) => tokens.list());
  expect(listed).toMatchObject({ ok: true, value: [{ name: 'ci' }] });
  const server = await started({ data });
  const answer = await fetch(`${server.address}/v1/runs`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
});

it('[D2] a folder whose path is too long for a socket has it elsewhere, for its owner only', async () => {
  const data = join(temporaryFolder(), 'a'.repeat(100), 'data');
  const server = await started({ data });
  const socket = controlAddress(data);
  expect(socket.startsWith(data)).toBe(false);
  expect(lstatSync(join(socket, '..')).mode & 0o777).toBe(0o700);
  expect(await controlClient(socket).list()).toEqual([]);
  await server.stop();
  expect(existsSync(join(socket, '..'))).toBe(false);
});

it('[P1] what is not even HTTP is answered with a problem document', async () => {
  const { address } = await started();
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.end('GARBAGE\r\n\r\n');
  const [head, body] = (await text(socket)).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json/s);
  expect(JSON.parse(body!)).toMatchObject({ status: 400, code: 'bad-request' });
});

it('[X8] the log names routes and statuses, and holds neither tokens nor personal data', async () => {
  const log: Log = { text: '' };
  const server = await started({ log });
  const target = await targetOf(server);
  await publishExample(target);
  await sendOccurrences(target, JSON.stringify(purchase('order-ada', ADA)));
  await sendOccurrences(target, `{ "id": "ada@example.com", }`);
  await fetch(`${server.address}/v1/unknown/ada@example.com`);
  await eventually(async () => ((await outbox(target)).kind === 'ok' ? true : undefined));
  expect(log.text).toContain('/v1/workspaces/:workspace/live');
  expect(log.text).toContain('"status":202');
  expect(log.text).not.toContain(target.token.slice(4));
  expect(log.text).not.toContain('ada');
  expect(log.text).not.toContain('Ada');
});
