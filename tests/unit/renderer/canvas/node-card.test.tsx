// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { NodeCard } from '../../../../renderer/canvas/node-card.tsx';
import { orders, orderWorkspace, viewsOf } from './fixtures.ts';

afterEach(cleanup);

const show = (id: string, o: Parameters<typeof viewsOf>[1] = {}, trigger = orders) =>
  render(<NodeCard view={viewsOf(orderWorkspace(trigger), o).get(id)!} />).container.firstElementChild!;

describe('a node on the canvas', () => {
  it.each([
    ['event', 'pass', 'Passed', 'order-1001'],
    ['austin', 'pass', 'Passed', 'took Yes · 3 of 4 rules hold'],
    ['euros', 'fail', 'Failed', 'took No · currency is USD'],
    ['team', 'req', 'Requested', '2 e-mails'],
    ['books', 'idle', 'Not reached', 'Paid in euros took No'],
    ['sms', 'err', 'Error', 'action.badRecipient'],
  ])('[E6] shows of %s icon, word and colour together', (id, tone, word, fact) => {
    const card = show(id, { simulated: true });
    expect(card.getAttribute('data-tone')).toBe(tone);
    const footer = screen.getByText(word).parentElement!;
    expect(footer.querySelector('svg')).not.toBeNull();
    expect(footer.textContent).toBe(word + fact);
  });

  it('reads as a sentence and has no footer without a simulation and problems', () => {
    const card = show('event');
    expect(card.textContent).toBe('WhenPurchase happens');
    expect(card.querySelector('b')!.textContent).toBe('Purchase');
    expect(card.hasAttribute('data-tone')).toBe(false);
  });

  it('marks each rule, and counts those without a line', () => {
    show('austin', { simulated: true });
    expect(screen.getAllByText(', holds')).toHaveLength(3);
    expect(screen.getByText(/and any of 2 more/)).toBeTruthy();
    cleanup();
    show('euros', { simulated: true });
    expect(screen.getByText(', does not hold')).toBeTruthy();
  });

  it('[F4] counts problems and says the first', () => {
    const nodes = [...orders.nodes, { id: 'mail', kind: 'action', action: { kind: 'sendEmail' } } as const];
    show('mail', {}, { ...orders, nodes });
    const footer = screen.getByText(/^\d problems$/).parentElement!;
    expect(footer.getAttribute('data-tone')).toBe('err');
    expect(footer.textContent).toMatch(/is missing/);
  });

  it('[W1] shows a delay of a file, with its problem', () => {
    const nodes = [...orders.nodes, { id: 'wait', kind: 'delay', for: { amount: 2, unit: 'day' } } as const];
    const edges = [...orders.edges, { from: 'points', port: 'then', to: 'wait' }];
    const card = show('wait', {}, { ...orders, nodes, edges });
    expect(card.textContent).toBe('Wait2 days1 problemDelays are not part of this version yet.');
  });

  it('shows a note as its text', () => {
    expect(show('note').textContent).toBe('Agreed with sales.');
  });

  it('marks what a draft that has changed says', () => {
    const card = show('euros', { simulated: true, stale: true });
    expect(card.hasAttribute('data-stale')).toBe(true);
    expect(card.getAttribute('data-tone')).toBe('wait');
    const footer = screen.getByText('Stale').parentElement!;
    expect(footer.querySelector('svg')).not.toBeNull();
    expect(footer.textContent).toBe('Stalewas failed · took No · currency is USD');
  });
});
