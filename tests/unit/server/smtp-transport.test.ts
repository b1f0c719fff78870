import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { SMTPServerOptions } from 'smtp-server';
import { expect, it, onTestFinished, vi } from 'vitest';
import { smtpTransport } from '../../../server/adapters/smtp/smtp-transport.ts';
import type { SmtpSettings } from '../../../server/environment/environment-settings.ts';
import type { JsonObject } from '../../../shared/base/json.ts';
import type { ClaimedAction } from '../../../shared/sync/executor/store.ts';
import { mailServer } from './mail-server.ts';

vi.setConfig({ testTimeout: 20_000 });
const KEY = 'k'.repeat(64);

function mail(params: JsonObject, kind: 'sendEmail' | 'notifyTeam' = 'sendEmail'): ClaimedAction {
  return {
    key: KEY,
    kind,
    occurrence: 'order-1',
    trigger: 't',
    node: 'n',
    workspace: 'shop',
    run: '1',
    target: kind,
    attempt: 1,
    interrupted: false,
    params: { to: 'ada@example.com', subject: 'Thank you, Ada', text: 'Hello', ...params },
  };
}

function settings(port: number, change: Partial<SmtpSettings> = {}): SmtpSettings {
  return {
    host: '127.0.0.1',
    port,
    secure: false,
    from: { name: 'The shop, Ltd.', address: 'shop@example.com' },
    ...change,
  };
}

it('[X5] an e-mail goes out with its own envelope, its addresses as they are, and the action’s key as Message-ID', async () => {
  const { port, mails } = await mailServer();
  const action = mail({ html: '<p>Hello Ada</p>', replyTo: 'help@example.com', subject: 'Danke, Ädä' });
  expect(await smtpTransport(settings(port), undefined).deliver(action)).toEqual({ kind: 'delivered' });
  const [{ from, to, text }] = mails as [(typeof mails)[number]];
  expect({ from, to }).toEqual({ from: 'shop@example.com', to: ['ada@example.com'] });
  expect(text).toContain('From: "The shop, Ltd." <shop@example.com>\r\n');
  expect(text).toContain('To: ada@example.com\r\n');
  expect(text).toContain('Reply-To: help@example.com\r\n');
  expect(text).toMatch(new RegExp(`^Message-ID:\\s+<${KEY}@example\\.com>\\r$`, 'm'));
  expect(text).toContain('Auto-Submitted: auto-generated\r\n');
  expect(text).toMatch(/^Subject: =\?UTF-8\?/m);
  expect(text).toContain('<p>Hello Ada</p>');
  expect(text).toContain('multipart/alternative');
});

it('[X5] a note to the team goes to every address at once', async () => {
  const { port, mails } = await mailServer();
  const to = ['sales@example.com', 'boss@example.com'];
  expect(await smtpTransport(settings(port), undefined).deliver(mail({ to }, 'notifyTeam'))).toEqual({
    kind: 'delivered',
  });
  expect(mails).toMatchObject([{ to }]);
});

it.each([
  ['a second address in one', 'ada@example.com, eve@example.com'],
  ['a group', 'team:ada@example.com,eve@example.com;'],
])('[X5] %s is refused, never parsed into several recipients', async (_title, to) => {
  const { port, mails } = await mailServer();
  expect(await smtpTransport(settings(port), undefined).deliver(mail({ to }))).toMatchObject({ kind: 'final' });
  expect(await smtpTransport(settings(port), undefined).deliver(mail({ replyTo: to }))).toMatchObject({
    kind: 'final',
  });
  expect(mails).toEqual([]);
});

it('[X5] nothing of a message is read from files or fetched', async () => {
  const { port, mails } = await mailServer();
  const html = { path: '/etc/hostname' } as unknown as string;
  expect(await smtpTransport(settings(port), undefined).deliver(mail({ html }))).toMatchObject({ kind: 'final' });
  expect(mails).toEqual([]);
});

const refusing = (code: number): Error => Object.assign(new Error('no'), { responseCode: code });

it.each<[string, SMTPServerOptions, object]>([
  [
    'a mailbox that does not exist',
    { onRcptTo: (_a, _s, done) => done(refusing(550)) },
    { kind: 'final', reason: 'The mail server answered 550.' },
  ],
  [
    'a mailbox that is busy',
    { onRcptTo: (_a, _s, done) => done(refusing(450)) },
    { kind: 'retry', reason: 'The mail server answered 450.' },
  ],
  [
    'a sender that is refused',
    { onMailFrom: (_a, _s, done) => done(refusing(553)) },
    { kind: 'final', reason: 'The mail server answered 553.' },
  ],
  [
    'a message that is refused',
    { onData: (stream, _s, done) => void stream.resume().on('end', () => done(refusing(554))) },
    { kind: 'final', reason: 'The mail server answered 554.' },
  ],
  [
    'a server that is full',
    { onData: (stream, _s, done) => void stream.resume().on('end', () => done(refusing(452))) },
    { kind: 'retry', reason: 'The mail server answered 452.' },
  ],
])('[X3] %s', async (_title, options, outcome) => {
  const { port } = await mailServer(options);
  expect(await smtpTransport(settings(port), undefined).deliver(mail({}))).toEqual(outcome);
});

it('[X5] when some of the team’s addresses are refused, the others get it and the run says so', async () => {
  const { port, mails } = await mailServer({
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('boss') ? refusing(550) : null),
  });
  const to = ['sales@example.com', 'boss@example.com'];
  expect(await smtpTransport(settings(port), undefined).deliver(mail({ to }, 'notifyTeam'))).toEqual({
    kind: 'delivered',
    detail: 'The mail server refused 1 of the addresses.',
  });
  expect(mails).toMatchObject([{ to: ['sales@example.com'] }]);
});

it.each([
  ['right', 'secret', { kind: 'delivered' }],
  ['wrong', 'guess', { kind: 'retry', reason: 'The mail server refused the user name or password of this server.' }],
])('[X5] the user’s password is %s', async (_title, password, outcome) => {
  const { port } = await mailServer({
    authOptional: false,
    onAuth: ({ username, password: given }, _session, done) =>
      username === 'shop' && given === 'secret' ? done(null, { user: 'shop' }) : done(refusing(535)),
  });
  const made = smtpTransport(settings(port, { user: 'shop' }), password);
  expect(await made.deliver(mail({}))).toEqual(outcome);
});

it('[X3] nobody listens: another attempt', async () => {
  expect(await smtpTransport(settings(9), undefined).deliver(mail({}))).toMatchObject({ kind: 'retry' });
});

it('[X2] a connection that breaks after the message leaves it open whether it arrived', async () => {
  const { port } = await mailServer({
    onData: (stream) => void stream.resume(),
  });
  expect(await smtpTransport(settings(port), undefined, 2_000).deliver(mail({}))).toMatchObject({ kind: 'uncertain' });
});

it('[X3] a connection that breaks before the message is worth another attempt', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 hello\r\n');
    socket.once('data', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect(await smtpTransport(settings(port), undefined).deliver(mail({}))).toMatchObject({ kind: 'retry' });
});

it('[X5] to a name that is not this machine it says nothing without encryption', async () => {
  const { port, mails } = await mailServer();
  // The name leads here, but nobody can tell that from the settings.
  const outcome = await smtpTransport(settings(port, { host: '0.0.0.0' }), undefined).deliver(mail({}));
  expect(outcome).toEqual({
    kind: 'retry',
    reason: 'The mail server answered 500 to the connection (ETLS).',
  });
  expect(mails).toEqual([]);
});
