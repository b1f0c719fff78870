// A load generator in a process of its own: sends occurrences over keep-alive connections, each a fresh one, and prints as JSON
// what it was told. Its argument is a `Load` as JSON. The same for every server that is measured.
import { Pool } from 'undici';

export interface Load {
  /** Such as http://127.0.0.1:7420. */
  readonly address: string;
  readonly token: string;
  /** Unlike that of any load before, so that no occurrence is a duplicate. */
  readonly prefix: string;
  readonly occurrences: number;
  /** Occurrences in one request. */
  readonly batch: number;
  readonly connections: number;
  /** Occurrences a second, evenly; absent: as fast as they are taken. */
  readonly rate?: number;
}
export interface Loaded {
  readonly accepted: number;
  /** Answers other than 202, by status. */
  readonly others: Readonly<Record<string, number>>;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Of a request, in milliseconds. */
  readonly median: number;
  readonly p99: number;
}

/** A purchase of about 300 bytes; its id tells when it was sent, in epoch milliseconds. */
function purchase(prefix: string, index: number): object {
  const person = (index * 7919) % 1000;
  const now = Date.now();
  return {
    id: `${prefix}-${index}-${now}`,
    event: '30552',
    occurredAt: new Date(now).toISOString(),
    contact: {
      purl: `person-${person}`,
      email: `person-${person}@example.com`,
      city: person % 3 === 0 ? 'Austin' : 'Paris',
    },
    data: { total: (index * 31) % 400, currency: 'USD', items: [{ sku: `A-${index % 97}`, price: 19.5, quantity: 2 }] },
  };
}

async function run({ address, token, prefix, occurrences, batch, connections, rate }: Load): Promise<Loaded> {
  const pool = new Pool(address, { connections, pipelining: 1 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const others: Record<string, number> = {};
  const times: number[] = [];
  let accepted = 0;
  let next = 0;
  const started = performance.now();
  const lane = async (): Promise<void> => {
    for (;;) {
      const from = next;
      next += batch;
      if (from >= occurrences) return;
      if (rate !== undefined) await until(started + (from / rate) * 1000);
      const many = Array.from({ length: Math.min(batch, occurrences - from) }, (_, index) =>
        purchase(prefix, from + index),
      );
      const body = JSON.stringify(batch === 1 ? many[0] : many);
      const sent = performance.now();
      const answer = await pool.request({ path: '/v1/events', method: 'POST', headers, body });
      const text = await answer.body.text();
      times.push(performance.now() - sent);
      if (answer.statusCode === 202) accepted += text.split('"accepted"').length - 1;
      else others[answer.statusCode] = (others[answer.statusCode] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { accepted, others, seconds, median: at(0.5), p99: at(0.99) };
}

async function until(time: number): Promise<void> {
  const wait = time - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}

console.log(JSON.stringify(await run(JSON.parse(process.argv[2] ?? '{}') as Load)));
