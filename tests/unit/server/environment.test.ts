import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseEnvironment, readEnvironment } from '../../../server/environment/read-environment.ts';
import { temporaryFolder } from './temporary-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('[X5] without a file nothing is sent for real', () => {
  expect(readEnvironment(temporaryFolder())).toEqual({
    ok: true,
    value: {
      deliver: [],
      allowTargets: [],
      debug: false,
      retention: { days: 7, runMegabytes: 1024 },
      publicKeyRequestsPerMinute: 3000,
    },
  });
});

it('[X5] every setting is read', () => {
  const settings = {
    deliver: ['webhooks', 'email', 'sms'],
    allowTargets: ['127.0.0.1', '10.0.0.0/8', 'hooks.internal'],
    smtp: {
      host: 'mail.example',
      port: 465,
      secure: true,
      user: 'shop',
      from: { name: 'Shop', address: 'shop@example.com' },
    },
    sms: {
      url: 'https://sms.example/send',
      method: 'PUT',
      basicUser: 'shop',
      headers: { 'Idempotency-Key': '{{key}}' },
      body: { json: { to: ['{{to}}'], text: '{{ text }}', flash: false } },
      dropsRepeats: true,
    },
    debug: true,
    retention: { days: 30, runMegabytes: 64 },
    publicKeyRequestsPerMinute: 60,
  };
  expect(parseEnvironment(bytes(JSON.stringify(settings)))).toEqual({ ok: true, value: settings });
});

it.each<[string, string, string, string, number, number]>([
  ['a syntax error', '{\n  "deliver": [],\n}', 'json.syntax', '', 2, 16],
  ['an unknown key', '{\n  "delivers": []\n}', 'environment.unknownKey', '/delivers', 2, 3],
  ['an unknown delivery', '{\n  "deliver": ["webhooks",\n    "fax"]\n}', 'environment.invalid', '/deliver/1', 3, 5],
  ['a target with a port', '{ "allowTargets": ["127.0.0.1:80"] }', 'environment.invalid', '/allowTargets/0', 1, 20],
  [
    'a port that is none',
    '{ "smtp": { "host": "m", "port": 0, "secure": true, "from": { "address": "a@b.example" } } }',
    'environment.invalid',
    '/smtp/port',
    1,
    34,
  ],
  [
    'a password in the file',
    '{ "smtp": { "host": "m", "port": 25, "secure": true, "password": "x", "from": { "address": "a@b.example" } } }',
    'environment.unknownKey',
    '/smtp/password',
    1,
    54,
  ],
  [
    'a missing member',
    '{ "smtp": { "host": "m", "port": 25, "secure": true } }',
    'environment.invalid',
    '/smtp/from',
    1,
    11,
  ],
  [
    'an SMS field that is none',
    '{ "sms": { "url": "https://a.example", "body": { "form": { "t": "{{contact.city}}" } } } }',
    'environment.invalid',
    '/sms/body/form/t',
    1,
    65,
  ],
  [
    'an SMS gateway without https',
    '{ "sms": { "url": "http://a.example", "body": { "form": { "t": "{{to}}" } } } }',
    'environment.invalid',
    '/sms/url',
    1,
    19,
  ],
  ['ids that expire too early', '{ "retention": { "days": 3 } }', 'environment.invalid', '/retention/days', 1, 26],
  ['a duplicate key', '{ "deliver": [], "deliver": [] }', 'json.duplicateKey', '/deliver', 1, 18],
  ['a list', '[]', 'environment.invalid', '', 1, 1],
])('[X5] environment.json with %s is refused at its place', (_title, text, code, pointer, line, column) => {
  const parsed = parseEnvironment(bytes(text));
  expect(parsed).toMatchObject({ ok: false, error: [{ code, pointer, line, column, severity: 'error' }] });
});

it('[X5] the problems are said with file, line and column', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'environment.json');
  writeFileSync(path, '{ "deliver": ["fax"], "x": 1 }');
  const read = readEnvironment(folder);
  expect(read.ok ? '' : read.error.split('\n')).toEqual([
    expect.stringMatching(/environment\.json:1:15: .* \(environment\.invalid\)$/) as string,
    expect.stringMatching(/environment\.json:1:23: “x” is no setting\..* \(environment\.unknownKey\)$/) as string,
  ]);
});
