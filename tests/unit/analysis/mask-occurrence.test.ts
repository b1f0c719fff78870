import { describe, expect, it } from 'vitest';
import { maskOccurrence } from '../../../shared/analysis/mask-occurrence.ts';
import { maskingEffects } from '../../../shared/analysis/masking-effects.ts';
import { compile } from '../../../shared/compiler/compile.ts';
import { isCardNumber } from '../../../shared/events/mapping/sensitive.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';

const OCCURRENCE: Occurrence = {
  id: 'order-1',
  event: '30552',
  occurredAt: '2026-03-14T15:09:26Z',
  contact: {
    id: 'c-77',
    email: 'ada@lovelace.example',
    firstname: 'Ada',
    lastname: 'Lovelace',
    phone: '+1 512 555 0199',
    city: 'Austin',
    zip: '78701',
    points: 95,
    tags: ['vip'],
  },
  data: {
    total: 129.5,
    card_number: '4111-1111-1111-1111',
    token: 'aB3-x9',
    ip: '203.0.113.9',
    customer: { email: 'ada@lovelace.example', user_id: 4711 },
    recipients: ['bob@lovelace.example'],
  },
};

describe('masking', () => {
  const { occurrence, fields } = maskOccurrence(OCCURRENCE, 'salt');
  const text = JSON.stringify(occurrence);

  it('leaves nothing personal and no secret, and everything else as it was', () => {
    expect(fields).toEqual([
      'contact.id',
      'contact.email',
      'contact.firstname',
      'contact.lastname',
      'contact.phone',
      'contact.zip',
      'event.card_number',
      'event.token',
      'event.ip',
      'event.customer.email',
      'event.customer.user_id',
      'event.recipients',
    ]);
    for (const secret of [
      'lovelace',
      'Ada',
      'Lovelace',
      '0199',
      '78701',
      '4111',
      'aB3',
      '203.0',
      '4711',
      'bob',
      'c-77',
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(occurrence).toMatchObject({
      id: 'order-1',
      contact: { city: 'Austin', points: 95, tags: ['vip'] },
      data: { total: 129.5 },
    });
  });

  it('keeps kind and format, and the same value stays the same', () => {
    const { contact, data } = occurrence;
    expect(contact['email']).toMatch(/^person-[0-9a-f]{8}@example\.com$/);
    expect(contact['phone']).toMatch(/^\+\d \d{3} \d{3} \d{4}$/);
    expect(contact['zip']).toMatch(/^\d{5}$/);
    expect(data['token']).toMatch(/^[a-z][A-Z]\d-[a-z]\d$/);
    expect(data['card_number']).toMatch(/^\d{4}-\d{4}-\d{4}-\d{4}$/);
    expect(isCardNumber(data['card_number'] ?? null)).toBe(true);
    expect(data['customer']).toMatchObject({ email: contact['email'], user_id: expect.any(Number) as number });
    expect(maskOccurrence(OCCURRENCE, 'salt').occurrence).toEqual(occurrence);
    expect(maskOccurrence(OCCURRENCE, 'pepper').occurrence.contact['email']).not.toBe(contact['email']);
  });

  it('tells which rules answer differently because of it', () => {
    const { program } = compile(onlineStoreExample());
    expect(maskingEffects(program, OCCURRENCE, occurrence)).toEqual([]);
    const moved = { ...occurrence, contact: { ...occurrence.contact, city: 'Oslo' } };
    expect(maskingEffects(program, OCCURRENCE, moved)).toMatchObject([{ field: 'contact.city', before: true }]);
  });
});
