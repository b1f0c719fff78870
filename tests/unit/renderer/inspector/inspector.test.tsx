// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  currentWorkspace,
  openDocument,
  selectElements,
  selectTrigger,
  undoGesture,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { showInspector, useLayout } from '../../../../renderer/frame/layout-store.ts';
import { Inspector } from '../../../../renderer/inspector/inspector.tsx';
import { revealStep, useInspector } from '../../../../renderer/inspector/inspector-store.ts';
import { clearSimulation, simulate, useSimulation } from '../../../../renderer/simulator/simulation-store.ts';
import type { Group } from '../../../../shared/flow/condition.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { FlowNode, Trigger } from '../../../../shared/flow/trigger.ts';

const BLANK: Trigger = {
  id: 'blank',
  name: 'Blank',
  enabled: true,
  nodes: [{ id: 'event', kind: 'event', event: '30552' }],
  edges: [],
};

beforeAll(() => {
  configure({ defaultHidden: true }); // whether an element is hidden takes long to find out, and is not the matter here
  // What jsdom lacks and Mantine asks for.
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  Element.prototype.scrollIntoView = () => undefined;
  const fonts = { addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
});

beforeEach(() => {
  const example = onlineStoreExample();
  const workspace = { ...example, triggers: [...example.triggers, BLANK] };
  openDocument(workspace, { path: null, saved: workspace });
  useInspector.setState({ open: {}, pages: {}, reveal: null });
  useSimulation.setState({ sample: null, edited: null });
  clearSimulation();
  showInspector('settings');
});
afterEach(cleanup);

function show(trigger: string) {
  selectTrigger(trigger);
  render(
    <MantineProvider env="test">
      <Inspector />
    </MantineProvider>,
  );
  return userEvent.setup();
}

function triggerNow(): Trigger {
  const { trigger } = useDocument.getState().selection;
  return currentWorkspace().triggers.find(({ id }) => id === trigger)!;
}
function nodeNow<K extends FlowNode['kind']>(kind: K): Extract<FlowNode, { kind: K }> {
  return triggerNow().nodes.find((node): node is Extract<FlowNode, { kind: K }> => node.kind === kind)!;
}
const conditionNow = (): Group => nodeNow('condition').condition;
const undoLabels = (): number => useDocument.getState().document!.history.past.length;

describe('the condition builder by keyboard alone', { timeout: 30_000 }, () => {
  it('builds "contact.city is Austin and event.total at least 100"', async () => {
    const user = show('blank');
    screen.getByRole('button', { name: 'Add condition' }).focus();
    await user.keyboard('{Enter}');
    const add = await screen.findByRole('button', { name: 'Add a condition here' });
    add.focus();
    await user.keyboard('{Enter}');
    const match = await screen.findByRole('combobox', { name: 'Match: all' });
    await waitFor(() => expect(document.activeElement).toBe(match));

    await user.tab();
    await user.keyboard('contact.ci');
    expect(await screen.findByRole('option', { name: /contact\.city/ })).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(conditionNow().of[0]).toEqual({ field: 'contact.city', operator: 'equals', value: '' });
    await user.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Operator: is');
    await user.tab();
    await user.keyboard('Austin');
    expect(conditionNow().of[0]).toEqual({ field: 'contact.city', operator: 'equals', value: 'Austin' });
    expect(screen.getByText('"Austin"').parentElement?.textContent).toContain('holds');

    await user.tab(); // Aa
    await user.keyboard(' ');
    expect(conditionNow().of[0]).toMatchObject({ ignoreCase: true });
    await user.tab(); // type of the value
    await user.tab(); // more
    await user.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Add rule');
    await user.keyboard('{Enter}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Field');
    await user.keyboard('event.total{Escape}');
    await user.tab();
    await user.keyboard('{Enter}');
    const search = await screen.findByRole('textbox', { name: 'Search: Operator' });
    await waitFor(() => expect(document.activeElement).toBe(search));
    await user.keyboard('at least');
    await screen.findByRole('option', { name: 'is at least' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Operator: is at least'));
    await user.tab();
    await user.keyboard('100');

    expect(conditionNow()).toEqual({
      match: 'all',
      of: [
        { field: 'contact.city', operator: 'equals', value: 'Austin', ignoreCase: true },
        { field: 'event.total', operator: 'atLeast', value: 100 },
      ],
    });
    expect(screen.getByText('129.5').parentElement?.textContent).toContain('holds');
    expect(triggerNow().edges).toEqual([{ from: 'event', port: 'out', to: 'condition' }]);
  });

  it('Alt and arrows move a rule and keep the focus in it', async () => {
    const user = show('big-order-austin');
    screen.getAllByRole('textbox', { name: 'Value' })[1]!.focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(conditionNow().of.map((member) => 'field' in member && member.field)).toEqual([
      'event.total',
      'contact.city',
    ]);
    expect((document.activeElement as HTMLInputElement).value).toBe('100');
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(conditionNow().of).toHaveLength(2);
  });
});

describe('rules', { timeout: 20_000 }, () => {
  it('keys typed into one box are one undo entry', async () => {
    const user = show('big-order-austin');
    const before = undoLabels();
    const value = screen.getAllByRole('textbox', { name: 'Value' })[1]!;
    await user.clear(value);
    await user.type(value, '250.5');
    expect(conditionNow().of[1]).toMatchObject({ value: 250.5 });
    expect((value as HTMLInputElement).value).toBe('250.5');
    expect(undoLabels()).toBe(before + 1);
    act(() => undoGesture());
    expect((screen.getAllByRole('textbox', { name: 'Value' })[1] as HTMLInputElement).value).toBe('100');
  });

  it('[F4] says at the rule what the compiler finds wrong, and keeps what was typed', async () => {
    const user = show('big-order-austin');
    const value = screen.getAllByRole('textbox', { name: 'Value' })[1]!;
    await user.clear(value);
    await user.type(value, 'lots');
    expect(conditionNow().of[1]).toMatchObject({ value: 'lots' });
    expect(value.getAttribute('aria-invalid')).toBe('true');
    const line = document.getElementById(value.getAttribute('aria-describedby')!)!;
    expect(line.textContent).toContain('needs a number');
    expect(screen.getByText('1 problem')).toBeTruthy();
  });

  it('flags a type that samples contradict', async () => {
    const user = show('big-order-austin');
    await user.click(screen.getByRole('combobox', { name: 'Operator: is at least' }));
    await user.click(await screen.findByRole('option', { name: 'starts with' }));
    expect(conditionNow().of[1]).toEqual({ field: 'event.total', operator: 'startsWith', value: '100' });
    expect(screen.getByText(/In samples this field holds numbers/)).toBeTruthy();
  });

  it('[C6] takes a complement by its words', async () => {
    const user = show('big-order-austin');
    await user.click(screen.getByRole('combobox', { name: 'Operator: is' }));
    await user.click(await screen.findByRole('option', { name: 'is not' }));
    expect(conditionNow().of[0]).toMatchObject({ operator: 'equals', not: true });
  });

  it('[C4] values of "is one of" are chips of their JSON type', async () => {
    const user = show('big-order-austin');
    await user.click(screen.getByRole('combobox', { name: 'Operator: is at least' }));
    await user.click(await screen.findByRole('option', { name: 'is one of' }));
    await user.type(screen.getByRole('textbox', { name: 'Add a value' }), '129.5{Enter}');
    expect(conditionNow().of[1]).toEqual({ field: 'event.total', operator: 'in', value: [100, 129.5] });
    await user.click(screen.getByRole('button', { name: 'Remove 100' }));
    expect(conditionNow().of[1]).toMatchObject({ value: [129.5] });
  });

  it('changes the type of a value', async () => {
    const user = show('big-order-austin');
    await user.click(screen.getByRole('button', { name: 'Type of the value: Text' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Nothing (null)' }));
    expect(conditionNow().of[0]).toEqual({ field: 'contact.city', operator: 'equals', value: null });
  });

  it('duplicates, groups and removes', async () => {
    const user = show('big-order-austin');
    const more = async (name: string, index = 0) => {
      await user.click(screen.getAllByRole('button', { name: 'More for this rule' })[index]!);
      await user.click(await screen.findByRole('menuitem', { name }));
    };
    await more('Duplicate');
    expect(conditionNow().of).toHaveLength(3);
    await more('Put into a group');
    expect(conditionNow().of[0]).toMatchObject({ match: 'all', of: [{ field: 'contact.city' }] });
    await more('Remove', 1);
    expect(conditionNow().of).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'More for this group' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Ungroup' }));
    expect(conditionNow().of.map((member) => 'field' in member && member.field)).toEqual([
      'contact.city',
      'event.total',
    ]);
  });

  it('[C7] builds an item test with paths of the item', async () => {
    const user = show('big-order-austin');
    await user.click(screen.getByRole('button', { name: 'Add item test' }));
    await user.keyboard('event.items{Escape}');
    const test = screen.getByRole('group', { name: 'Item test: event.items' });
    await user.click(within(test).getByRole('combobox', { name: 'Field' }));
    await user.click(await screen.findByRole('option', { name: /item\.price/ }));
    expect(conditionNow().of[2]).toMatchObject({ items: 'event.items', where: { of: [{ field: 'item.price' }] } });
    await user.type(within(test).getByRole('textbox', { name: 'Value' }), '25');
    expect(conditionNow().of[2]).toMatchObject({
      where: { of: [{ field: 'item.price', operator: 'equals', value: 25 }] },
    });
    expect(within(test).getByText('holds for 1 of 2 items')).toBeTruthy();
  });

  it('opens a group that is nested too deep as a page with a path back', async () => {
    const deep: Group = {
      match: 'all',
      of: [
        {
          match: 'any',
          of: [{ match: 'all', of: [{ match: 'none', of: [{ field: 'contact.zip', operator: 'exists' }] }] }],
        },
      ],
    };
    const workspace = currentWorkspace();
    const triggers = workspace.triggers.map((trigger) => ({
      ...trigger,
      nodes: trigger.nodes.map((node) => (node.kind === 'condition' ? { ...node, condition: deep } : node)),
    }));
    openDocument({ ...workspace, triggers }, { path: null, saved: null });
    const user = show('big-order-austin');
    expect(screen.queryByRole('combobox', { name: 'Field' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /none of.*contact\.zip exists/ }));
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Field' }).value).toBe('contact.zip');
    await user.click(screen.getByRole('button', { name: 'any of 1' }));
    expect(screen.getByRole('combobox', { name: 'Match: any' })).toBeTruthy();
  });
});

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

describe('action forms', { timeout: 20_000 }, () => {
  it('render templates by the engine for the sample in view, and insert fields at the caret', async () => {
    const user = show('thank-you');
    act(() => showInspector('action'));
    const subject = await screen.findByRole('textbox', { name: 'Subject' });
    expect(screen.getByText('Thank you, Ada')).toBeTruthy();
    await user.clear(subject);
    await user.type(subject, 'Dear ');
    await user.click(screen.getByRole('combobox', { name: 'Insert a field into Subject' }));
    await user.click(await screen.findByRole('option', { name: /contact\.lastname/ }));
    expect(nodeNow('action').action).toMatchObject({ subject: 'Dear {{ contact.lastname }}' });
    expect(screen.getByText('Dear Lovelace')).toBeTruthy();
    expect(document.activeElement).toBe(subject);
  });

  it('[E8] say at the field why a template cannot be read', async () => {
    const user = show('thank-you');
    act(() => showInspector('action'));
    const subject = await screen.findByRole('textbox', { name: 'Subject' });
    await user.clear(subject);
    await user.type(subject, '{{{{ contact.city');
    expect(screen.getByText(/The template cannot be read/)).toBeTruthy();
    expect(subject.getAttribute('aria-invalid')).toBe('true');
  });

  it('take team addresses as chips and say which is none', async () => {
    const user = show('big-order-austin');
    act(() => showInspector('action'));
    await user.type(await screen.findByRole('textbox', { name: 'Add an address' }), 'lead@example.com, boss{Enter}');
    expect(nodeNow('action').action).toMatchObject({ to: ['sales@example.com', 'lead@example.com', 'boss'] });
    expect(screen.getByText('“boss” is no e-mail address.')).toBeTruthy();
  });
});
