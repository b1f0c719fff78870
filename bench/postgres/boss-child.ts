// A worker of a bare pg-boss pipeline that does the same evaluations and keeps nothing: no state, no order, no runs, no ids.
// `node boss-child.ts URL LOOPS`. Prints "ready", and then how many actions it has finished, a line after each batch.
import { setTimeout } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { evaluate } from '../../shared/engine/evaluate.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { RequestedAction } from '../../shared/engine/trace.ts';
import { preparedWork } from './store-workspace.ts';

const [url = '', loops = '0'] = process.argv.slice(2);
const BATCH = 64;
const boss = new PgBoss({ connectionString: url, max: 4, supervise: false, schedule: false, migrate: false });
boss.on('error', console.error);
await boss.start();
const prepared = preparedWork(Number(loops));
console.log('ready');

async function evaluating(): Promise<void> {
  for (;;) {
    const jobs = await boss.fetch<Occurrence>('evaluate', { batchSize: BATCH });
    if (jobs.length === 0) await setTimeout(5);
    else {
      const actions = jobs.flatMap(({ data }) => {
        const { requests } = evaluate(prepared, data, { now: Date.now(), state: { contact: data.contact } });
        return requests.filter(({ kind }) => kind !== 'updateContact').map((request) => ({ data: request }));
      });
      await boss.insert('act', actions);
      await boss.complete(
        'evaluate',
        jobs.map(({ id }) => id),
      );
    }
  }
}

async function acting(): Promise<void> {
  for (let done = 0; ;) {
    const jobs = await boss.fetch<RequestedAction>('act', { batchSize: BATCH });
    if (jobs.length === 0) await setTimeout(5);
    else {
      await boss.complete(
        'act',
        jobs.map(({ id }) => id),
      );
      done += jobs.length;
      console.log(done);
    }
  }
}

await Promise.all([evaluating(), acting()]);
