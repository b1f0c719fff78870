import { expect, it, onTestFinished } from 'vitest';
import type { ServerRole } from '../../server/serve/server-role.ts';
import { clusterTarget, openCluster, startMember } from '../unit/server/postgres-cluster.ts';
import { postgresPrograms, startPostgres } from '../unit/server/postgres-server.ts';
import { eventually } from '../unit/server/serve-world.ts';
import { receiver } from '../unit/server/webhook-receiver.ts';
import { checkNothingLost, IN_FLIGHT, load, publishCounting } from './postgres-load.ts';
import { missingForFailover, proxyBefore, synchronousStandby } from './postgres-standby.ts';
import { seeded, soakSize } from './soak-size.ts';

const ROLES: readonly ServerRole[] = ['api', 'api', 'worker', 'worker'];
/** Occurrences that are acknowledged before the primary is killed, and after the standby has taken over. */
const COUNT = 1_000;
const SEED = Number(process.env['HOOKFLOW_SEED'] ?? 7);
const isSoak = soakSize(0, 1) === 1;
const missing = postgresPrograms() === undefined ? 'PostgreSQL is not installed' : missingForFailover();

if (isSoak && missing !== undefined) process.stderr.write(`NOT RUN: failover. ${missing}\n`);

it.skipIf(!isSoak || missing !== undefined)(
  '[D3] failover: the primary is killed -9 under load and its synchronous standby promoted, behind one address; nothing acknowledged is lost, and no process is started anew',
  { timeout: 600_000 },
  async () => {
    const random = seeded(SEED);
    const primary = await startPostgres({ durable: true });
    onTestFinished(() => primary.stop());
    primary.database('failover');
    const standby = await synchronousStandby(primary);
    const port = await proxyBefore(primary.port, standby.port);
    const url = `postgres://postgres@127.0.0.1:${port}/failover`;
    const { origin, seen } = await receiver((response) => setTimeout(() => response.end(), random() * 5));
    const members = await Promise.all(ROLES.map((role) => startMember(url, role, { webhooks: true })));
    const cluster = await openCluster(url);
    const target = await clusterTarget(cluster, members[0]?.address ?? '');
    await publishCounting(target, `${origin}/hook`);
    const addresses = members.slice(0, 2).map(({ address }) => address);
    const { acknowledged, finish } = load(target, () => addresses, random);
    await eventually(() => Promise.resolve(acknowledged.length > COUNT || undefined));

    const before = acknowledged.length;
    const killedAt = performance.now();
    primary.kill();
    standby.promote();
    await eventually(() => Promise.resolve(acknowledged.length > before + IN_FLIGHT || undefined));
    const seconds = (performance.now() - killedAt) / 1000;
    await eventually(() => Promise.resolve(acknowledged.length > before + COUNT || undefined));
    await finish();

    const { runs, repeats } = await checkNothingLost(cluster, acknowledged, seen);
    expect(runs).toBeGreaterThanOrEqual(acknowledged.length);
    process.stderr.write(
      `Failover (seed ${SEED}): ${acknowledged.length} acknowledged, 0 lost, ${runs} runs, ${repeats} repeats; the first after ${seconds.toFixed(1)} s.\n`,
    );
  },
);
