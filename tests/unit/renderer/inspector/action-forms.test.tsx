// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { showInspector } from '../../../../renderer/frame/layout-store.ts';
import { inspectorWorld, nodeNow, show, undoLabels } from './inspector-world.tsx';

inspectorWorld();

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

  it('[E8] underline what is wrong in a template, say it with its place, select it and mend it', async () => {
    const user = show('thank-you');
    act(() => showInspector('action'));
    const subject = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Subject' });
    const underlined = () =>
      [...subject.parentElement!.querySelectorAll('[data-severity]')].map((piece) => [
        piece.textContent,
        piece.getAttribute('data-severity'),
      ]);
    const below = () => document.getElementById(subject.getAttribute('aria-describedby')!)!.textContent;
    await user.clear(subject);
    await user.type(subject, 'Hi {{{{ contact.city | upcas }}');
    await user.keyboard('{Escape}');
    expect(underlined()).toEqual([['upcas', 'error']]);
    expect(subject.getAttribute('aria-invalid')).toBe('true');
    expect(below()).toContain('There is no filter upcas; did you mean upcase?');
    expect(below()).toContain('Line 1, column 22');
    await user.click(screen.getByRole('button', { name: 'Line 1, column 22' }));
    expect([document.activeElement, subject.selectionStart, subject.selectionEnd]).toEqual([subject, 21, 26]);
    const before = undoLabels();
    await user.click(screen.getByRole('button', { name: 'Use upcase' }));
    expect(subject.value).toBe('Hi {{ contact.city | upcase }}');
    expect(undoLabels()).toBe(before + 1);
    expect(underlined()).toEqual([]);
    expect(subject.hasAttribute('aria-invalid')).toBe(false);
    expect(screen.getByText('Hi AUSTIN')).toBeTruthy();
    await user.type(subject, '{Enter}{{{{ contact.cty }}');
    expect(subject.value).toBe('Hi {{ contact.city | upcase }}{{ contact.cty }}');
    expect(underlined()).toEqual([['contact.cty', 'warning']]);
    expect(
      screen.getByText(/No sample has contact\.cty, so it may stay empty; did you mean contact\.city\?/),
    ).toBeTruthy();
  });

  it('take team addresses as chips and say which is none', async () => {
    const user = show('big-order-austin');
    act(() => showInspector('action'));
    await user.type(await screen.findByRole('textbox', { name: 'Add an address' }), 'lead@example.com, boss{Enter}');
    expect(nodeNow('action').action).toMatchObject({ to: ['sales@example.com', 'lead@example.com', 'boss'] });
    expect(screen.getByText('“boss” is no e-mail address.')).toBeTruthy();
  });
});
