import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../../shared/flow/apply-command.ts';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { world } from './desk-world.ts';

const STORE = onlineStoreExample();
const ORDER = STORE.samples[0]!.occurrence;
const OFF = applyCommand(STORE, { kind: 'updateTrigger', trigger: 'thank-you', change: { enabled: false } });
const SMALL = { ...ORDER, id: 'small', contact: { email: 'ada@example.com' } };
const lines = [ORDER, SMALL].map((one) => JSON.stringify(one)).join('\n');

function run(after: Workspace, event: string, ...args: string[]) {
  return world({ a: formatWorkspace(STORE), b: formatWorkspace(after), e: event }).run('diff', 'a', 'b', ...args);
}

describe('hookflow diff', () => {
  it('[F5] says what changed, in words', async () => {
    const { status, out, err } = await run(OFF, '');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.split('\n').slice(0, 4)).toEqual([
      'Thank-you e-mail: changed trigger state: on → off',
      '',
      'Behaviour:',
      '  no longer fires Thank-you e-mail',
    ]);
    expect(out).toContain('shown by {"id":"order-1001"');
  });

  it('says so when nothing did', async () => {
    expect(await run(STORE, lines, '--event', 'e')).toMatchObject({
      status: 0,
      out: 'Nothing changed.\n\nBehaviour: proved identical for every occurrence.\n\n0 of 2 occurrences behave differently.\n',
    });
  });

  it('[E1] with --event says which occurrences behave differently', async () => {
    const { status, out } = await run(OFF, lines, '--event', 'e');
    expect(status).toBe(0);
    expect(out.split('\n').slice(-4)).toEqual([
      'order-1001 (30552): no longer fires Thank-you e-mail',
      'small (30552): no longer fires Thank-you e-mail',
      '2 of 2 occurrences behave differently.',
      '',
    ]);
  });

  it('[E1] finds an occurrence for a change that no sample shows, and proves what changes nothing', async () => {
    const with120 = (rule: object) => ({
      ...STORE,
      triggers: STORE.triggers.map((trigger) => ({
        ...trigger,
        nodes: trigger.nodes.map((node) =>
          node.kind === 'condition'
            ? { ...node, condition: { ...node.condition, of: [node.condition.of[0]!, rule] } }
            : node,
        ),
      })),
    });
    const higher = with120({ field: 'event.total', operator: 'atLeast', value: 120 }) as Workspace;
    const { out } = await run(higher, '', '--format', 'json');
    const { behaviour } = JSON.parse(out) as {
      behaviour: { different: { occurrence: { data: { total: number } } }[] };
    };
    expect(behaviour).toMatchObject({ identical: false, compared: 1, undecided: [] });
    const [{ occurrence } = { occurrence: { data: { total: 0 } } }] = behaviour.different;
    expect(Number(occurrence.data.total)).toBeGreaterThanOrEqual(100);
    expect(Number(occurrence.data.total)).toBeLessThan(120);

    const other = with120({ field: 'event.total', operator: 'lessThan', value: 100, not: true }) as Workspace;
    // What is no number is not less than 100, though it is not at least 100 either.
    expect((await run(other, '')).out).toContain('now fires Tell sales about big orders from Austin');
    const same = with120({
      match: 'any',
      of: [
        { field: 'event.total', operator: 'between', value: [100, 200] },
        { field: 'event.total', operator: 'greaterThan', value: 150 },
      ],
    }) as Workspace;
    expect((await run(same, '')).out).toContain('Behaviour: proved identical for every occurrence.');
  });

  it('[E1] tells an action that differs, and a trigger that fires now', async () => {
    const mail = { kind: 'sendSms' as const, to: '+15125550100', body: 'Thanks' };
    const node = { id: 'thank', kind: 'action' as const, action: mail };
    const changed = applyCommand(STORE, { kind: 'replaceNode', trigger: 'thank-you', node });
    const { out } = await run(changed, JSON.stringify(SMALL), '--event', 'e');
    expect(out).toContain(
      'small (30552): acts differently: Thank-you e-mail (Send e-mail), Thank-you e-mail (Send SMS)',
    );
    const back = world({ a: formatWorkspace(OFF), b: formatWorkspace(STORE), e: lines });
    expect((await back.run('diff', 'a', 'b', '--event', 'e')).out).toContain('now fires Thank-you e-mail');
  });

  it('--format json holds changes with words, and the occurrences', async () => {
    const { out } = await run(OFF, JSON.stringify(SMALL), '--event', 'e', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      changes: [{ kind: 'changed', trigger: 'thank-you', words: 'Thank-you e-mail: changed trigger state: on → off' }],
      occurrences: {
        compared: 1,
        refused: [],
        different: [{ occurrence: 'small', event: '30552', firesNow: [], firesNoMore: ['thank-you'] }],
      },
    });
  });

  it('[O4] a refused occurrence is said with its place; the others go on, and the status is 1', async () => {
    const { status, out, err } = await run(OFF, `{"id": 1}\n${JSON.stringify(SMALL)}`, '--event', 'e');
    expect(status).toBe(1);
    expect(out).toContain('1 of 1 occurrence behaves differently.\n1 refused.\n');
    expect(err).toMatch(/^e:1:\d+: error: /);
  });

  it('[F4] a trigger with errors is left out where it has them, and said', async () => {
    const node = { id: 'thank', kind: 'action' as const, action: { kind: 'sendSms' as const, to: '{{', body: '' } };
    const broken = applyCommand(STORE, { kind: 'replaceNode', trigger: 'thank-you', node });
    const { status, out, err } = await run(broken, lines, '--event', 'e');
    expect(status).toBe(0);
    expect(out).toContain('no longer fires Thank-you e-mail');
    expect(err).toContain('The trigger thank-you has errors after and is left out there.\n');
  });

  it('exits 2 when standard input is asked for twice, or a file cannot be read', async () => {
    const w = world({ '-': formatWorkspace(STORE), a: formatWorkspace(STORE) });
    expect((await w.run('diff', '-', '-')).status).toBe(2);
    expect((await w.run('diff', 'a', '-', '--event', '-')).status).toBe(2);
    expect((await w.run('diff', 'a', 'gone')).status).toBe(2);
    expect((await w.run('diff', 'a', 'a', '--event', 'gone')).status).toBe(2);
    expect((await w.run('diff', 'a', '-')).status).toBe(0);
  });
});
