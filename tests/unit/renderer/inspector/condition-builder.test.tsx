// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { conditionNow, inspectorWorld, show, triggerNow } from './inspector-world.tsx';

inspectorWorld();

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
