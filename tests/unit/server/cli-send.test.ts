import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { send } from '../../../server/cli/send.ts';
import { splitOccurrences, withStableId } from '../../../server/cli/split-occurrences.ts';
import { ADA, purchase } from '../sync/store-world.ts';
import { capturedIo } from './cli-world.ts';
import { publishExample, started, targetOf } from './serve-world.ts';

async function run(to: string, token: string, input: string) {
  const io = capturedIo({ HOOKFLOW_TOKEN: token }, input);
  const status = await send({ file: '-', to }, io);
  return { status, stdout: io.stdout, stderr: io.stderr };
}

const orders = (count: number) => Array.from({ length: count }, (_, index) => purchase(`o${index}`, { purl: 'x' }));

it.each([
  ['one', JSON.stringify(purchase('a', ADA)), 1],
  ['a list', JSON.stringify(orders(1203)), 1203],
  [
    'one a line',
    orders(3)
      .map((order) => `${JSON.stringify(order)}\r\n`)
      .join(''),
    3,
  ],
  ['an empty list', '[]', 0],
])(
  '[I1] %s is sent, and sent again it is only acknowledged',
  async (_title, input, count) => {
    const server = await started();
    const target = await targetOf(server);
    await publishExample(target);
    const first = await run(server.address, target.token, input);
    expect(first.status).toBe(0);
    expect(JSON.parse(first.stdout)).toEqual({ accepted: count, duplicate: 0, refused: [] });
    const again = await run(server.address, target.token, input);
    expect(JSON.parse(again.stdout)).toEqual({ accepted: 0, duplicate: count, refused: [] });
  },
  20_000,
);

it('[I2] what is refused is told by its place in the file, the others are sent: status 1', async () => {
  const server = await started();
  const target = await targetOf(server);
  await publishExample(target);
  const lines = [purchase('a', ADA), { ...purchase('b', ADA), event: '30599' }, purchase('c', ADA)];
  const result = await run(server.address, target.token, lines.map((line) => JSON.stringify(line)).join('\n\n'));
  expect(result.status).toBe(1);
  expect(JSON.parse(result.stdout)).toMatchObject({
    accepted: 2,
    refused: [{ item: 3, problems: [{ code: 'occurrence.eventUnknown' }] }],
  });
});

it('[O4] numbers reach the server as they are written: one beyond 2^53 is refused', async () => {
  const server = await started();
  const target = await targetOf(server);
  await publishExample(target);
  const text = JSON.stringify(purchase('a', ADA, { total: 1 })).replace('"total":1', '"total":9007199254740993');
  const result = await run(server.address, target.token, `[${text}]`);
  expect(result.status).toBe(1);
  expect(JSON.parse(result.stdout)).toMatchObject({ accepted: 0, refused: [{ item: 1 }] });
});

it('[O2] an occurrence of the SDK without a date gets one, so that a repeat is a duplicate', () => {
  const sdk = { item: 1, text: ' { "app_code": "305", "event_code": "30552" }' };
  expect(JSON.parse(withStableId(sdk, 0).text)).toEqual({
    event_date: '1970-01-01T00:00:00.000Z',
    app_code: '305',
    event_code: '30552',
  });
  const dated = { item: 1, text: '{"event_code":"30552","event_date":"2026-01-01T00:00:00Z"}' };
  expect(withStableId(dated, 0)).toEqual(dated);
  const native = { item: 1, text: JSON.stringify(purchase('a', ADA)) };
  expect(withStableId(native, 0)).toEqual(native);
});

it.each([
  ['empty', '', 'empty'],
  ['broken', '{"id": ', 'line 1'],
  ['a broken line', '{}\n{', 'line 2'],
  ['a number', '7', 'no occurrence'],
])('a file that is %s is unreadable', (_title, text, sentence) => {
  const result = splitOccurrences(text);
  expect(result).toMatchObject({ ok: false, error: expect.stringContaining(sentence) as string });
});

it('[I5] a server that is overloaded is asked again', async () => {
  let asked = 0;
  const problem = JSON.stringify({ type: 'x', title: 'Busy', status: 429 });
  const busy = createServer((request, response) => {
    asked += 1;
    request.resume();
    response.writeHead(asked === 1 ? 429 : 202, { 'content-type': 'application/json' });
    response.end(asked === 1 ? problem : JSON.stringify({ results: [{ status: 'accepted', id: 'a' }] }));
  });
  onTestFinished(() => void busy.close());
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(busy.address() as AddressInfo).port}`;
  const result = await run(address, 'hf_x', JSON.stringify(purchase('a', ADA)));
  expect(result).toMatchObject({ status: 0 });
  expect(asked).toBe(2);
});
