import { describe, expect, it } from 'vitest';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { world, type World } from './desk-world.ts';

const WORKSPACE = onlineStoreExample();
const STORE = formatWorkspace(WORKSPACE);
const ORDER = WORKSPACE.samples[0]!.occurrence;
const NDJSON = Array.from({ length: 50 }, (_, i) =>
  JSON.stringify({ ...ORDER, id: `o-${i}`, data: { ...ORDER.data, total: i * 5 } }),
).join('\n');

interface Line {
  occurrence: string;
  program: string;
  trace: string;
  triggers: { trigger: string; name: string; outcome: string; nodes: unknown[] }[];
  actions: { trigger: string; kind: string; key: string }[];
  caused: { event: string; causedBy: string }[];
  line?: number;
  problems?: { code: string; line: number }[];
}

async function simulate(
  w: World,
  ...args: string[]
): Promise<{ status: number; lines: Line[]; out: string; err: string }> {
  const { status, out, err } = await w.run('simulate', 'w', '--event', 'e', ...args);
  expect(out === '' || out.endsWith('\n')).toBe(true);
  const lines =
    out === ''
      ? []
      : out
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Line);
  return { status, lines, out, err };
}

describe('hookflow simulate', () => {
  it('[E5] explains an occurrence in one line: triggers, rules, actions, what it caused', async () => {
    const { status, lines, err } = await simulate(world({ w: STORE, e: JSON.stringify(ORDER, null, 2) }));
    expect([status, err, lines.length]).toEqual([0, '', 1]);
    expect(lines[0]).toMatchObject({
      occurrence: 'order-1001',
      event: '30552',
      program: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
      trace: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
      triggers: [
        { trigger: 'thank-you', name: 'Thank-you e-mail', outcome: 'fired' },
        {
          trigger: 'big-order-austin',
          outcome: 'fired',
          nodes: [
            { node: 'event' },
            {
              node: 'austin',
              kind: 'condition',
              state: 'passed',
              rules: [
                {
                  path: '/of/0',
                  field: 'contact.city',
                  operator: 'equals',
                  expected: 'Austin',
                  actual: 'Austin',
                  result: true,
                },
                { path: '/of/1' },
              ],
            },
            { node: 'sales', state: 'requested' },
            { node: 'points' },
          ],
        },
      ],
      caused: [{ event: '10101', causedBy: 'order-1001' }],
    });
    expect(lines[0]?.actions.map((action) => action.kind)).toEqual(['sendEmail', 'notifyTeam', 'updateContact']);
  });

  it('[E1] the same input gives the same bytes; --now changes the trace', async () => {
    const w = world({ w: STORE, e: JSON.stringify(ORDER) });
    const [first, again] = [await simulate(w), await simulate(w)];
    expect(again.out).toBe(first.out);
    const later = await simulate(w, '--now', '2030-01-01T00:00:00Z');
    expect(later.lines[0]?.trace).not.toBe(first.lines[0]?.trace);
    expect(later.lines[0]?.program).toBe(first.lines[0]?.program);
  });

  it('--decide tells only what fired, and agrees with the explanation', async () => {
    const w = world({ w: STORE, e: NDJSON });
    const decided = await simulate(w, '--decide');
    const explained = await simulate(w);
    expect(JSON.stringify(decided.lines[0])).toBe('{"occurrence":"o-0","fired":["thank-you"],"actions":1}');
    expect(decided.lines).toEqual(
      explained.lines.map(({ occurrence, triggers, actions }) => ({
        occurrence,
        fired: triggers.filter((trigger) => trigger.outcome === 'fired').map((trigger) => trigger.trigger),
        actions: actions.length,
      })),
    );
  });

  it.each([1, 7, 64, 4096, 1_000_000])(
    '[O2] NDJSON in pieces of %i bytes: one line for each, in order',
    async (chunk) => {
      const { status, lines } = await simulate(world({ w: STORE, e: `${NDJSON}\n` }, { chunk }), '--decide');
      expect([status, lines.map((line) => line.occurrence)]).toEqual([
        0,
        Array.from({ length: 50 }, (_, i) => `o-${i}`),
      ]);
    },
  );

  it('[O4] a refused occurrence says why and where; the others go on; status 1', async () => {
    const e = [
      JSON.stringify(ORDER),
      '{bad}',
      '',
      JSON.stringify({ ...ORDER, event: '30599' }),
      `{"id": "${'x'.repeat(700_000)}"}`,
      JSON.stringify({ ...ORDER, id: 'last' }),
    ].join('\r\n');
    for (const chunk of [64, 100_000, 2_000_000]) {
      const { status, lines } = await simulate(world({ w: STORE, e }, { chunk }), '--decide');
      expect(status).toBe(1);
      expect(lines.map((line) => [line.occurrence, line.line, line.problems?.[0]?.code])).toEqual([
        ['order-1001', undefined, undefined],
        [undefined, 2, 'json.syntax'],
        [undefined, 4, 'occurrence.eventUnknown'],
        [undefined, 5, 'occurrence.tooLarge'],
        ['last', undefined, undefined],
      ]);
      expect(lines[2]?.problems?.[0]?.line).toBe(4);
    }
  });

  it("[O2] an array, in the native and the SDK's shape; without a date an id that tells its place", async () => {
    const sdk = { app_code: '305', event_code: '30552', event_data: { total: 500 }, shardKey: 'AdaLovelace' };
    const { status, lines } = await simulate(
      world({ w: STORE, e: JSON.stringify([ORDER, sdk, 5, sdk], null, 2) }),
      '--decide',
    );
    expect(status).toBe(1);
    expect(lines.map((line) => line.occurrence ?? line.problems?.[0]?.code)).toEqual([
      'order-1001',
      'simulated-1',
      'occurrence.notObject',
      'simulated-2',
    ]);
  });

  it('[H8] internal events are simulated at the desk', async () => {
    const e = JSON.stringify({ ...ORDER, event: '10101', data: { before: 1, after: 2 } });
    expect(await simulate(world({ w: STORE, e }))).toMatchObject({
      status: 0,
      lines: [{ event: '10101', triggers: [] }],
    });
  });

  it('--trigger shows one trigger; hashes stay those of the whole', async () => {
    const w = world({ w: STORE, e: JSON.stringify(ORDER) });
    const [whole, one] = [await simulate(w), await simulate(w, '--trigger', 'thank-you')];
    expect(one.lines[0]?.triggers.map((trigger) => trigger.trigger)).toEqual(['thank-you']);
    expect(one.lines[0]?.actions.map((action) => action.trigger)).toEqual(['thank-you']);
    expect([one.lines[0]?.program, one.lines[0]?.trace]).toEqual([whole.lines[0]?.program, whole.lines[0]?.trace]);
    expect((await simulate(w, '--decide', '--trigger', 'thank-you')).lines).toEqual([
      { occurrence: 'order-1001', fired: ['thank-you'], actions: 1 },
    ]);
    expect(await simulate(w, '--trigger', 'none')).toMatchObject({
      status: 2,
      lines: [],
      err: 'There is no trigger none. There are: thank-you, big-order-austin.\n',
    });
  });

  it('--stats goes to standard error', async () => {
    const { out, err, lines } = await simulate(world({ w: STORE, e: NDJSON }), '--decide', '--stats');
    expect(err).toBe('occurrences 50, refused 0, fired 80, actions 110, 0.001 s, 50000 occurrences/s\n');
    expect([lines.length, out.includes('occurrences/s')]).toEqual([50, false]);
  });

  it('[F4] a trigger with errors is left out, and said', async () => {
    const w = STORE.replace('"operator": "atLeast"', '"operator": "biggerThan"');
    const one = await simulate(world({ w, e: JSON.stringify(ORDER) }));
    expect(one.lines[0]?.triggers.map((trigger) => trigger.trigger)).toEqual(['thank-you']);
    expect(one.err).toContain('The trigger big-order-austin has errors and is left out.\n');
    const blocked = await simulate(world({ w, e: JSON.stringify(ORDER) }), '--trigger', 'big-order-austin');
    expect([blocked.status, blocked.lines]).toEqual([1, []]);
  });

  it.each([
    ['no such workspace', { e: '' }, [], 2],
    ['no such occurrences', { w: STORE }, [], 2],
    ['a workspace that is none', { w: '{"format": 1}', e: '' }, [], 1],
    ['a workspace that is not UTF-8', { w: new Uint8Array([0xff]), e: '' }, [], 2],
    ['a time that is none', { w: STORE, e: '' }, ['--now', 'noon'], 2],
    ['nothing to simulate', { w: STORE, e: '' }, [], 1],
    ['an empty array', { w: STORE, e: '[]' }, [], 0],
  ])('%s: status as cli.md says', async (_name, files, args, status) => {
    const result = await simulate(world(files), ...args);
    expect(result.status).toBe(status);
  });

  it('stops cleanly when told to, after whole lines', async () => {
    const w = world({ w: STORE, e: NDJSON }, { chunk: 1024 });
    w.stop.abort();
    const { status, lines, err } = await simulate(w, '--decide');
    expect(status).toBe(1);
    expect(lines.length).toBeLessThan(50);
    expect(err).toBe(`Stopped after ${lines.length} occurrences.\n`);
  });
});
