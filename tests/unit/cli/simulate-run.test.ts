import { setImmediate as soon, setTimeout as later } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { DeskIo } from '../../../server/cli/desk-io.ts';
import { BATCH_BYTES } from '../../../server/cli/occurrence-input.ts';
import { runSimulation } from '../../../server/cli/run-simulation.ts';
import { simulateInPlace, type EncodedResult } from '../../../server/cli/simulate-batch.ts';
import { SimulationThreads, type BatchRunner } from '../../../server/cli/simulation-threads.ts';
import { SimulationTotals } from '../../../server/cli/simulation-totals.ts';
import { startSimulation, type SimulationPlan } from '../../../server/cli/simulation.ts';
import { simulated } from '../../../server/cli/simulated-line.ts';
import { compile } from '../../../shared/compiler/compile.ts';
import { decide } from '../../../shared/engine/decide.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import type { Action } from '../../../shared/flow/action.ts';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Trigger } from '../../../shared/flow/trigger.ts';
import { world } from './desk-world.ts';

const WORKSPACE = onlineStoreExample();
const ORDER = WORKSPACE.samples[0]!.occurrence;
const PLAN: SimulationPlan = {
  program: compile(WORKSPACE).program,
  names: new Map(),
  decide: true,
  only: undefined,
  now: undefined,
  accepted: 0,
};

/** NDJSON past what one thread does alone; every 1,000th line is refused, every 777th without an id of its own. */
const COUNT = 30_000;
const LINES = Array.from({ length: COUNT }, (_, i) => {
  if (i % 1000 === 999) return '{bad}';
  if (i % 777 === 776) return JSON.stringify({ app_code: '305', event_code: '30552', event_data: { total: i } });
  return JSON.stringify({ ...ORDER, id: `o-${i}`, data: { total: i % 300, name: i % 50 === 0 ? 'Zoë' : 'Ada' } });
});
const NDJSON = new TextEncoder().encode(`${LINES.join('\r\n')}\r\n`);

interface Heard {
  readonly io: DeskIo;
  readonly stop: AbortController;
  out: string;
}

function heard(input: Uint8Array, o: { drained?: () => Promise<void> } = {}): Heard {
  const stop = new AbortController();
  const of: Heard = { out: '', stop, io: undefined as never };
  const io: DeskIo = {
    env: {},
    out: (text) => void (of.out += text),
    err: () => undefined,
    read: () => Promise.reject(new Error('nothing is read whole')),
    chunks: () => pieces(input),
    write: () => Promise.reject(new Error('nothing is saved')),
    drained: o.drained ?? (() => Promise.resolve()),
    outBytes: async (bytes) => {
      of.out += new TextDecoder().decode(bytes);
      await o.drained?.();
    },
    now: () => 0,
    signal: stop.signal,
    watched: { out: false, err: false },
  };
  return Object.assign(of, { io });
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100_000) {
    await soon();
    yield bytes.subarray(at, at + 100_000);
  }
}

/** Does the work late, and answers the later the sooner it was asked. */
class LateRunner implements BatchRunner {
  readonly capacity = 5;
  underWay = 0;
  most = 0;
  bytes = 0;
  batches = 0;
  closed = false;
  readonly fails: boolean;
  private readonly simulation = startSimulation(PLAN);

  constructor(fails = false) {
    this.fails = fails;
  }

  async run(batch: Parameters<BatchRunner['run']>[0]): Promise<EncodedResult> {
    this.underWay += 1;
    this.batches += 1;
    this.most = Math.max(this.most, this.underWay);
    this.bytes = Math.max(this.bytes, batch.bytes.length);
    await later(20 - 4 * (this.batches % 5));
    if (this.fails && this.batches > 3) throw new Error('a thread is gone');
    this.underWay -= 1;
    return simulateInPlace(batch, this.simulation);
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}

/** All in this thread. */
async function alone(input: Uint8Array = NDJSON): Promise<string> {
  const one = heard(input);
  await runSimulation(PLAN, { event: '-', jobs: 1, totals: new SimulationTotals(one.io) }, one.io);
  return one.out;
}

describe('simulating in several places at once', { timeout: 60_000 }, () => {
  it('the output is in input order and the same, whoever is ready first; few batches are under way', async () => {
    const one = heard(NDJSON);
    const runner = new LateRunner();
    const totals = new SimulationTotals(one.io);
    await runSimulation(PLAN, { event: '-', jobs: 3, totals, startRunner: () => runner }, one.io);
    expect(one.out === (await alone())).toBe(true);
    expect(runner).toMatchObject({ most: runner.capacity, underWay: 0, closed: true });
    expect(runner.batches).toBeGreaterThan(runner.capacity);
    expect(runner.bytes).toBeLessThan(BATCH_BYTES + 100_000);
    expect([totals.occurrences, totals.refused]).toEqual([COUNT, COUNT / 1000]);
    const refused = one.out.split('\n').filter((line) => line.startsWith('{"line"'));
    expect(refused.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual(
      Array.from({ length: COUNT / 1000 }, (_, i) => (i + 1) * 1000),
    );
    // One without an id is told by its line.
    expect(one.out).toContain('{"occurrence":"simulated-777",');
    expect(one.out).toContain('{"occurrence":"simulated-29526",');
  });

  it('where nobody takes the output, the input is not read on', async () => {
    let [taken, take] = [false, (): void => undefined];
    const slow = new Promise<void>((resolve) => (take = resolve));
    const runner = new LateRunner();
    const one = heard(NDJSON, { drained: () => (runner.batches > 0 && !taken ? slow : Promise.resolve()) });
    const o = { event: '-', jobs: 3, totals: new SimulationTotals(one.io), startRunner: () => runner };
    const run = runSimulation(PLAN, o, one.io);
    while (runner.batches === 0) await later(5);
    await later(300);
    expect(runner.batches).toBeLessThanOrEqual(runner.capacity);
    taken = true;
    take();
    await run;
    expect(one.out === (await alone())).toBe(true);
  });

  it('told to stop, it ends after whole lines and closes what it opened', async () => {
    const runner = new LateRunner();
    const one = heard(NDJSON, { drained: () => Promise.resolve(runner.batches > 4 ? one.stop.abort() : undefined) });
    const totals = new SimulationTotals(one.io);
    await runSimulation(PLAN, { event: '-', jobs: 3, totals, startRunner: () => runner }, one.io);
    expect(runner.closed).toBe(true);
    expect(one.out.endsWith('\n')).toBe(true);
    expect((await alone()).startsWith(one.out)).toBe(true);
    expect(one.out.trimEnd().split('\n')).toHaveLength(totals.occurrences);
    expect(totals.occurrences).toBeLessThan(COUNT);
  });

  it('one that fails is told, and closed', async () => {
    const runner = new LateRunner(true);
    const one = heard(NDJSON);
    const o = { event: '-', jobs: 3, totals: new SimulationTotals(one.io), startRunner: () => runner };
    await expect(runSimulation(PLAN, o, one.io)).rejects.toThrow('a thread is gone');
    expect(runner.closed).toBe(true);
    expect((await alone()).startsWith(one.out)).toBe(true);
  });

  it('small input starts nobody', async () => {
    const one = heard(NDJSON.subarray(0, 1_000_000));
    const totals = new SimulationTotals(one.io);
    const startRunner = (): never => {
      throw new Error('not worth it');
    };
    await runSimulation(PLAN, { event: '-', jobs: 3, totals, startRunner }, one.io);
    expect(totals.occurrences).toBeGreaterThan(1000);
  });
});

describe('simulating with --decide', () => {
  const trigger = (id: string, event: string, city: string, action: Action): Trigger => ({
    id,
    name: id,
    enabled: true,
    nodes: [
      { id: 'event', kind: 'event', event },
      {
        id: 'where',
        kind: 'condition',
        condition: { match: 'all', of: [{ field: 'contact.city', operator: 'equals', value: city }] },
      },
      { id: 'change', kind: 'action', action },
      { id: 'tell', kind: 'action', action: { kind: 'notifyTeam', to: ['a@example.com'], subject: 'x', text: 'y' } },
    ],
    edges: [
      { from: 'event', port: 'out', to: 'where' },
      { from: 'where', port: 'yes', to: 'change' },
      { from: 'change', port: 'then', to: 'tell' },
    ],
  });
  const moves = (value: string): Action => ({
    kind: 'updateContact',
    changes: [{ field: 'city', change: 'set', value }],
  });

  it('[E4] [E5] tells what the whole program decides, without doing what would follow', () => {
    const { program, problems } = compile({
      ...WORKSPACE,
      triggers: [
        trigger('moves', '30552', 'Austin', moves('Oslo')),
        trigger('sees-the-start', '30552', 'Austin', moves('Lima')),
        trigger('sees-no-move', '30552', 'Oslo', moves('Paris')),
        trigger('fails', '30552', 'Austin', {
          kind: 'updateContact',
          changes: [{ field: 'firstname', change: 'add', value: '1' }],
        }),
        trigger('raises', '30552', 'Austin', { kind: 'emitEvent', event: '30551', data: {} }),
        trigger('is-raised', '30551', 'Lima', moves('Rome')),
      ],
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const whole = decide(prepare(program), ORDER, { now: 0, state: { contact: ORDER.contact } });
    const { text } = simulated({ ok: true, value: { occurrence: ORDER } }, startSimulation({ ...PLAN, program }));
    expect(whole.fired).toEqual(['moves', 'sees-the-start', 'fails', 'raises']);
    expect(JSON.parse(text)).toEqual({ occurrence: ORDER.id, fired: whole.fired, actions: whole.reached.length });
  });
});

describe('simulating in threads', { timeout: 60_000 }, () => {
  it.each([['--decide'], []])('hookflow simulate --jobs 2 %s writes the bytes of --jobs 1', async (...flags) => {
    // Explaining takes longer and says more: less of it will do.
    const e = flags.length > 0 ? NDJSON : NDJSON.subarray(0, 6_000_000);
    const w = world({ w: formatWorkspace(WORKSPACE), e }, { chunk: 300_000 });
    const [one, two] = [
      await w.run('simulate', 'w', '--event', 'e', '--stats', '--jobs', '1', ...flags),
      await w.run('simulate', 'w', '--event', 'e', '--stats', '--jobs', '2', ...flags),
    ];
    expect([two.status, two.err]).toEqual([one.status, one.err]);
    expect(two.status).toBe(1);
    expect(two.out === one.out).toBe(true);
  });

  it('each thread answers in order; after one is closed, what is asked fails', async () => {
    const threads = new SimulationThreads(PLAN, 2);
    const simulation = startSimulation(PLAN);
    const batch = (first: number): { bytes: Uint8Array<ArrayBuffer>; line: number; end: number } => {
      const text = new TextEncoder().encode(`${LINES.slice(first - 1, first + 99).join('\n')}\n`);
      const bytes = new Uint8Array(new ArrayBuffer((text.length + 3) & ~3), 0, text.length);
      bytes.set(text);
      return { bytes, line: first, end: bytes.length };
    };
    const firsts = Array.from({ length: 12 }, (_, i) => 1 + i * 100);
    const results = await Promise.all(firsts.map((first) => threads.run(batch(first))));
    expect(results).toEqual(firsts.map((first) => simulateInPlace(batch(first), simulation)));
    await threads.close();
    await expect(threads.run(batch(1))).rejects.toThrow('ended before its work was done');
  });

  it.each(['0', '100', 'two', '1.5'])('--jobs %s is wrong usage', async (jobs) => {
    const { status, err } = await world({ w: '', e: '' }).run('simulate', 'w', '--event', 'e', '--jobs', jobs);
    expect([status, err]).toEqual([2, expect.stringContaining('from 1 to 99')]);
  });
});
