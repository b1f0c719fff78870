// @vitest-environment jsdom
import { act, cleanup, configure, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentWorkspace, dispatch, openDocument } from '../../../../renderer/document/document-store.ts';
import { editWords } from '../../../../renderer/simulator/change-words.ts';
import { SimulatorDock } from '../../../../renderer/simulator/simulator-dock.tsx';
import {
  chooseSample,
  clearSimulation,
  simulate,
  useSimulation,
} from '../../../../renderer/simulator/simulation-store.ts';
import type { RuleTrace, TriggerTrace } from '../../../../shared/engine/trace.ts';
import type { Json } from '../../../../shared/base/json.ts';
import type { Group } from '../../../../shared/flow/condition.ts';
import { purchaseTrigger, shop } from './a-shop.ts';
import { fillInBrowser, showPart } from './dock-window.tsx';

beforeAll(() => {
  configure({ defaultHidden: true });
});
beforeEach(() => fillInBrowser());
afterEach(cleanup);

const sms = { kind: 'sendSms' as const, to: '{{ contact.phone }}', body: 'Hi' };
const smallOrder: Group = {
  match: 'all',
  of: [
    { field: 'event.total', operator: 'atMost', value: 100 },
    { field: 'contact.city', operator: 'isEmpty', not: true },
  ],
};

/** The dock after the sample was sent through this one trigger. */
function sent(condition: Group) {
  const workspace = { ...shop(), triggers: [purchaseTrigger('Free shipping', condition, [sms])] };
  clearSimulation();
  chooseSample(null);
  openDocument(workspace, { path: null, saved: workspace });
  simulate();
  return showPart(<SimulatorDock />);
}

const row = () => screen.getByRole('treeitem', { name: /Free shipping/ });

describe('the smallest change of a trigger that did not fire', () => {
  it('[C4] is said under the reasons, with the range that would do', () => {
    sent(smallOrder);
    expect(row().textContent).toContain('Smallest change: event.total 129.5 → 100 or less');
  });

  it('names all edits, of list items too', () => {
    const where: Group = { match: 'all', of: [{ field: 'item.sku', operator: 'equals', value: 'C-1' }] };
    const of = [...smallOrder.of, { items: 'event.items', match: 'any' as const, where }];
    sent({ match: 'all', of });
    expect(row().textContent).toContain(
      'Smallest change: event.total 129.5 → 100 or less, event.items[0].sku "A-1" → "C-1"',
    );
  });

  it('[E4] is tried on an edited copy: it fires, it is announced, the sample stays and the row keeps the focus', async () => {
    const { user } = sent(smallOrder);
    const before = currentWorkspace();
    await user.click(within(row()).getByRole('button', { name: 'Try it' }));
    expect(row().getAttribute('aria-label')).toBe('Fired, Free shipping, 1 action');
    expect(screen.getByRole('status').textContent).toBe('1 of 1 trigger fired, 1 action requested, nothing sent.');
    expect(JSON.parse(useSimulation.getState().edited ?? '')).toMatchObject({ id: 'order-1001', data: { total: 100 } });
    expect(screen.getByText('Edited')).toBeTruthy();
    expect(currentWorkspace()).toBe(before);
    expect(document.activeElement).toBe(row());
    expect(screen.queryByText('Smallest change:')).toBeNull();
  });

  it('is not shown where none is found', () => {
    sent({ match: 'any', of: [{ field: 'occurrence.event', operator: 'equals', value: '30551' }] });
    expect(within(row()).getByRole('table')).toBeTruthy();
    expect(screen.queryByText('Smallest change:')).toBeNull();
  });

  it('is not shown once the draft differs from what was simulated', () => {
    sent(smallOrder);
    expect(screen.getByText('Smallest change:')).toBeTruthy();
    act(() => dispatch({ kind: 'updateTrigger', trigger: 'Free shipping', change: { activeFrom: '2020-01-01' } }));
    expect(screen.queryByText('Smallest change:')).toBeNull();
  });
});

describe('words of an edit', () => {
  const traceOf = (...rules: readonly Partial<RuleTrace>[]): TriggerTrace => ({
    trigger: 't',
    outcome: 'notFired',
    nodes: [
      {
        node: 'c',
        kind: 'condition',
        state: 'failed',
        rules: rules.map((rule) => ({ path: '/of/0', field: 'event.v', operator: 'exists', result: false, ...rule })),
      },
    ],
  });

  it.each<[Partial<RuleTrace>, Json, string]>([
    [{ operator: 'atMost', expected: 100 }, 100, 'or less'],
    [{ operator: 'atLeast', expected: 100 }, 100, 'or more'],
    [{ operator: 'atLeast', expected: 100 }, '100', 'or more'],
    [{ operator: 'greaterThan', expected: 100 }, 101, ''],
    [{ operator: 'greaterThan', expected: 100, result: true }, 100, 'or less'],
    [{ operator: 'lessThan', expected: 100, not: true }, 100, 'or more'],
    [{ operator: 'atMost', expected: 100, not: true, result: true }, 100, 'or less'],
    [{ operator: 'equals', expected: 100 }, 100, ''],
    [{ operator: 'atMost', expected: 100, at: [0] }, 100, ''],
    [{ operator: 'atMost', expected: 100, field: 'event.w' }, 100, ''],
  ])('[C4] %j turned by %j: %j', (rule, after, range) => {
    expect(editWords({ field: 'event.v', before: 1, after, reason: 'rule' }, traceOf(rule)).range).toBe(range);
  });

  it('claims no range where two rules read the field', () => {
    const trace = traceOf({ operator: 'atMost', expected: 100 }, { operator: 'atLeast', expected: 50 });
    expect(editWords({ field: 'event.v', before: 1, after: 100, reason: 'rule' }, trace).range).toBe('');
  });

  it('[C3] says what is missing or removed, and shortens long values', () => {
    const edit = { field: 'event.v', reason: 'rule' } as const;
    expect(editWords(edit, traceOf())).toEqual({ field: 'event.v', before: 'missing', after: 'removed', range: '' });
    expect(editWords({ ...edit, before: 'x'.repeat(90) }, traceOf()).before).toHaveLength(40);
  });
});
