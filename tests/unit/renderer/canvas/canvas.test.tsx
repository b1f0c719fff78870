// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import {
  act,
  cleanup,
  configure,
  createEvent,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newWorkspace } from '../../../../shared/flow/new-workspace.ts';
import type { ConditionNode } from '../../../../shared/flow/trigger.ts';
import { Canvas } from '../../../../renderer/canvas/canvas.tsx';
import type * as cards from '../../../../renderer/canvas/node-card.tsx';
import {
  currentWorkspace,
  dispatch,
  openDocument,
  selectElements,
  undoGesture,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { useLayout } from '../../../../renderer/frame/layout-store.ts';
import { clearSimulation, simulate } from '../../../../renderer/simulator/simulation-store.ts';
import { Announcements } from '../../../../renderer/ui/announce.tsx';
import { orderWorkspace } from './fixtures.ts';
import { stubBrowser } from './browser-stubs.ts';

const rendered = vi.hoisted((): string[] => []);
vi.mock('../../../../renderer/canvas/node-card.tsx', async (original) => {
  const module = await original<typeof cards>();
  const NodeCard: typeof module.NodeCard = (props) => {
    rendered.push(props.view.node.id);
    return module.NodeCard(props);
  };
  return { NodeCard };
});

stubBrowser();
configure({ defaultHidden: true }); // computing what is hidden takes most of the time
const user = userEvent.setup();
/** The flow waits for its size. */
const shown = () => waitFor(() => expect(document.querySelector('[data-node-id]')).not.toBeNull());

beforeEach(async () => {
  openDocument(orderWorkspace(), { path: null, saved: null });
  clearSimulation();
  useLayout.setState({ inspectorTab: 'settings' });
  render(
    <MantineProvider env="test">
      <Canvas />
      <input data-inspector-focus aria-label="First of the inspector" />
      <Announcements />
    </MantineProvider>,
  );
  await shown();
  rendered.length = 0;
});
afterEach(cleanup);

const trigger = () => currentWorkspace().triggers[0]!;
const places = () => currentWorkspace().layout['orders']!;
const labels = () => useDocument.getState().document!.history.past.map(({ label }) => label);
const selected = () => useDocument.getState().selection.nodes;
const node = (id: string) => document.querySelector<HTMLElement>(`[data-node-id="${id}"]`)!;
const focus = (id: string) => act(() => node(id).focus());
const focused = () => document.activeElement?.getAttribute('data-node-id');

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

describe('the keyboard', () => {
  it('follows edges and siblings with the arrows', async () => {
    focus('event');
    const walked: unknown[] = [];
    for (const key of ['{ArrowRight}', '{ArrowDown}', '{ArrowRight}', '{ArrowDown}', '{ArrowLeft}', '{ArrowLeft}']) {
      await user.keyboard(key);
      walked.push(focused());
    }
    expect(walked).toEqual(['austin', 'euros', 'books', 'sms', 'euros', 'event']);
  });

  it('moves with Alt and the arrows, one undo entry while Alt is held', async () => {
    focus('sms');
    await user.keyboard('{Alt>}{ArrowRight}{ArrowRight}{ArrowDown}{/Alt}');
    expect(places()['sms']).toEqual({ x: 600, y: 400 });
    expect(labels()).toHaveLength(1);
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(labels()).toHaveLength(2);
    act(() => undoGesture());
    act(() => undoGesture());
    expect(places()['sms']).toEqual({ x: 560, y: 380 });
  });

  it('moves all that are selected when the focused one is among them', async () => {
    act(() => selectElements(['sms', 'books']));
    focus('sms');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(places()).toMatchObject({ sms: { x: 540 }, books: { x: 540 }, team: { x: 560 } });
    expect(labels()).toEqual(['Move 2 nodes']);
  });

  it('opens the inspector with Enter, at the tab of the node', async () => {
    focus('team');
    await user.keyboard('{Enter}');
    expect(selected()).toEqual(['team']);
    expect(useLayout.getState().inspectorTab).toBe('action');
    expect(document.activeElement).toBe(screen.getByLabelText('First of the inspector'));
  });

  it('removes with Delete and goes back to the step before', async () => {
    focus('points');
    await user.keyboard('{Delete}');
    expect(trigger().nodes.some(({ id }) => id === 'points')).toBe(false);
    expect(focused()).toBe('team');
    expect(labels()).toEqual(['Remove Update contact']);
  });

  it('[F2] keeps the event and says why', async () => {
    focus('event');
    await user.keyboard('{Backspace}');
    expect(trigger().nodes.some(({ id }) => id === 'event')).toBe(true);
    expect(screen.getByRole('status').textContent).toBe('The event stays: every trigger starts with one.');
    expect(labels()).toEqual([]);
  });

  it('removes a connection at its own stop', async () => {
    act(() => document.querySelector<HTMLElement>('[data-edge-key*="team"][data-edge-key*="points"]')!.focus());
    await user.keyboard('{Delete}');
    expect(trigger().edges.some(({ to }) => to === 'points')).toBe(false);
    expect(labels()).toEqual(['Disconnect Notify team to Update contact']);
  });

  it('adds after an output with A', async () => {
    focus('austin');
    await user.keyboard('a');
    const outputs = await screen.findByRole('menu');
    expect(within(outputs).getByText('Add after From Austin, 100 or more')).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByText('Add a step after No')).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(trigger().edges).toContainEqual({ from: 'austin', port: 'no', to: 'email' });
    expect(focused()).toBe('email');
  });

  it('[F3] connects with C, and lists what is refused with the reason', async () => {
    focus('points');
    await user.keyboard('c');
    const menu = await screen.findByRole('menu');
    const loop = within(menu).getByRole('menuitem', { name: /From Austin/ });
    expect(loop.getAttribute('aria-disabled')).toBe('true');
    expect(loop.textContent).toContain('This would make a loop.');
    await user.click(loop);
    expect(labels()).toEqual([]);
    await user.click(within(menu).getByRole('menuitem', { name: /Send SMS/ }));
    expect(trigger().edges).toContainEqual({ from: 'points', port: 'then', to: 'sms' });
    expect(focused()).toBe('points');
  });

  it('gives the focus back when a menu is left', async () => {
    focus('points');
    await user.keyboard('a');
    await screen.findByRole('menu');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(focused()).toBe('points');
  });

  it('selects all, and clears with Escape', async () => {
    focus('event');
    await user.keyboard('{Control>}a{/Control}');
    expect(selected()).toHaveLength(8);
    await user.keyboard('{Escape}');
    expect(selected()).toEqual([]);
  });
});

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

describe('a document of a newer version', () => {
  it('is shown and not changed', async () => {
    const workspace = orderWorkspace();
    act(() => openDocument(workspace, { path: null, saved: workspace, readOnly: true }));
    focus('sms');
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}{Delete}');
    expect(currentWorkspace()).toBe(workspace);
    expect(screen.getByRole('alert').textContent).toMatch(/read-only/);
  });
});
