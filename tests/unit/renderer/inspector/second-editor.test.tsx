// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  currentWorkspace,
  openDocument,
  selectElements,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { showInspector, useLayout } from '../../../../renderer/frame/layout-store.ts';
import { editAction } from '../../../../renderer/inspector/edit-node.ts';
import { revealStep, useInspector } from '../../../../renderer/inspector/inspector-store.ts';
import { simulate } from '../../../../renderer/simulator/simulation-store.ts';
import type { FlowNode } from '../../../../shared/flow/trigger.ts';
import { inspectorWorld, nodeNow, show, triggerNow, undoLabels } from './inspector-world.tsx';

inspectorWorld();

/** What the team is told, changed behind the inspector's back. */
function editTheText(text: string): void {
  const { action } = nodeNow('action');
  if (action.kind !== 'notifyTeam') throw new Error(`the first action is ${action.kind}`);
  editAction(triggerNow().id, nodeNow('action').id, { ...action, text });
}

describe('the inspector as a second editor', { timeout: 20_000 }, () => {
  it('opens the tab and section of the step that is selected on the canvas', async () => {
    show('big-order-austin');
    act(() => selectElements(['points']));
    expect(useLayout.getState().inspectorTab).toBe('action');
    const section = await screen.findByRole('region', { name: 'Update contact' });
    expect(section.querySelector('[data-inspector-focus]')?.getAttribute('aria-label')).toBe('Change: Add to');
    act(() => selectElements(['austin']));
    expect(useLayout.getState().inspectorTab).toBe('settings');
  });

  it('a problem leads to its control, in conditions and in forms', async () => {
    show('big-order-austin');
    act(() => revealStep('austin', true, 'condition/of/1/value'));
    await waitFor(() => expect((document.activeElement as HTMLInputElement).value).toBe('100'));
    act(() => revealStep('sales', true, 'action/text'));
    await waitFor(() =>
      expect((document.activeElement as HTMLTextAreaElement).value).toBe('Call {{ contact.phone }}.'),
    );
    const text = document.activeElement as HTMLTextAreaElement;
    act(() => editTheText('Call {{ contact.phone }}\nor {{ contact.email | upcas }}'));
    act(() => revealStep('sales', true, 'action/text'));
    await waitFor(() => expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('upcas'));
    act(() => revealStep('event', true, 'event'));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Event: 30552 Purchase'));
    expect(useInspector.getState().reveal).toBeNull();
  });

  it('a note is text; a delay from a file says that it is not part of this version', async () => {
    const workspace = currentWorkspace();
    const extra: FlowNode[] = [
      { id: 'note', kind: 'note', text: 'Agreed' },
      { id: 'wait', kind: 'delay', for: { amount: 2, unit: 'hour' } },
    ];
    const triggers = workspace.triggers.map((trigger) => ({ ...trigger, nodes: [...trigger.nodes, ...extra] }));
    openDocument({ ...workspace, triggers }, { path: null, saved: null });
    const user = show('big-order-austin');
    act(() => selectElements(['note']));
    await user.type(await screen.findByRole('textbox', { name: 'Text of the note' }), ' with sales');
    expect(nodeNow('note').text).toBe('Agreed with sales');
    act(() => selectElements(['wait']));
    expect(await screen.findByText(/not part of this version yet/)).toBeTruthy();
  });

  it('working in a section selects its step', async () => {
    const user = show('big-order-austin');
    await user.click(screen.getAllByRole('textbox', { name: 'Value' })[0]!);
    expect(useDocument.getState().selection.nodes).toEqual(['austin']);
  });

  it('chooses the event, internal ones too', async () => {
    const user = show('blank');
    await user.click(screen.getByRole('combobox', { name: 'Event: 30552 Purchase' }));
    await user.click(await screen.findByRole('option', { name: /Contact points changed/ }));
    expect(nodeNow('event').event).toBe('10101');
  });

  it('switches the trigger off and sets its active time, with the error at the field', async () => {
    const user = show('big-order-austin');
    await user.click(screen.getByRole('button', { name: 'Change when it is active' }));
    await user.type(await screen.findByRole('textbox', { name: 'Active from' }), 'soon');
    expect(triggerNow().activeFrom).toBe('soon');
    expect(screen.getAllByText(/is no time/).length).toBeGreaterThan(0);
    await user.clear(screen.getByRole('textbox', { name: 'Active from' }));
    expect('activeFrom' in triggerNow()).toBe(false);
    await user.click(screen.getByRole('switch', { name: 'Trigger is on', hidden: true }));
    expect(triggerNow().enabled).toBe(false);
  });

  it('adds an action after a chosen output, moves it and deletes it', async () => {
    const user = show('big-order-austin');
    act(() => showInspector('action'));
    await user.click(await screen.findByRole('button', { name: 'Add action' }));
    const form = await screen.findByRole('group', { name: 'Add action' });
    await user.click(within(form).getByRole('combobox', { name: /^After/ }));
    await user.click(await screen.findByRole('option', { name: /^No of From Austin/ }));
    await user.click(within(form).getByRole('button', { name: 'SMS to contact' }));
    await waitFor(() => expect(triggerNow().edges).toContainEqual({ from: 'austin', port: 'no', to: 'sms' }));
    const section = await screen.findByRole('region', { name: 'Send SMS' });
    await user.click(within(section).getByRole('combobox', { name: /^After/ }));
    await user.click(await screen.findByRole('option', { name: 'Purchase happens' }));
    expect(triggerNow().edges).toContainEqual({ from: 'event', port: 'out', to: 'sms' });
    expect(triggerNow().edges).not.toContainEqual({ from: 'austin', port: 'no', to: 'sms' });
    await user.click(within(section).getByRole('button', { name: 'More for Send SMS' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete this action' }));
    expect(triggerNow().nodes.some(({ id }) => id === 'sms')).toBe(false);
  });

  it('renames a step as one undo entry', async () => {
    const user = show('big-order-austin');
    const before = undoLabels();
    await user.type(screen.getByRole('textbox', { name: 'Name of the condition' }), ', or VIP');
    expect(nodeNow('condition').name).toBe('From Austin, 100 or more, or VIP');
    expect(undoLabels()).toBe(before + 1);
  });

  it('shows what a simulation did at each step', () => {
    show('big-order-austin');
    act(() => simulate());
    expect(screen.getByText('Passed')).toBeTruthy();
    act(() => showInspector('action'));
    expect(screen.getAllByText('Requested')).toHaveLength(2);
  });
});
