import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished } from 'vitest';
import { publish, runs, sendOccurrences, type SyncTarget } from '../../shared/sync/client.ts';
import { ADA, asJson, hashOfWorkspace, purchase, STORE } from '../unit/sync/store-world.ts';
import { hookWorkspace } from '../unit/server/hook-workspace.ts';
import { eventually, targetOf } from '../unit/server/serve-world.ts';
import type { Received } from '../unit/server/webhook-receiver.ts';
import type { KillPointName } from './kill-point.ts';

const LANES = 3;

/** Every purchase calls the receiver. */
export async function publishHook(target: SyncTarget, origin: string): Promise<void> {
  const workspace = hookWorkspace(`${origin}/hook`);
  const draft = { workspace: asJson(workspace), programHash: hashOfWorkspace(workspace) };
  const receipt = await publish(target, STORE, draft, { ifMatch: 0, idempotencyKey: 'first' });
  expect(receipt).toMatchObject({ kind: 'ok' });
}

/**
 * A server in a process of its own; with a step it kills itself there, perhaps before it has an
 * address: there may be work left from before. `gone` answers the signal that ended it.
 */
export async function killable(data: string, point?: KillPointName) {
  const words = ['--no-warnings', join(import.meta.dirname, 'kill-child.ts'), data, ...(point ? [point] : [])];
  const process_ = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void process_.kill('SIGKILL'));
  const gone = once(process_, 'exit').then(() => process_.signalCode);
  const line = once(createInterface(process_.stdout), 'line') as Promise<[string]>;
  const address = await Promise.race([line.then(([first]) => first), gone.then(() => '')]);
  const kill = async (): Promise<void> => {
    process_.kill('SIGKILL');
    await gone;
  };
  return { address, kill, gone };
}

/** Sends until the server is gone, and notes the ids that were acknowledged. */
export async function sendUntilGone(target: SyncTarget, round: string, acknowledged: string[]): Promise<void> {
  const sender = async (lane: number): Promise<void> => {
    for (let turn = 0; ; turn += 1) {
      const ids = Array.from({ length: 4 }, (_, index) => `${round}-${lane}-${turn}-${index}`);
      const answer = await sendOccurrences(target, JSON.stringify(ids.map((id) => purchase(id, ADA))));
      if (answer.kind !== 'ok') return;
      acknowledged.push(...answer.value.results.map((result) => result.id ?? ''));
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, lane) => sender(lane)));
}

/** Serves the folder once more until all is done: nothing acknowledged is lost, no action is missing, and repeats carry the same key. */
export async function expectNothingLost(
  data: string,
  acknowledged: readonly string[],
  seen: readonly Received[],
): Promise<{ readonly runs: number; readonly repeats: number }> {
  const last = await killable(data);
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
  const acted = new Set(bodies.map(({ occurrence }) => occurrence));
  expect([...done.keys()].filter((id) => !acted.has(id))).toEqual([]);
  expect(bodies.filter(({ occurrence, key }) => done.get(occurrence) !== key)).toEqual([]);
  return { runs: done.size, repeats: seen.length - new Set(bodies.map(({ key }) => key)).size };
}
