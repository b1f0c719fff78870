import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environmentAddress } from '../../../../electron/environments/environment-address.ts';
import { Environments } from '../../../../electron/environments/environments.ts';
import type { Keychain } from '../../../../electron/environments/keychain.ts';
import { TokenVault } from '../../../../electron/environments/token-vault.ts';
import type { SettingsStore } from '../../../../electron/settings/open-settings.ts';
import { Settings } from '../../../../electron/settings/settings-schema.ts';

const SECRET = 'hf_secret-token';
const NO_KEYRING = 'No keyring is running.';
let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'hookflow-vault-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Turns bytes around: enough to tell whether plain text reached the disk. */
const keychain = (refusal?: string): Keychain => ({
  refusal: () => refusal,
  encrypt: (secret) => Buffer.from(secret).reverse().toString('base64'),
  decrypt: (kept) => Buffer.from(kept, 'base64').reverse().toString(),
});

function setUp(refusal?: string) {
  let settings = Settings.parse({});
  const store: SettingsStore = {
    get: (key) => settings[key],
    set: (key, value) => void (settings = { ...settings, [key]: value }),
  };
  const file = path.join(folder, 'tokens.json');
  const environments = new Environments(store, new TokenVault(file, keychain(refusal)));
  return { environments, file, settings: () => JSON.stringify(settings) };
}
const draft = {
  id: null,
  name: 'Staging',
  address: 'https://hooks.example.com',
  workspace: 'shop',
  token: SECRET,
  keepIn: 'keychain',
} as const;

function saved(environments: Environments, o: Partial<Parameters<Environments['save']>[0]> = {}) {
  const answer = environments.save({ ...draft, ...o });
  if ('problem' in answer) throw new Error(answer.problem);
  return answer.saved;
}

describe('[P7] environments and their tokens', () => {
  it('keep the token encrypted by the keychain, away from settings and from what windows see', () => {
    const { environments, file, settings } = setUp();
    const { id } = saved(environments);
    expect(environments.list()).toEqual([
      { id, name: 'Staging', address: 'https://hooks.example.com', tokens: { shop: 'keychain' } },
    ]);
    expect(environments.reach(id, 'shop')).toEqual({
      ok: true,
      value: { address: 'https://hooks.example.com', token: SECRET },
    });
    expect(readFileSync(file, 'utf8')).not.toContain(SECRET);
    expect(settings() + JSON.stringify(environments.list())).not.toContain(SECRET);
  });

  it('refuse without a keychain and save nothing, unless the user accepts a file of their own', () => {
    const { environments, file } = setUp(NO_KEYRING);
    expect(environments.save(draft)).toEqual({ problem: NO_KEYRING, field: 'keychain' });
    expect(environments.list()).toEqual([]);
    expect(existsSync(file)).toBe(false);
    const { id, tokens } = saved(environments, { keepIn: 'file' });
    expect(tokens).toEqual({ shop: 'file' });
    expect(environments.reach(id, 'shop')).toMatchObject({ ok: true, value: { token: SECRET } });
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('hold one token for each workspace', () => {
    const { environments } = setUp();
    const { id } = saved(environments);
    expect(environments.reach(id, 'other')).toEqual({
      ok: false,
      error: 'Staging has no token for this workspace. Add one under Environments.',
    });
    saved(environments, { id, workspace: 'other', token: 'second' });
    expect(environments.reach(id, 'shop')).toMatchObject({ value: { token: SECRET } });
    expect(environments.reach(id, 'other')).toMatchObject({ value: { token: 'second' } });
  });

  it('never send a token to another server than it was entered for', () => {
    const { environments } = setUp();
    const { id } = saved(environments);
    const moved = { ...draft, id, address: 'https://elsewhere.example.com', token: null };
    expect(environments.save(moved)).toMatchObject({ field: 'token' });
    saved(environments, { ...moved, token: 'fresh' });
    expect(environments.reach(id, 'shop')).toMatchObject({ value: { token: 'fresh' } });
  });

  it('keep the kept token when only the name changes, and forget it with the environment', () => {
    const { environments, file } = setUp();
    const { id } = saved(environments);
    saved(environments, { id, name: 'Test', token: null });
    expect(environments.reach(id, 'shop')).toMatchObject({ value: { token: SECRET } });
    environments.remove(id);
    expect(environments.list()).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });

  it('refuse blank and taken names', () => {
    const { environments } = setUp();
    saved(environments);
    expect(environments.save({ ...draft, name: ' ' })).toMatchObject({ field: 'name' });
    expect(environments.save({ ...draft, name: 'staging' })).toMatchObject({ field: 'name' });
    expect(environments.save({ ...draft, name: 'Local' })).toMatchObject({ field: 'name' });
  });

  it('move an unreadable token file aside', () => {
    const { environments, file } = setUp();
    const { id } = saved(environments);
    writeFileSync(file, 'not JSON');
    expect(environments.reach(id, 'shop')).toMatchObject({ ok: false });
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe('not JSON');
  });
});

describe('the address of an environment', () => {
  it.each([
    ['https://hooks.example.com', 'https://hooks.example.com'],
    ['hooks.example.com', 'https://hooks.example.com'],
    [' https://hooks.example.com:8443/ ', 'https://hooks.example.com:8443'],
    ['http://127.0.0.1:7420', 'http://127.0.0.1:7420'],
    ['http://localhost:7420', 'http://localhost:7420'],
    ['http://[::1]:7420', 'http://[::1]:7420'],
  ])('%s is taken', (typed, origin) => {
    expect(environmentAddress(typed)).toEqual({ ok: true, value: origin });
  });

  it.each([
    ['http://hooks.example.com', 'Plain http'],
    ['http://127.0.0.1.example.com', 'Plain http'],
    ['ftp://hooks.example.com', 'begins with https'],
    ['https://user:secret@hooks.example.com', 'Leave the name and password out'],
    ['https://hooks.example.com/v1', 'ends after the host'],
    ['https://hooks.example.com/?token=x', 'ends after the host'],
    ['', 'no address'],
  ])('%s is refused', (typed, reason) => {
    const answer = environmentAddress(typed);
    expect(answer.ok ? '' : answer.error).toContain(reason);
  });
});
