// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { currentWorkspace, openDocument, undoGesture } from '../../../../renderer/document/document-store.ts';
import type { Group } from '../../../../shared/flow/condition.ts';
import { conditionNow, inspectorWorld, show, undoLabels } from './inspector-world.tsx';

inspectorWorld();

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
