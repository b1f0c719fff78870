import { describe, expect, it } from 'vitest';
import { compile } from '../../../../shared/compiler/compile.ts';
import type { ReplayResult } from '../../../../shared/analysis/replay-result.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { ReplayProgress } from '../../../../renderer/replay/replay-message.ts';
import { runReplay, type ReplayShell } from '../../../../renderer/replay/run-replay.ts';

const workspace = onlineStoreExample();
const SETUP = { program: compile(workspace).program, events: workspace.events.map(({ id }) => id) };

function purchase(index: number, total: number, email = 'ada@example.com'): string {
  const contact = { firstname: 'Ada', email, city: index % 2 === 0 ? 'Austin' : 'Oslo' };
  const data = { orderId: `${index}`, total, currency: 'USD', items: [{ sku: 'K-1', name: 'Kettle', quantity: 1 }] };
  return JSON.stringify({ id: `order-${index}`, event: '30552', occurredAt: '2026-03-14T15:09:26Z', contact, data });
}

async function replayed(text: string | Uint8Array, shell: Partial<ReplayShell> = {}) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  let reads = 0;
  const source = {
    size: bytes.length,
    read: (from: number, to: number) => {
      reads = Math.max(reads, to - from);
      return Promise.resolve(bytes.slice(from, to));
    },
  };
  let time = 0;
  const reports: ReplayProgress[] = [];
  const news = await runReplay(source, SETUP, {
    clock: () => (time += 0.01),
    now: 0,
    report: (progress) => void reports.push(progress),
    cancelled: () => false,
    turn: () => Promise.resolve(),
    ...shell,
  });
  const lineAt = ({ offset, length }: { offset: number; length: number }) =>
    new TextDecoder().decode(bytes.slice(offset, offset + length));
  return { ...news, reports, lineAt, reads };
}

function leadOf({ triggers }: ReplayResult) {
  const lead = triggers.find(({ steps }) => steps.some(({ kind }) => kind === 'condition'));
  if (!lead) throw new Error('the example has a trigger with a condition');
  return lead;
}

describe('replay of a file', { timeout: 60_000 }, () => {
  it('[E5] counts each branch, and its examples lead back to their lines', async () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => purchase(index, index % 3 === 0 ? 150 : 20));
    const { result, progress, cancelled, lineAt, reads } = await replayed(`${lines.join('\n')}\n`);
    expect(cancelled).toBe(false);
    expect(result).toMatchObject({ occurrences: 30_000, refused: 0 });
    expect(progress).toMatchObject({ occurrences: 30_000, bytes: progress.size - 1 });
    const condition = leadOf(result).steps.find(({ kind }) => kind === 'condition');
    expect(condition).toMatchObject({ reached: 30_000, taken: { yes: 5000, no: 25_000 } });
    expect(condition?.examples['yes']?.map(({ id, line }) => [id, line])).toEqual([
      ['order-0', 1],
      ['order-6', 7],
      ['order-12', 13],
    ]);
    expect(condition?.examples['yes']?.map(lineAt)).toEqual([lines[0], lines[6], lines[12]]);
    expect(result.slowest).toHaveLength(10);
    expect(result.slowest.map(lineAt)).toEqual(result.slowest.map(({ line }) => lines[line - 1]));
    expect(reads).toBeLessThanOrEqual(1024 * 1024);
  });

  it('[O4] a refused line fails alone, with its place, however it is broken', async () => {
    const long = `{"id":"${'x'.repeat(3_000_000)}"}`;
    const broken = ['{"id": 1', '', `${purchase(1, 5)}`, long, '[]', purchase(2, 5)];
    const { result, lineAt } = await replayed(broken.join('\r\n'));
    expect(result).toMatchObject({ occurrences: 2, refused: 3 });
    expect(result.refusals.map(({ line, problem }) => [line, problem.code])).toEqual([
      [1, 'json.syntax'],
      [4, 'occurrence.tooLarge'],
      [5, 'occurrence.notObject'],
    ]);
    const taken = leadOf(result).steps[0]?.examples['out'] ?? [];
    expect(taken.map(({ line }) => line)).toEqual([3, 6]);
    expect(taken.map((place) => lineAt(place).trim())).toEqual([purchase(1, 5), purchase(2, 5)]);
  });

  it('[H1] bytes that are no UTF-8 spoil their own line only', async () => {
    const [before, after] = [`${purchase(1, 5)}\n{"id":"`, `"}\n${purchase(2, 5)}\n`].map((t) =>
      new TextEncoder().encode(t),
    );
    const bytes = new Uint8Array([...(before ?? []), 0xff, ...(after ?? [])]);
    const { result } = await replayed(bytes);
    expect(result).toMatchObject({ occurrences: 2, refused: 1 });
    expect(result.refusals[0]).toMatchObject({ line: 2, problem: { code: 'json.encoding' } });
  });

  it('a cancel takes effect before the next 10,000 occurrences, and keeps what was counted', async () => {
    // The shortest occurrences there are, so that one slice holds tens of thousands.
    const text = '{"app_code":"305","event_code":"30552"}\n'.repeat(60_000);
    let asked = 0;
    const { result, cancelled } = await replayed(text, { cancelled: () => (asked += 1) > 1 });
    expect(cancelled).toBe(true);
    expect(result.occurrences).toBeGreaterThan(0);
    expect(result.occurrences).toBeLessThan(10_000);
    expect(leadOf(result).met).toBe(result.occurrences);
  });

  it('tells its progress now and then, not each time', async () => {
    let time = 0;
    const text = '{"app_code":"305","event_code":"30552"}\n'.repeat(60_000);
    // Two readings of the clock an occurrence: 60,000 of them take 6 seconds.
    const { reports } = await replayed(text, { clock: () => (time += 0.05) });
    expect(reports.length).toBeGreaterThan(5);
    expect(reports.length).toBeLessThanOrEqual(60);
    const counted = reports.map(({ occurrences }) => occurrences);
    expect(counted).toEqual([...counted].sort((a, b) => a - b));
  });

  it('an empty file and one of blank lines have nothing to count', async () => {
    expect((await replayed('')).result).toMatchObject({ occurrences: 0, refused: 0 });
    expect((await replayed('\n\n  \n')).result).toMatchObject({ occurrences: 0, refused: 0 });
  });
});
