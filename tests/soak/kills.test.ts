import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { publish, runs, sendOccurrences, type SyncTarget } from '../../shared/sync/client.ts';
import { ADA, asJson, hashOfWorkspace, purchase, STORE } from '../unit/sync/store-world.ts';
import { eventually, targetOf, tokenOf } from '../unit/server/serve-world.ts';
import { temporaryFolder } from '../unit/server/temporary-folder.ts';
import { receiver } from '../unit/server/webhook-receiver.ts';
import { seeded, soakSize } from './soak-size.ts';

const KILLS = soakSize(5, 50);
const SEED = Number(process.env['HOOKFLOW_SEED'] ?? 7);
/** Attempts at once for one origin (X3). */
const CONCURRENCY = 8;
const LANES = 3;

function calling(url: string): Workspace {
  return {
    ...newWorkspace({ id: STORE, name: 'Kills', timeZone: 'UTC' }),
    events: [{ id: '30552', label: 'Purchase' }],
    triggers: [
      {
        id: 'hook',
        name: 'Tell the warehouse',
        enabled: true,
        nodes: [
          { id: 'start', kind: 'event', event: '30552' },
          { id: 'call', kind: 'action', action: { kind: 'callWebhook', url, method: 'POST' } },
        ],
        edges: [{ from: 'start', port: 'out', to: 'call' }],
      },
    ],
  };
}

async function child(data: string) {
  const words = ['--no-warnings', join(import.meta.dirname, 'kill-child.ts'), data];
  const process_ = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void process_.kill('SIGKILL'));
  const [address] = (await once(createInterface(process_.stdout), 'line')) as [string];
  const kill = async (): Promise<void> => {
    process_.kill('SIGKILL');
    if (process_.exitCode === null && process_.signalCode === null) await once(process_, 'exit');
  };
  return { address, kill };
}

/** Sends until the server is gone, and notes the ids that were acknowledged. */
async function sendUntilGone(target: SyncTarget, round: number, acknowledged: string[]): Promise<void> {
  const sender = async (lane: number): Promise<void> => {
    for (let turn = 0; ; turn += 1) {
      const ids = Array.from({ length: 4 }, (_, index) => `r${round}-${lane}-${turn}-${index}`);
      const answer = await sendOccurrences(target, JSON.stringify(ids.map((id) => purchase(id, ADA))));
      if (answer.kind !== 'ok') return;
      acknowledged.push(...answer.value.results.map((result) => result.id ?? ''));
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, lane) => sender(lane)));
}

it(`[X2] after ${KILLS} kills at random moments no acknowledged occurrence is lost, no action is missing, and repeats carry the same key`, async () => {
  const random = seeded(SEED);
  const { origin, seen } = await receiver((response) => setTimeout(() => response.end(), random() * 5));
  const data = join(temporaryFolder(), 'data');
  await tokenOf(data);
  const acknowledged: string[] = [];
  for (let round = 0; round < KILLS; round += 1) {
    const { address, kill } = await child(data);
    const target = await targetOf({ address, data });
    if (round === 0) {
      const workspace = calling(`${origin}/hook`);
      const draft = { workspace: asJson(workspace), programHash: hashOfWorkspace(workspace) };
      const receipt = await publish(target, STORE, draft, { ifMatch: 0, idempotencyKey: 'first' });
      expect(receipt).toMatchObject({ kind: 'ok' });
    }
    const before = acknowledged.length;
    const sending = sendUntilGone(target, round, acknowledged);
    await eventually(() => Promise.resolve(acknowledged.length > before || undefined));
    await new Promise((resolve) => setTimeout(resolve, random() * 250));
    await kill();
    await sending;
  }

  const last = await child(data);
  const target = await targetOf({ address: last.address, data });
  const done = new Map<string, string>();
  for (let after = '0'; ;) {
    const page = await eventually(async () => {
      const answer = await runs(target, { after, limit: 200 });
      const isSettled =
        answer.kind === 'ok' && answer.value.runs.every((run) => run.actions.every((a) => a.state === 'delivered'));
      return isSettled ? answer.value : undefined;
    });
    for (const run of page.runs) {
      expect(done.has(run.occurrence)).toBe(false);
      expect(run.actions).toHaveLength(1);
      done.set(run.occurrence, run.actions[0]!.key);
    }
    after = page.runs.at(-1)?.id ?? after;
    const ready = (await (await fetch(`${last.address}/readyz`)).json()) as { backlog: number };
    if (page.next === undefined && ready.backlog === 0 && acknowledged.every((id) => done.has(id))) break;
  }
  await last.kill();

  const bodies = seen.map(({ body, headers }) => ({
    occurrence: (JSON.parse(body) as { id: string }).id,
    key: String(headers['webhook-id']),
  }));
  expect([...done.keys()].filter((id) => !bodies.some((body) => body.occurrence === id))).toEqual([]);
  expect(bodies.filter(({ occurrence, key }) => done.get(occurrence) !== key)).toEqual([]);
  const repeats = seen.length - new Set(bodies.map(({ key }) => key)).size;
  expect(repeats).toBeLessThanOrEqual(KILLS * CONCURRENCY);
  process.stderr.write(
    `${KILLS} kills (seed ${SEED}): ${acknowledged.length} acknowledged, 0 lost, ${done.size} runs, ${repeats} repeats.\n`,
  );
}, 1_200_000);
