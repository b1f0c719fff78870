import { describe, expect, it } from 'vitest';
import { sampleFacts, shortTime } from '../../../../renderer/simulator/sample-facts.ts';
import type { Occurrence } from '../../../../shared/events/occurrence.ts';
import { eventLabels } from '../../../../shared/flow/event-label.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';

const store = onlineStoreExample();
const labels = eventLabels(store.events);

function facts(change: Partial<Occurrence>): Readonly<Record<string, string>> {
  const occurrence = { ...store.samples[0]!.occurrence, ...change };
  return Object.fromEntries(sampleFacts(occurrence, labels).map(({ name, value }) => [name, value]));
}

describe('key facts of a sample', () => {
  it('says event, time, who, and what the event holds, in order', () => {
    expect(facts({})).toEqual({
      event: '30552 Purchase',
      occurredAt: '14 Mar 15:09:26Z',
      contact: 'Ada, Austin',
      points: '95',
      tags: '["vip"]',
      orderid: '1001',
      total: '129.5 USD',
      items: 'Kettle, Filter ×2',
    });
  });

  it.each([
    [{ email: 'a@example.com' }, 'a@example.com'],
    [{ purl: 'Ada', country: 'Norway' }, 'Ada, Norway'],
    [{}, 'nobody'],
    [{ firstname: '', id: 'c-1' }, 'c-1'],
  ])('names the contact %j as %s', (contact, words) => {
    expect(facts({ contact }).contact).toBe(words);
  });

  it.each([
    [{ items: [] }, 'items', '[]'],
    [{ items: [1, 2] }, 'items', '[1,2]'],
    [{ items: [{ sku: 'A' }, { price: 2 }] }, 'items', '[{"sku":"A"},{"price":2}]'],
    [{ total: 129.5 }, 'total', '129.5'],
    [{ total: '129.5', currency: 'USD' }, 'currency', 'USD'],
    [{ nested: { a: 1 } }, 'nested', '{"a":1}'],
    [{ gone: null }, 'gone', 'null'],
  ])('shows %j as %s %s', (data, name, words) => {
    expect(facts({ data })[name]).toBe(words);
  });

  it('[H8] knows the labels of internal events and shows unknown ids alone', () => {
    expect(facts({ event: '10101' }).event).toBe('10101 Contact points changed');
    expect(facts({ event: '30599' }).event).toBe('30599');
  });

  it.each([
    ['2026-03-14T15:09:26+02:00', '14 Mar 15:09:26+02:00'],
    ['2026-12-01t00:00:00.123z', '1 Dec 00:00:00Z'],
    ['yesterday', 'yesterday'],
    ['2026-13-01T00:00:00Z', '2026-13-01T00:00:00Z'],
  ])('shortens %s to %s', (text, words) => {
    expect(shortTime(text)).toBe(words);
  });
});
