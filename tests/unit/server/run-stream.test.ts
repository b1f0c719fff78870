import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { sendOccurrences, type SyncTarget } from '../../../shared/sync/client.ts';
import { RunHead } from '../../../shared/sync/contract.ts';
import { ADA, purchase } from '../sync/store-world.ts';
import { eventually, publishExample, started, targetOf } from './serve-world.ts';

interface Message {
  readonly id: string | undefined;
  readonly run: RunHead;
}

/** Reads the stream until told to stop. */
async function listen(target: SyncTarget, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const answer = await fetch(new URL('/v1/runs/stream', target.address), {
    headers: { authorization: `Bearer ${target.token}`, ...headers },
    signal: stop.signal,
  });
  const messages: Message[] = [];
  const state = { ended: false };
  const read = async (): Promise<void> => {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of answer.body!) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks.filter((each) => !each.startsWith(':'))) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
          expect(field('event')).toBe('run');
          messages.push({ id: field('id'), run: RunHead.parse(JSON.parse(field('data')!)) });
        }
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    }
    state.ended = true;
  };
  void read();
  return { answer, messages, state };
}

it('[X7] runs arrive live, each once as new, and again when their actions went on', async () => {
  const target = await targetOf(await started());
  await publishExample(target);
  await sendOccurrences(target, JSON.stringify(purchase('before', ADA)));
  const { answer, messages } = await listen(target, { 'last-event-id': '0' });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  expect(answer.headers.get('connection')).toBe('close');
  const orders = Array.from({ length: 30 }, (_, index) => purchase(`order-${index}`, ADA, { total: 1 }));
  await sendOccurrences(target, JSON.stringify(orders));
  await eventually(() => {
    const last = messages.findLast((message) => message.run.occurrence === 'order-29');
    return Promise.resolve(last?.run.actions[0]?.state === 'recorded' ? true : undefined);
  });
  const fresh = messages.filter((message) => message.id !== undefined);
  expect(fresh.map((message) => message.run.occurrence)).toEqual(['before', ...orders.map((order) => order.id)]);
  expect(fresh.every((message) => message.id === message.run.id)).toBe(true);
});

it('[X7] it resumes after Last-Event-ID, without gaps or repeats', async () => {
  const target = await targetOf(await started());
  await publishExample(target);
  const orders = Array.from({ length: 250 }, (_, index) => purchase(`order-${index}`, { purl: 'x' }, { total: 1 }));
  await sendOccurrences(target, JSON.stringify(orders));
  const first = await listen(target, { 'last-event-id': '0' });
  await eventually(() => Promise.resolve(first.messages.some((m) => m.run.occurrence === 'order-249') || undefined));
  const at = first.messages.findIndex((message) => message.run.occurrence === 'order-99' && message.id !== undefined);
  const resumed = await listen(target, { 'last-event-id': first.messages[at]!.id! });
  await eventually(() => Promise.resolve(resumed.messages.some((m) => m.run.occurrence === 'order-249') || undefined));
  const fresh = resumed.messages.filter((message) => message.id !== undefined);
  expect(fresh.map((message) => message.run.occurrence)).toEqual(orders.slice(100).map((order) => order.id));
});

it('[X7] without a cursor it starts at now', async () => {
  const target = await targetOf(await started());
  await publishExample(target);
  await sendOccurrences(target, JSON.stringify(purchase('old', ADA)));
  await eventually(async () => {
    const answer = await fetch(new URL('/v1/outbox', target.address), {
      headers: { authorization: `Bearer ${target.token}` },
    });
    return ((await answer.json()) as { messages: unknown[] }).messages.length === 2 || undefined;
  });
  const { messages } = await listen(target);
  await sendOccurrences(target, JSON.stringify(purchase('new', ADA)));
  await eventually(() => Promise.resolve(messages.length > 0 || undefined));
  expect(messages[0]!.run.occurrence).toBe('new');
});

it('[X8] stopping the server ends its streams', async () => {
  const server = await started();
  const target = await targetOf(server);
  const { state } = await listen(target);
  await server.stop();
  await eventually(() => Promise.resolve(state.ended || undefined));
});

it(
  '[X8] a connection that was opened and never used does not hold up a server that stops',
  { timeout: 4_000 },
  async () => {
    const server = await started();
    const { hostname, port } = new URL(server.address);
    const unused = connect(Number(port), hostname);
    await once(unused, 'connect');
    await (await fetch(new URL('/healthz', server.address))).text();
    const closed = once(unused, 'close');
    await server.stop();
    await closed;
  },
);
