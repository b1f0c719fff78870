// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Canvas } from '../../../../renderer/canvas/canvas.tsx';
import {
  currentWorkspace,
  openDocument,
  undoGesture,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { useLayout } from '../../../../renderer/frame/layout-store.ts';
import { useOutlineSession } from '../../../../renderer/outline/outline-session.ts';
import { clearSimulation, simulate } from '../../../../renderer/simulator/simulation-store.ts';
import { Announcements } from '../../../../renderer/ui/announce.tsx';
import { stubBrowser } from '../canvas/browser-stubs.ts';
import { orderWorkspace } from '../canvas/fixtures.ts';

stubBrowser();
Element.prototype.scrollIntoView = () => undefined;
const user = userEvent.setup();

beforeEach(() => {
  openDocument(orderWorkspace(), { path: null, saved: null });
  clearSimulation();
  useLayout.setState({ view: 'outline' });
  useOutlineSession.setState({ closed: {} });
  render(
    <MantineProvider env="test">
      <Canvas />
      <input data-inspector-focus aria-label="First of the inspector" />
      <Announcements />
    </MantineProvider>,
  );
});
afterEach(() => {
  cleanup();
  useLayout.setState({ view: 'canvas' });
});

const row = (name: RegExp) => screen.getByRole('treeitem', { name });
const rows = () => screen.getAllByRole('treeitem').length;
const focused = () => document.activeElement?.getAttribute('data-row-key');
const edges = () => currentWorkspace().triggers[0]!.edges.map(({ from, port, to }) => `${from}.${port}>${to}`);
const labels = () => useDocument.getState().document!.history.past.map(({ label }) => label);
const selected = () => useDocument.getState().selection.nodes;
async function go(node: string): Promise<void> {
  document.querySelector<HTMLElement>(`[data-node-id="${node}"]`)!.focus();
  await waitFor(() => expect(focused()).toBe(`step ${node}`));
}

describe('walking', () => {
  it('has one stop of the tab order; arrows, Home and End walk, open, close, go in and out', async () => {
    expect(document.querySelectorAll('[role="treeitem"][tabindex="0"]')).toHaveLength(1);
    await go('event');
    const all = rows();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Then');
    await user.keyboard('{ArrowLeft}');
    expect(rows()).toBeLessThan(all);
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(rows()).toBe(all);
    expect(focused()).toBe('step austin');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(document.activeElement?.textContent).toBe('Then');
    await user.keyboard('{End}');
    expect(focused()).toBe('step note');
    await user.keyboard('{Home}');
    expect(focused()).toBe('step event');
  });

  it('letters go to the row that starts so', async () => {
    await go('event');
    await user.keyboard('paid');
    expect(focused()).toBe('step euros');
  });

  it('says states and problems after a simulation, in words', async () => {
    simulate();
    expect(await screen.findByRole('treeitem', { name: /From Austin, 100 or more.*Passed.*took Yes/ })).toBeTruthy();
    expect(row(/Paid in euros.*Failed/)).toBeTruthy();
    expect(screen.getAllByRole('treeitem', { name: /^Yes.*taken/ }).length).toBeGreaterThan(0);
  });
});

describe('editing, each as one undo entry', () => {
  it('Shift A adds a step after, under the output that is chosen, and the focus goes there', async () => {
    await go('austin');
    await user.keyboard('{Shift>}A{/Shift}');
    await user.click(await screen.findByRole('menuitem', { name: /^No/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Notify team' }));
    await waitFor(() => expect(focused()).toBe('step notify'));
    expect(edges()).toContain('austin.no>notify');
    expect(labels()).toEqual(['Add e-mail to team']);
  });

  it('Enter on a free output adds a step there', async () => {
    await go('sms');
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(document.activeElement?.textContent).toMatch(/^No ends here/);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('menuitem', { name: 'Update contact' })).toBeTruthy();
  });

  it('Alt and an arrow moves a step earlier or later; what cannot be is told', async () => {
    await go('points');
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(edges()).toEqual(expect.arrayContaining(['austin.yes>points', 'points.then>team']));
    await waitFor(() => expect(focused()).toBe('step points'));
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(screen.getByRole('alert').textContent).toMatch(/one way on/);
    expect(labels()).toEqual(['Move Update contact before Notify team']);
  });

  it('F2 renames in place; Escape keeps the name, Enter the new one', async () => {
    await go('euros');
    await user.keyboard('{F2}');
    await user.keyboard('Other{Escape}');
    await waitFor(() => expect(focused()).toBe('step euros'));
    expect(labels()).toEqual([]);
    await user.keyboard('{F2}');
    await user.keyboard('In euros{Enter}');
    await waitFor(() => expect(focused()).toBe('step euros'));
    expect(row(/In euros/)).toBeTruthy();
    expect(labels()).toHaveLength(1);
  });

  it('Delete removes a step or the connection of an output, and the focus goes to what led there', async () => {
    await go('team');
    await user.keyboard('{ArrowUp}{Delete}');
    expect(edges()).not.toContain('austin.yes>team');
    await waitFor(() => expect(focused()).toBe('step austin'));
    expect(row(/^Not connected/)).toBeTruthy();
    await go('team');
    await user.keyboard('{Delete}');
    await waitFor(() => expect(focused()).not.toBeNull());
    expect(labels()).toEqual(['Disconnect Yes of From Austin, 100 or more to Notify team', 'Remove Notify team']);
    undoGesture();
    undoGesture();
    await waitFor(() => expect(row(/^Notify team/)).toBeTruthy());
  });

  it('Space and Shift with arrows select; the menu acts on all of it', async () => {
    await go('team');
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    expect(selected()).toEqual(['team', 'points']);
    await user.keyboard('{Shift>}{F10}{/Shift}');
    await user.click(await screen.findByRole('menuitem', { name: /Duplicate/ }));
    expect(labels()).toEqual(['Duplicate 2 nodes']);
    await waitFor(() => expect(row(/^Not connected/)).toBeTruthy());
  });

  it('the menu of a connection lets an output lead elsewhere', async () => {
    await go('books');
    await user.keyboard('{ArrowUp}{Shift>}{F10}{/Shift}');
    await user.click(await screen.findByRole('menuitem', { name: /lead elsewhere/ }));
    await user.click(await screen.findByRole('menuitem', { name: /SMS/ }));
    expect(edges()).toContain('euros.yes>sms');
    expect(edges()).not.toContain('euros.yes>books');
    expect(labels()).toHaveLength(1);
    expect(row(/goes on at/)).toBeTruthy();
  });

  it('Enter opens the inspector', async () => {
    await go('points');
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByLabelText('First of the inspector'));
    expect(useLayout.getState().inspectorTab).toBe('action');
  });
});
