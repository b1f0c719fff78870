import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publish, type PublishArguments } from '../../../server/cli/publish.ts';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { live } from '../../../shared/sync/client.ts';
import { Receipt } from '../../../shared/sync/contract.ts';
import { STORE } from '../sync/store-world.ts';
import { capturedIo } from './cli-world.ts';
import { started, targetOf, tokenOf } from './serve-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

const example = onlineStoreExample();
const shorter: Workspace = { ...example, triggers: example.triggers.slice(1) };
const broken: Workspace = {
  ...example,
  triggers: example.triggers.map((trigger) => ({ ...trigger, nodes: trigger.nodes.slice(1) })),
};

function fileOf(content: Workspace | string): string {
  const file = join(temporaryFolder(), 'shop.hookflow.json');
  writeFileSync(file, typeof content === 'string' ? content : formatWorkspace(content));
  return file;
}

async function run(o: Partial<PublishArguments> & { file: string; to: string }, token = '') {
  const io = capturedIo(token === '' ? {} : { HOOKFLOW_TOKEN: token });
  const status = await publish({ dryRun: false, ...o }, io);
  return { status, stdout: io.stdout, stderr: io.stderr };
}

it('[P2] publish prints the receipt and nothing else; published again nothing is new', async () => {
  const server = await started();
  const token = await tokenOf(server.data);
  const first = await run({ file: fileOf(example), to: server.address, note: 'from CI' }, token);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(Receipt.parse(JSON.parse(first.stdout))).toMatchObject({ revision: 1 });
  const next = await run({ file: fileOf(shorter), to: server.address }, token);
  expect(Receipt.parse(JSON.parse(next.stdout))).toMatchObject({ revision: 2 });
  const same = await run({ file: fileOf(shorter), to: server.address }, token);
  expect(JSON.parse(same.stdout)).toEqual(JSON.parse(next.stdout));
});

it('[P2] a dry run tells what would change and publishes nothing', async () => {
  const server = await started();
  const token = await tokenOf(server.data);
  await run({ file: fileOf(example), to: server.address }, token);
  const dry = await run({ file: fileOf(shorter), to: server.address, dryRun: true }, token);
  expect(dry.status).toBe(0);
  expect(JSON.parse(dry.stdout)).toMatchObject({
    dryRun: true,
    live: 1,
    changes: [expect.stringContaining('Thank-you')],
  });
  expect(await live(await targetOf(server), STORE)).toMatchObject({ value: { revision: 1 } });
});

it.each([
  ['problems', broken, 'Nothing was published'],
  ['a file that is no workspace', '[]', 'Nothing was published'],
  ['a syntax error', '{ "format": ', 'Nothing was published'],
])('[P2] %s end with status 1 and are told with their place', async (_title, content, sentence) => {
  const result = await run({ file: fileOf(content), to: 'http://127.0.0.1:9' }, 'hf_x');
  expect(result).toMatchObject({ status: 1, stdout: '' });
  expect(result.stderr).toContain(sentence);
  expect(result.stderr).toMatch(/shop\.hookflow\.json:\S+: error: /);
});

it('[P7] a token that is unknown is refused: status 1', async () => {
  const server = await started();
  const result = await run({ file: fileOf(example), to: server.address }, `hf_000000000000_${'x'.repeat(43)}`);
  expect(result).toMatchObject({ status: 1, stdout: '' });
  expect(result.stderr).toContain('401');
});

it.each([
  ['no token', { file: 'x', to: 'http://127.0.0.1:9' }, '', 'HOOKFLOW_TOKEN'],
  ['no address', { file: 'x', to: 'nowhere' }, 'hf_x', 'is no address'],
  ['another protocol', { file: 'x', to: 'ftp://127.0.0.1' }, 'hf_x', 'http://'],
  ['a file that is not there', { file: '/nowhere/x', to: 'http://127.0.0.1:9' }, 'hf_x', 'cannot be read'],
])('%s is wrong usage: status 2', async (_title, o, token, sentence) => {
  const result = await run(o, token);
  expect(result).toMatchObject({ status: 2, stdout: '' });
  expect(result.stderr).toContain(sentence);
});

it('a server that cannot be reached ends with status 3', async () => {
  const result = await run({ file: fileOf(example), to: 'http://127.0.0.1:9' }, 'hf_x');
  expect(result).toMatchObject({ status: 3, stdout: '' });
  expect(result.stderr).toContain('http://127.0.0.1:9 cannot be reached');
}, 15_000);
