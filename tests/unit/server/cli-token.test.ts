import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createToken, listTokens, revokeToken } from '../../../server/cli/token.ts';
import { capturedIo } from './cli-world.ts';
import { started } from './serve-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

const request = { workspace: 'shop', scopes: ['read' as const], name: 'ci' };

it.each([
  ['not being served', false],
  ['being served', true],
])('[P7] token create, list and revoke on a folder %s', async (_title, served) => {
  const data = join(temporaryFolder(), 'data');
  if (served) await started({ data });
  const created = capturedIo();
  expect(await createToken({ data, request }, created)).toBe(0);
  expect(created.stdout).toMatch(/^hf_[0-9a-f]{12}_[\w-]{43}\n$/);
  const token = created.stdout.trim();
  expect(created.stderr).not.toContain(token);

  const listed = capturedIo();
  expect(await listTokens({ data, format: 'json' }, listed)).toBe(0);
  const [view] = (JSON.parse(listed.stdout) as { tokens: { id: string }[] }).tokens;
  expect(view).toMatchObject({ workspace: 'shop', name: 'ci', scopes: ['read'] });
  const text = capturedIo();
  await listTokens({ data, workspace: 'shop', format: 'text' }, text);
  expect(text.stdout).toContain(`${view!.id}\tshop\tci\tread\tall events\t`);
  expect(text.stdout).not.toContain(token);

  expect(await revokeToken({ data, id: view!.id }, capturedIo())).toBe(0);
  const again = capturedIo();
  expect(await revokeToken({ data, id: view!.id }, again)).toBe(1);
  expect(again.stderr).toContain('There is no token');
});

it('[D2] a folder that cannot be used is said in a sentence', async () => {
  const io = capturedIo();
  expect(await createToken({ data: '/dev/null/data', request }, io)).toBe(1);
  expect(io.stderr).toContain('cannot be used');
});

it('listing a folder that is not there makes none: status 2', async () => {
  const data = join(temporaryFolder(), 'data');
  const io = capturedIo();
  expect(await listTokens({ data, format: 'text' }, io)).toBe(2);
  expect(await revokeToken({ data, id: 'x' }, io)).toBe(2);
  expect(existsSync(data)).toBe(false);
});

it('[P7] a public key is made with its origins, and listed with them', async () => {
  const data = join(temporaryFolder(), 'data');
  const origins = ['https://shop.example', 'https://www.shop.example'];
  const key = { workspace: 'shop', scopes: ['ingest' as const], prefixes: ['305' as const], public: true, origins };
  expect(await createToken({ data, request: key }, capturedIo())).toBe(0);
  const listed = capturedIo();
  await listTokens({ data, format: 'text' }, listed);
  expect(listed.stdout).toContain(`ingest\t305\t`);
  expect(listed.stdout).toContain(`public from ${origins.join(',')}\n`);
});

it('[P7] a public key that may do more is not made: status 2 and the reasons', async () => {
  const data = join(temporaryFolder(), 'data');
  const io = capturedIo();
  const key = { workspace: 'shop', scopes: ['ingest' as const, 'read' as const], public: true };
  expect(await createToken({ data, request: key }, io)).toBe(2);
  expect(io.stdout).toBe('');
  for (const reason of ['scope ingest and no other', 'prefix 305 and no other', 'needs the origins'])
    expect(io.stderr).toContain(reason);
  expect(existsSync(data)).toBe(false);
});
