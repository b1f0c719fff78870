// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { currentWorkspace, dispatch, useDocument } from '../../../../renderer/document/document-store.ts';
import { useLayout } from '../../../../renderer/frame/layout-store.ts';
import { simulate, useSimulation } from '../../../../renderer/simulator/simulation-store.ts';
import { SimulatorDock } from '../../../../renderer/simulator/simulator-dock.tsx';
import { shop } from './a-shop.ts';
import { showPart } from './dock-window.tsx';
import { openFresh, withOpenShop } from './dock-world.ts';

withOpenShop();

const item = (name: RegExp) => screen.getByRole('treeitem', { name });
const rows = () => screen.getAllByRole('treeitem').map((one) => one.getAttribute('aria-label'));

describe('Simulator: trace', () => {
  beforeEach(() => simulate());

  it('[E5] lists every trigger of the event and opens the one that came closest', () => {
    showPart(<SimulatorDock />);
    expect(rows()).toHaveLength(11);
    const nearest = item(/^Did not fire, Only euros/);
    expect(nearest.getAttribute('aria-expanded')).toBe('true');
    const table = within(nearest).getByRole('table', { name: 'Rules of Check of Only euros' });
    expect(within(table).getByRole('row', { name: 'No event.currency is EUR "USD"' })).toBeTruthy();
    expect(within(nearest).getByText(/took No, and no step follows No/)).toBeTruthy();
  });

  it('selects the trigger that is clicked and shows why it fired', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Tell sales about big orders from Austin'));
    expect(useDocument.getState().selection.trigger).toBe('big-order-austin');
    const chosen = item(/Tell sales/);
    expect(chosen.getAttribute('aria-selected')).toBe('true');
    expect(within(chosen).getByText('Add 10 to points')).toBeTruthy();
  });

  it('[A1] shows the code and the reason of an action that failed', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Everything'));
    expect(within(item(/Everything/)).getByText('action.badRecipient')).toBeTruthy();
  });

  it('walks, opens and closes by keyboard', async () => {
    const { user } = showPart(<SimulatorDock />);
    act(() => screen.getAllByRole('treeitem')[0]?.focus());
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(item(/Tell sales/).getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{ArrowLeft}');
    expect(item(/Tell sales/).getAttribute('aria-expanded')).toBe('false');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(useDocument.getState().selection.trigger).toBe('Free shipping on small orders');
    await user.keyboard('{End}{ArrowUp}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Fired, Points over 100, 1 action');
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Caused: Contact points changed');
    await user.keyboard('{ArrowLeft}');
    expect(screen.queryByRole('treeitem', { name: /^Points over 100/ })).toBeNull();
  });

  it('[F4] leads from a trigger with errors to its problems', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(within(item(/^Has errors, Has errors/)).getByRole('button', { name: 'Show its problems' }));
    expect(useLayout.getState().dockTab).toBe('problems');
  });

  it('says when the draft behaves differently by now, and sends again', async () => {
    const { user } = showPart(<SimulatorDock />);
    expect(screen.queryByText('The draft has changed since.')).toBeNull();
    act(() => dispatch({ kind: 'updateTrigger', trigger: 'thank-you', change: { enabled: false } }));
    expect(screen.getByText('The draft has changed since.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    expect(screen.queryByText('The draft has changed since.')).toBeNull();
    expect(rows()[0]).toBe('Off, Thank-you e-mail, Switched off');
  });

  it('[E9] shows on the canvas the occurrence whose trigger was clicked', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Points over 100'));
    expect(useSimulation.getState().shown).toBe(useSimulation.getState().simulation?.trace.caused?.[0]?.occurrence);
  });

  it('tries the smallest change on a copy and leaves the sample alone', async () => {
    const { user } = showPart(<SimulatorDock />);
    const nearest = item(/Only euros/);
    expect(nearest.textContent).toContain('Smallest change: event.currency "USD" → "EUR"');
    await user.click(within(nearest).getByRole('button', { name: 'Try it' }));
    expect(item(/Only euros/).getAttribute('aria-label')).toBe('Fired, Only euros, 1 action');
    expect(screen.getByText('Edited')).toBeTruthy();
    expect(currentWorkspace().samples[0]?.occurrence.data['currency']).toBe('USD');
  });

  it('[E2][E6] opens what held a trigger back, with what was expected and what it met', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Last summer'));
    const last = item(/^Held back, Last summer/);
    const gate = within(last).getByRole('table', { name: 'What held back Last summer' });
    const line = 'No Active until before 2025-09-01 2026-03-14T15:09:26Z';
    expect(within(gate).getByRole('row', { name: line })).toBeTruthy();
    expect(last.textContent).toContain('Smallest change: occurrence.occurredAt "2026-03-14T15:09:26Z" →');
    await user.click(within(last).getByRole('button', { name: 'Try it' }));
    expect(item(/^Fired, Last summer/)).toBeTruthy();
  });

  it('[E2] switches a trigger on that was off, and sends again', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Is off'));
    expect(within(item(/^Off, Is off/)).getByRole('row', { name: 'No Switch on off' })).toBeTruthy();
    await user.click(within(item(/^Off, Is off/)).getByRole('button', { name: 'Switch on and send again' }));
    expect(item(/^Fired, Is off/)).toBe(document.activeElement);
    expect(currentWorkspace().triggers.find(({ id }) => id === 'Is off')?.enabled).toBe(true);
  });

  it('keeps the smallest change as a new sample in one click, and sends it', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(within(item(/Only euros/)).getByRole('button', { name: 'Keep as sample' }));
    expect(currentWorkspace().samples.map(({ name }) => name)).toEqual(['Purchase from Austin', 'Fires Only euros']);
    expect(useSimulation.getState()).toMatchObject({ sample: 'fires-only-euros', edited: null });
    expect(currentWorkspace().samples[1]?.occurrence.data['currency']).toBe('EUR');
    expect(item(/^Fired, Only euros/)).toBeTruthy();
  });

  it('[E9] leads from an action to what it caused', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Tell sales about big orders from Austin'));
    const caused = within(item(/^Fired, Tell sales/)).getByRole('button', { name: /^Caused/ });
    expect(caused.textContent).toBe('Caused Contact points changed1 of 1 trigger fired');
    await user.click(caused);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Caused: Contact points changed');
  });

  it('says so when no trigger starts with the event', () => {
    openFresh({ ...shop(), triggers: [] });
    simulate();
    showPart(<SimulatorDock />);
    expect(screen.getByText('No trigger starts with Purchase.')).toBeTruthy();
    expect(screen.getByText('0 of 0 triggers fired')).toBeTruthy();
  });
});
