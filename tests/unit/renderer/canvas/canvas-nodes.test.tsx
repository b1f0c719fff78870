// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConditionNode } from '../../../../shared/flow/trigger.ts';
import type * as cards from '../../../../renderer/canvas/node-card.tsx';
import { dispatch, selectElements } from '../../../../renderer/document/document-store.ts';
import { simulate } from '../../../../renderer/simulator/simulation-store.ts';
import { focus, node, trigger, user, withCanvas } from './canvas-world.tsx';

const rendered = vi.hoisted((): string[] => []);
vi.mock('../../../../renderer/canvas/node-card.tsx', async (original) => {
  const module = await original<typeof cards>();
  const NodeCard: typeof module.NodeCard = (props) => {
    rendered.push(props.view.node.id);
    return module.NodeCard(props);
  };
  return { NodeCard };
});

withCanvas();
beforeEach(() => void (rendered.length = 0));

describe('the nodes', () => {
  it('are stops in flow order, named by sentence and state', async () => {
    act(() => simulate());
    const names = screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'));
    expect(names[0]).toBe('Event, When Purchase happens, passed, order-1001');
    expect(names[1]).toBe('Condition, From Austin 100 or more, passed, took Yes, 3 of 4 rules hold');
    expect(names).toHaveLength(8);
    expect(node('euros').dataset['state']).toBe('failed');
    focus('event');
    await user.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Connection, Event to From Austin, 100 or more');
  });

  it('render alone when one of them changes', () => {
    const euros = trigger().nodes.find((other) => other.id === 'euros') as ConditionNode;
    const rule = { field: 'event.currency', operator: 'equals', value: 'USD' };
    const next = { ...euros, condition: { match: 'all' as const, of: [rule] } };
    act(() => dispatch({ kind: 'replaceNode', trigger: 'orders', node: next }));
    expect(new Set(rendered)).toEqual(new Set(['euros']));
    rendered.length = 0;
    act(() => selectElements(['team']));
    expect(new Set(rendered)).toEqual(new Set(['team']));
  });

  it('are marked when the draft has changed since', async () => {
    act(() => simulate());
    act(() => dispatch({ kind: 'removeElements', trigger: 'orders', nodes: ['books'], edges: [] }));
    expect(node('austin').dataset['state']).toBe('stale');
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    expect(node('austin').dataset['state']).not.toBe('stale');
    expect(screen.getByText('Showing order-1001')).toBeTruthy();
  });
});
