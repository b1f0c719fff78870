import { Agent, request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { deadLetters, runs } from '../../shared/sync/client.ts';
import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { publish, type SyncTarget } from '../../shared/sync/client.ts';
import { ADA, asJson, hashOfWorkspace, purchase, STORE } from '../unit/sync/store-world.ts';
import { eventually, started, targetOf } from '../unit/server/serve-world.ts';
import { receiver } from '../unit/server/webhook-receiver.ts';
import { soakSize } from './soak-size.ts';

const SENDS = 1_000;
const CONNECTIONS = 32;

/** A purchase calls two webhooks and changes the contact. */
function shop(origin: string): Workspace {
  const call = (path: string) => ({ kind: 'callWebhook' as const, url: `${origin}/${path}`, method: 'POST' as const });
  return {
    ...newWorkspace({ id: STORE, name: 'Storm', timeZone: 'UTC' }),
    events: [{ id: '30552', label: 'Purchase' }],
    triggers: [
      {
        id: 'hook',
        name: 'Tell both',
        enabled: true,
        nodes: [
          { id: 'start', kind: 'event', event: '30552' },
          { id: 'one', kind: 'action', action: call('one') },
          { id: 'two', kind: 'action', action: call('two') },
        ],
        edges: [
          { from: 'start', port: 'out', to: 'one' },
          { from: 'one', port: 'then', to: 'two' },
        ],
      },
    ],
  };
}

function send(target: SyncTarget, agent: Agent, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${target.token}`, 'content-type': 'application/json' };
    const sent = request(new URL('/v1/events', target.address), { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve(text));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

it('[I3] one occurrence sent 1,000 times over 32 connections acts exactly once', async () => {
  const { origin, seen } = await receiver((response) => response.end());
  const server = await started({ deliver: ['webhooks'], allowTargets: ['127.0.0.1'] });
  const target = await targetOf(server);
  const workspace = shop(origin);
  const draft = { workspace: asJson(workspace), programHash: hashOfWorkspace(workspace) };
  expect(await publish(target, STORE, draft, { ifMatch: 0, idempotencyKey: 'first' })).toMatchObject({ kind: 'ok' });
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  onTestFinished(() => agent.destroy());
  for (let storm = 0; storm < soakSize(1, 10); storm += 1) {
    const body = JSON.stringify(purchase(`order-${storm}`, ADA));
    const answers = await Promise.all(Array.from({ length: SENDS }, () => send(target, agent, body)));
    const statuses = answers.map((text) => /"status":"(\w+)"/.exec(text)?.[1] ?? text);
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(SENDS - 1);
    await eventually(async () => {
      const page = await runs(target, { limit: 1 });
      const actions = page.kind === 'ok' ? page.value.runs[0]?.actions : undefined;
      return actions?.every(({ state }) => state === 'delivered') || undefined;
    });
    expect(
      seen
        .slice(storm * 2)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/one', '/two']);
  }
  expect(await deadLetters(target)).toEqual({ kind: 'ok', value: { deadLetters: [] } });
}, 600_000);
