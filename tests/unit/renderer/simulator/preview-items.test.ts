import { describe, expect, it } from 'vitest';
import { mailDocument } from '../../../../renderer/simulator/mail-document.ts';
import { previewItems } from '../../../../renderer/simulator/preview-items.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { RequestedAction } from '../../../../shared/engine/trace.ts';
import { shop } from './a-shop.ts';
import { simulated } from './simulated.ts';

describe('previews', () => {
  it('has each requested action, in the order of the trace, by a short name', () => {
    const store = onlineStoreExample();
    const items = previewItems(store, simulated(store));
    expect(items.map(({ name, title }) => [name, title])).toEqual([
      ['E-mail', 'Thank-you e-mail · Send e-mail'],
      ['Team', 'Tell sales about big orders from Austin · Notify team'],
      ['Contact', 'Tell sales about big orders from Austin · Update contact'],
    ]);
    expect(items.every(({ request }) => request !== undefined)).toBe(true);
  });

  it('[A1] has actions that failed, with the reason, and those of caused occurrences', () => {
    const items = previewItems(shop(), simulated(shop()));
    expect(items.map(({ name }) => name)).toEqual([
      'E-mail 1',
      'Team',
      'Contact',
      'E-mail 2',
      'SMS 1',
      'Webhook',
      'Event',
      'E-mail 3',
      'SMS 2',
    ]);
    const failed = items.find(({ error }) => error !== undefined);
    expect(failed?.error?.code).toBe('action.badRecipient');
    expect(failed?.request).toBeUndefined();
    expect(items[3]?.notes).toEqual(['event.nothing is missing and stays empty']);
  });

  it('finds the messages of a run, which do not say their occurrence', () => {
    const store = onlineStoreExample();
    const simulation = simulated(store);
    const requests = simulation.requests.map(
      ({ trigger, node, kind, key, params }) => ({ trigger, node, kind, key, params }) as RequestedAction,
    );
    expect(previewItems(store, { ...simulation, requests }).every(({ request }) => request !== undefined)).toBe(true);
  });

  it('shows mail in a document that may load nothing', () => {
    expect(mailDocument('<b>x</b>')).toMatch(/default-src 'none'.*img-src 'none'.*<b>x<\/b>$/s);
  });
});
