// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  currentWorkspace,
  openDocument,
  selectElements,
  undoGesture,
} from '../../../../renderer/document/document-store.ts';
import { useLayout } from '../../../../renderer/frame/layout-store.ts';
import { focus, focused, labels, places, selected, trigger, user, withCanvas } from './canvas-world.tsx';
import { orderWorkspace } from './fixtures.ts';

withCanvas();

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

  it.each(['Control', 'Meta'])('selects all and duplicates with %s, and clears with Escape', async (mod) => {
    focus('event');
    await user.keyboard(`{${mod}>}a{/${mod}}`);
    expect(selected()).toHaveLength(8);
    await user.keyboard(`{${mod}>}d{/${mod}}`);
    expect(labels()).toEqual(['Duplicate 7 nodes']);
    await user.keyboard('{Escape}');
    expect(selected()).toEqual([]);
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
