import { describe, expect, it } from 'vitest';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { aWorkspace, withCondition } from '../compiler/a-workspace.ts';
import { world } from './desk-world.ts';

const NEVER = aWorkspace(
  withCondition({
    match: 'all',
    of: [
      { field: 'contact.points', operator: 'atLeast', value: 200 },
      { field: 'contact.points', operator: 'lessThan', value: 100 },
    ],
  }),
);

describe('hookflow analyse', () => {
  it('says what can never happen, at its place, and ends with 1', async () => {
    const { status, out } = await world({ w: formatWorkspace(NEVER) }).run('analyse', 'w');
    expect(status).toBe(1);
    const [first = '', ...rest] = out.split('\n');
    expect(first).toMatch(
      /^w:\d+:\d+: warning: .*Nothing can be both at least 200 and less than 100: contact\.points\. \(analysis\.deadTrigger\)$/,
    );
    expect(rest.slice(-2)).toEqual(['w: 1 warning, 1 note; 2 branches: 1 with a witness, 1 impossible', '']);
  });

  it('ends with 0 where there is nothing to warn of', async () => {
    const { status, out } = await world({ w: formatWorkspace(onlineStoreExample()) }).run('analyse', 'w');
    expect(status).toBe(0);
    expect(out).toContain('30551 Add to cart is not used.');
    expect(out).toContain('w: 1 note; 2 branches: 2 with a witness\n');
  });

  it('gives every branch and rule with its witness as JSON', async () => {
    const { out } = await world({ w: formatWorkspace(NEVER) }).run('analyse', 'w', '--format', 'json');
    const report = JSON.parse(out) as { problems: object[]; branches: object[]; rules: object[] };
    expect(report.branches).toMatchObject([
      { trigger: 't', node: 'if', port: 'yes', state: 'impossible' },
      { trigger: 't', node: 'if', port: 'no', state: 'possible', occurrence: { event: '30552' } },
    ]);
    expect(report.rules).toHaveLength(4);
    expect(report.problems[0]).toMatchObject({
      code: 'analysis.deadTrigger',
      severity: 'warning',
      trigger: 't',
      node: 'if',
    });
  });

  it('leaves out triggers with errors, and says so', async () => {
    const broken = aWorkspace(withCondition({ match: 'all', of: [{ field: '', operator: 'exists' }] }));
    const { status, err } = await world({ w: formatWorkspace(broken) }).run('analyse', 'w');
    expect(status).toBe(0);
    expect(err).toContain('A trigger with errors is left out.');
  });
});
