// @vitest-environment jsdom
import { act, createEvent, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { newWorkspace } from '../../../../shared/flow/new-workspace.ts';
import {
  currentWorkspace,
  openDocument,
  selectElements,
  undoGesture,
} from '../../../../renderer/document/document-store.ts';
import { simulate } from '../../../../renderer/simulator/simulation-store.ts';
import { focused, labels, places, shown, trigger, user, withCanvas } from './canvas-world.tsx';
import { orderWorkspace } from './fixtures.ts';

withCanvas();

describe('the header', () => {
  it('renames the trigger in place', async () => {
    await user.dblClick(screen.getByRole('button', { name: 'Orders' }));
    await user.keyboard('Big orders{Enter}');
    expect(trigger().name).toBe('Big orders');
    await user.dblClick(screen.getByRole('button', { name: 'Big orders' }));
    await user.keyboard('Other{Escape}');
    expect(trigger().name).toBe('Big orders');
  });

  it('turns the trigger off', async () => {
    await user.click(screen.getByRole('switch'));
    expect(trigger().enabled).toBe(false);
    expect(labels()).toEqual(['Turn Orders off']);
  });

  it('tidies in one entry, only on command', async () => {
    const before = places();
    await user.click(screen.getByRole('button', { name: 'Tidy the layout' }));
    expect(labels()).toEqual(['Tidy the layout']);
    expect(places()['points']).toMatchObject({ x: 840 });
    act(() => undoGesture());
    expect(places()).toEqual(before);
  });

  it('duplicates and deletes; Undo in the message brings it back', async () => {
    await user.click(screen.getByRole('button', { name: 'More about this trigger' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Duplicate trigger' }));
    expect(currentWorkspace().triggers.map(({ name, enabled }) => [name, enabled])).toEqual([
      ['Orders', true],
      ['Orders copy', false],
    ]);
    await user.click(screen.getByRole('button', { name: 'More about this trigger' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete trigger' }));
    expect(currentWorkspace().triggers).toHaveLength(1);
  });
});

/** jsdom has no drag events, so their place has to be put in. */
function drop(target: Element, kind: string): void {
  const dataTransfer = { types: ['application/x-hookflow-step'], getData: () => kind, dropEffect: '' };
  const event = createEvent.drop(target, { dataTransfer });
  fireEvent(target, Object.defineProperties(event, { clientX: { value: 417 }, clientY: { value: 333 } }));
}

describe('the palette', () => {
  it('adds after what is selected with a click, and gives the new step the focus', async () => {
    act(() => selectElements(['points']));
    await user.click(screen.getByRole('button', { name: 'Add Emit event' }));
    expect(trigger().edges).toContainEqual({ from: 'points', port: 'then', to: 'emit' });
    expect(focused()).toBe('emit');
  });

  it('adds at the place of a drop, on the grid and connected to nothing', () => {
    const dataTransfer = { types: ['application/x-hookflow-step'], dropEffect: '' };
    const pane = document.querySelector('.react-flow__pane')!;
    expect(fireEvent.dragOver(pane, { dataTransfer })).toBe(false);
    drop(pane, 'callWebhook');
    const at = places()['webhook']!;
    expect([at.x % 20, at.y % 20]).toEqual([0, 0]);
    expect(trigger().edges.some(({ to }) => to === 'webhook')).toBe(false);
    expect(labels()).toHaveLength(1);
  });

  it('puts a step that is dropped on an edge into it', () => {
    const line = document.querySelector(`.react-flow__edge[data-id='["austin","yes","team"]'] path`)!;
    drop(line, 'sendSms');
    expect(trigger().edges).toContainEqual({ from: 'austin', port: 'yes', to: 'sms-2' });
    expect(trigger().edges).toContainEqual({ from: 'sms-2', port: 'then', to: 'team' });
  });

  it('ignores other things that are dropped', () => {
    const dataTransfer = { types: ['text/plain'], getData: () => '', dropEffect: '' };
    const pane = document.querySelector('.react-flow__pane')!;
    expect(fireEvent.dragOver(pane, { dataTransfer })).toBe(true);
    drop(pane, '');
    expect(labels()).toEqual([]);
  });
});

describe('what a simulation does not say of the trigger', () => {
  it.each([
    ['Off', { enabled: false }],
    ['Other event', { nodes: [{ id: 'event', kind: 'event', event: '30551' }] }],
  ] as const)('is said as %s', (word, change) => {
    const workspace = orderWorkspace({ ...trigger(), edges: [], ...change });
    act(() => openDocument(workspace, { path: null, saved: workspace }));
    act(() => simulate());
    expect(screen.getByText(`order-1001 · ${word}`)).toBeTruthy();
  });
});

describe('empty states', () => {
  it('offers a first trigger, then its event', async () => {
    const workspace = { ...newWorkspace({ id: 'w', name: 'W', timeZone: 'UTC' }), events: orderWorkspace().events };
    act(() => openDocument(workspace, { path: null, saved: workspace }));
    expect(screen.getByText('No triggers yet.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'New trigger' }));
    expect(trigger()).toMatchObject({ name: 'New trigger', nodes: [{ kind: 'event', event: '' }] });
    await shown();
    fireEvent.click(screen.getByRole('button', { name: 'Choose an event' }));
    // jsdom's pointer events lack the view that d3 reads below a node.
    fireEvent.click(await screen.findByRole('menuitem', { name: /Purchase/ }));
    expect(trigger().nodes[0]).toEqual({ id: 'event', kind: 'event', event: '30552' });
  });

  it('[F4] says what a file names but does not hold, and removes it', async () => {
    const stray = { from: 'sms', port: 'then', to: 'gone' };
    const workspace = orderWorkspace({ ...trigger(), edges: [...trigger().edges, stray] });
    act(() => openDocument(workspace, { path: null, saved: workspace }));
    await user.click(await screen.findByRole('button', { name: 'Remove it' }));
    expect(trigger().edges).not.toContainEqual(stray);
  });

  it('[F2] offers the event to a trigger of a file that has none', async () => {
    const nodes = trigger().nodes.filter((other) => other.kind !== 'event');
    const edges = trigger().edges.filter((edge) => edge.from !== 'event');
    const workspace = orderWorkspace({ ...trigger(), nodes, edges });
    act(() => openDocument(workspace, { path: null, saved: workspace }));
    await user.click(await screen.findByRole('button', { name: 'Add the event' }));
    expect(trigger().nodes.at(-1)).toEqual({ id: 'event', kind: 'event', event: '' });
  });
});
