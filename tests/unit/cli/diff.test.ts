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
    expect(await run(OFF, '')).toEqual({
      status: 0,
      out: 'Thank-you e-mail: changed trigger state: on → off\n',
      err: '',
    });
  });

  it('says so when nothing did', async () => {
    expect(await run(STORE, lines, '--event', 'e')).toMatchObject({
      status: 0,
      out: 'Nothing changed.\n\n0 of 2 occurrences behave differently.\n',
    });
  });

  it('[E1] with --event says which occurrences behave differently', async () => {
    const { status, out } = await run(OFF, lines, '--event', 'e');
    expect(status).toBe(0);
    expect(out.split('\n').slice(2)).toEqual([
      'order-1001 (30552): no longer fires Thank-you e-mail',
      'small (30552): no longer fires Thank-you e-mail',
      '2 of 2 occurrences behave differently.',
      '',
    ]);
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
