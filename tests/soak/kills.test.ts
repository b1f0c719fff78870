import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eventually, targetOf, tokenOf } from '../unit/server/serve-world.ts';
import { temporaryFolder } from '../unit/server/temporary-folder.ts';
import { receiver } from '../unit/server/webhook-receiver.ts';
import { KILL_POINTS, type KillPointName } from './kill-point.ts';
import { expectNothingLost, killable, publishHook, sendUntilGone } from './kill-world.ts';
import { seeded, soakSize } from './soak-size.ts';

const KILLS = soakSize(3, 50);
/** One for each step; the long form has all of them, several times. */
const SHORT: readonly KillPointName[] = [
  'taken in, not acknowledged',
  'evaluating',
  'before an attempt',
  'after an attempt',
  'acknowledging',
  'compacted, without checksums',
];
const ROUNDS = soakSize(1, 4);
const POINTS = soakSize(0, 1) === 1 ? (Object.keys(KILL_POINTS) as readonly KillPointName[]) : SHORT;
const SEED = Number(process.env['HOOKFLOW_SEED'] ?? 7);
/** Attempts at once for one origin (X3). */
const CONCURRENCY = 8;

it(`[X2] after ${KILLS} kills at random moments no acknowledged occurrence is lost, no action is missing, and repeats carry the same key`, async () => {
  const random = seeded(SEED);
  const { origin, seen } = await receiver((response) => setTimeout(() => response.end(), random() * 5));
  const data = join(temporaryFolder(), 'data');
  await tokenOf(data);
  const acknowledged: string[] = [];
  for (let round = 0; round < KILLS; round += 1) {
    const { address, kill } = await killable(data);
    const target = await targetOf({ address, data });
    if (round === 0) await publishHook(target, origin);
    const before = acknowledged.length;
    const sending = sendUntilGone(target, `r${round}`, acknowledged);
    await eventually(() => Promise.resolve(acknowledged.length > before || undefined));
    await new Promise((resolve) => setTimeout(resolve, random() * 250));
    await kill();
    await sending;
  }
  const { runs, repeats } = await expectNothingLost(data, acknowledged, seen);
  expect(repeats).toBeLessThanOrEqual(KILLS * CONCURRENCY);
  process.stderr.write(
    `${KILLS} kills (seed ${SEED}): ${acknowledged.length} acknowledged, 0 lost, ${runs} runs, ${repeats} repeats.\n`,
  );
}, 1_200_000);

it('[X2] [D2] the same after a kill at every step: taking in, evaluating, before and after an attempt, acknowledging, compaction', async () => {
  const { origin, seen } = await receiver((response) => response.end());
  const data = join(temporaryFolder(), 'data');
  await tokenOf(data);
  const first = await killable(data);
  const target = await targetOf({ address: first.address, data });
  await publishHook(target, origin);
  await first.kill();
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, point] of POINTS.entries()) {
      const { address, gone } = await killable(data, point);
      if (address !== '') await sendUntilGone({ ...target, address }, `p${round}-${index}`, acknowledged);
      expect([point, await gone]).toEqual([point, 'SIGKILL']);
    }
  expect(acknowledged.length).toBeGreaterThan(0);
  const { repeats } = await expectNothingLost(data, acknowledged, seen);
  expect(repeats).toBeLessThanOrEqual(POINTS.length * ROUNDS * CONCURRENCY);
}, 1_200_000);
