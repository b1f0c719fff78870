import { expect, it, onTestFinished } from 'vitest';
import type { ServerRole } from '../../server/serve/server-role.ts';
import { clusterTarget, openCluster, startMember, type Member } from '../unit/server/postgres-cluster.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from '../unit/server/postgres-server.ts';
import { eventually } from '../unit/server/serve-world.ts';
import { receiver } from '../unit/server/webhook-receiver.ts';
import { checkNothingLost, load, publishCounting } from './postgres-load.ts';
import { seeded, soakSize } from './soak-size.ts';

const ROLES: readonly ServerRole[] = ['api', 'api', 'worker', 'worker', 'worker', 'worker'];
const KILLS = soakSize(3, 30);
/** After so many of them PostgreSQL itself is killed and started again. */
const DATABASE_EVERY = soakSize(2, 6);
const SEED = Number(process.env['HOOKFLOW_SEED'] ?? 7);
/** Attempts at once for one origin (X3), of each worker. */
const CONCURRENCY = 8;

/** Kills one process after another at random moments, and now and then the database; each is replaced. */
async function kills(
  members: Member[],
  url: string,
  postgres: PostgresServer,
  random: () => number,
  done: () => number,
) {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const before = done();
    await eventually(() => Promise.resolve(done() > before || undefined));
    await new Promise((resolve) => setTimeout(resolve, random() * 250));
    const victim = Math.floor(random() * members.length);
    await members[victim]?.kill();
    members[victim] = await startMember(url, ROLES[victim] ?? 'all', { webhooks: true });
    if (kill % DATABASE_EVERY !== 0) continue;
    postgres.kill();
    postgres.start();
  }
}

it.skipIf(postgresPrograms() === undefined)(
  `[D3] after ${KILLS} kills -9 of 2 api and 4 worker processes, and of PostgreSQL, nothing acknowledged is lost, state is exact, no action is missing, and repeats carry the same key`,
  { timeout: 1_800_000 },
  async () => {
    const random = seeded(SEED);
    const postgres = await startPostgres({ durable: true });
    onTestFinished(() => postgres.stop());
    const url = postgres.database('kills');
    const { origin, seen } = await receiver((response) => setTimeout(() => response.end(), random() * 5));
    const members = await Promise.all(ROLES.map((role) => startMember(url, role, { webhooks: true })));
    const cluster = await openCluster(url);
    const target = await clusterTarget(cluster, members[0]?.address ?? '');
    await publishCounting(target, `${origin}/hook`);
    const addresses = (): readonly string[] => members.slice(0, 2).map(({ address }) => address);
    const { acknowledged, finish } = load(target, addresses, random);
    await kills(members, url, postgres, random, () => acknowledged.length);
    await finish();

    const { runs, repeats } = await checkNothingLost(cluster, acknowledged, seen);
    const interruptions = KILLS + Math.floor(KILLS / DATABASE_EVERY) * 4;
    expect(repeats).toBeLessThanOrEqual(interruptions * CONCURRENCY);
    process.stderr.write(
      `${KILLS} kills and ${Math.floor(KILLS / DATABASE_EVERY)} of PostgreSQL (seed ${SEED}): ${acknowledged.length} acknowledged, 0 lost, ${runs} runs, ${repeats} repeats.\n`,
    );
  },
);
