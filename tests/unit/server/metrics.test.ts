import { expect, it } from 'vitest';
import { serverMetrics } from '../../../server/metrics/server-metrics.ts';
import { outboxTransports } from '../../../shared/sync/executor/outbox-transport.ts';
import { memoryStore } from '../../../shared/sync/executor/memory-store.ts';
import type { ClaimedAction } from '../../../shared/sync/executor/store.ts';
import { sendOccurrences } from '../../../shared/sync/client.ts';
import { ADA, purchase } from '../sync/store-world.ts';
import { httpWorld } from './http-world.ts';
import { eventually, publishExample, started, targetOf } from './serve-world.ts';

it('[X8] metrics count occurrences by what became of them, requests by route, and what waits', async () => {
  const w = await httpWorld();
  await w.publish();
  const body = [purchase('a', ADA), purchase('a', ADA), { ...purchase('b', ADA), event: '30599' }];
  await w.call('POST', '/v1/events', { body });
  w.clock.move(2_500);
  const { statusCode, headers, body: text } = await w.app.inject({ method: 'GET', url: '/metrics' });
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'hookflow_occurrences_total{status="accepted"} 1',
      'hookflow_occurrences_total{status="duplicate"} 1',
      'hookflow_occurrences_total{status="refused"} 1',
      'hookflow_http_requests_total{route="/v1/events",method="POST",status="202"} 1',
      'hookflow_backlog_occurrences 1',
      'hookflow_backlog_lag_seconds 2.5',
    ]),
  );
});

it('[X8] metrics hold nothing of a person, nor ids', async () => {
  const w = await httpWorld();
  await w.publish();
  await w.call('POST', '/v1/events', { body: purchase('order-77', ADA) });
  await w.call('PUT', '/api/contact-service/v1/events/AdaLovelace', { body: {} });
  await w.call('GET', '/nowhere/ada@example.com', { token: null });
  await w.settle();
  const { body } = await w.app.inject({ method: 'GET', url: '/metrics' });
  for (const secret of ['Ada', 'ada@', 'order-77', 'Austin', 'online-store']) expect(body).not.toContain(secret);
});

it('[X8] attempts are counted by kind and outcome, and a transport that breaks too', async () => {
  let now = 1_000;
  const metrics = serverMetrics(memoryStore(), () => now);
  const { sendEmail, callWebhook } = metrics.observed({
    ...outboxTransports,
    callWebhook: {
      ...outboxTransports.callWebhook,
      deliver: () => Promise.reject(new Error('bug')),
    },
    sendEmail: {
      ...outboxTransports.sendEmail,
      deliver() {
        now += 300;
        return Promise.resolve({ kind: 'retry', reason: 'Busy.' });
      },
    },
  });
  const action = {} as ClaimedAction;
  expect(await sendEmail.deliver(action)).toEqual({ kind: 'retry', reason: 'Busy.' });
  await expect(callWebhook.deliver(action)).rejects.toThrow('bug');
  const text = await metrics.text();
  expect(text).toContain('hookflow_delivery_attempt_seconds_sum{kind="sendEmail",outcome="retry"} 0.3');
  expect(text).toContain('hookflow_delivery_attempt_seconds_count{kind="callWebhook",outcome="broke"} 1');
});

it('[X8] a running server counts what it delivers', async () => {
  const server = await started();
  const target = await targetOf(server);
  await publishExample(target);
  await sendOccurrences(target, JSON.stringify(purchase('a', ADA, { total: 1 })));
  const line = 'hookflow_delivery_attempt_seconds_count{kind="sendEmail",outcome="recorded"} 1';
  await eventually(async () => {
    const text = await (await fetch(`${server.address}/metrics`)).text();
    return text.includes(line) ? true : undefined;
  });
});
