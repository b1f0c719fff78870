import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/base/json.ts';
import { applyMapping } from '../../../../shared/events/mapping/apply-mapping.ts';
import { closestEvent } from '../../../../shared/events/mapping/event-similarity.ts';
import { readForeignJson } from '../../../../shared/events/mapping/foreign-json.ts';
import { proposeMapping } from '../../../../shared/events/mapping/propose-mapping.ts';
import { isCardNumber, sensitivityOf } from '../../../../shared/events/mapping/sensitive.ts';
import { parseOccurrence } from '../../../../shared/events/parse-occurrence.ts';

const EVENTS = [
  { id: '30551', label: 'Add to cart' },
  { id: '30552', label: 'Purchase' },
  { id: '30553', label: 'Refund requested' },
];
const NOW = Date.parse('2026-03-14T15:09:26Z');

function read(text: string): Json {
  const result = readForeignJson(text);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value;
}

function occurrenceOf(text: string) {
  const value = read(text);
  const mapping = proposeMapping(value, EVENTS);
  const occurrence = applyMapping(value, mapping.rows, { event: mapping.event ?? '30551', now: NOW, id: 'fresh' });
  const events = EVENTS.map(({ id }) => id);
  const checked = parseOccurrence(JSON.stringify(occurrence), { events, now: NOW, freshId: () => 'fresh' });
  expect(checked.ok, JSON.stringify(checked)).toBe(true);
  return { mapping, occurrence };
}

const SHOPIFY = `{
  "id": 820982911946154508, "admin_graphql_api_id": "gid://shopify/Order/820982911946154508",
  "email": "jon@example.com", "created_at": "2021-12-31T19:00:00-05:00", "name": "#9999", "token": "123456abcd",
  "total_price": "388.00", "subtotal_price": "398.00", "total_tax": "0.00", "currency": "USD", "browser_ip": "192.0.2.7",
  "customer": {"id": 115310627314723954, "first_name": "John", "last_name": "Smith", "phone": null},
  "shipping_address": {"city": "Austin", "zip": "78701", "country_code": "US", "address1": "1 Main St"},
  "line_items": [
    {"id": 866550311766439020, "sku": "IPOD2008PINK", "title": "IPod Nano", "price": "199.00", "quantity": 1},
    {"id": 141249953214522974, "sku": "IPOD2008RED", "title": "IPod Red", "price": "189.00", "quantity": 2}
  ]
}`;
const SEGMENT = `{
  "type": "track", "event": "Order Completed", "messageId": "ajs-1", "userId": "u-7", "timestamp": "2026-03-01T10:00:00.000Z",
  "context": {"ip": "192.0.2.9", "traits": {"email": "ada@example.com", "firstName": "Ada"}, "page": {"path": "/thanks"}},
  "properties": {"order_id": "50314b8e", "total": 27.5, "revenue": 25, "currency": "USD",
    "products": [{"product_id": "507f", "sku": "45790-32", "name": "Monopoly", "price": 19, "quantity": 1}]}
}`;
const GA4 = `{
  "client_id": "123.456", "timestamp_micros": 1773500966000000,
  "events": [{"name": "purchase", "params": {"transaction_id": "T_1", "value": 30.03, "currency": "USD",
    "items": [{"item_id": "SKU_1", "item_name": "Tee", "price": 10.01, "quantity": 3}]}}]
}`;
const DATA_LAYER = `{
  "event": "purchase", "gtm.uniqueEventId": 7,
  "user_data": {"email": "ada@example.com", "address": {"first_name": "Ada", "city": "Austin"}},
  "ecommerce": {"transaction_id": "T_2", "value": 72.05, "currency": "EUR", "items": [{"item_id": "S", "item_name": "Tee"}]}
}`;

describe('mapping of what providers send', () => {
  it('[O1] a Shopify order, whose numbers beyond 2^53 keep their digits', () => {
    const { mapping, occurrence } = occurrenceOf(SHOPIFY);
    expect(mapping).toMatchObject({ provider: 'shopify', event: '30552' });
    expect(occurrence).toEqual({
      id: 'gid://shopify/Order/820982911946154508',
      event: '30552',
      occurredAt: '2021-12-31T19:00:00-05:00',
      contact: {
        email: 'jon@example.com',
        firstname: 'John',
        lastname: 'Smith',
        city: 'Austin',
        zip: '78701',
        country: 'US',
      },
      data: {
        orderId: '#9999',
        total: '388.00',
        subtotal: '398.00',
        tax: '0.00',
        currency: 'USD',
        items: [
          { sku: 'IPOD2008PINK', name: 'IPod Nano', price: '199.00', quantity: 1 },
          { sku: 'IPOD2008RED', name: 'IPod Red', price: '189.00', quantity: 2 },
        ],
      },
    });
    const rows = new Map(mapping.rows.map((row) => [row.from, row]));
    expect(rows.get('token')).toMatchObject({ to: '', sensitive: 'secret' });
    expect(rows.get('browser_ip')).toMatchObject({ to: '', sensitive: 'personal' });
    expect(rows.get('id')).toMatchObject({ to: '', value: '820982911946154508' });
  });

  it('[O1] a Segment track call', () => {
    const { mapping, occurrence } = occurrenceOf(SEGMENT);
    expect(mapping).toMatchObject({ provider: 'segment', eventName: 'Order Completed', event: '30552' });
    expect(occurrence).toEqual({
      id: 'ajs-1',
      event: '30552',
      occurredAt: '2026-03-01T10:00:00.000Z',
      contact: { id: 'u-7', email: 'ada@example.com', firstname: 'Ada' },
      data: {
        path: '/thanks',
        orderId: '50314b8e',
        total: 27.5,
        currency: 'USD',
        items: [{ sku: '45790-32', name: 'Monopoly', price: 19, quantity: 1 }],
      },
    });
  });

  it('[O1] a GA4 purchase, by the Measurement Protocol and from a data layer', () => {
    const protocol = occurrenceOf(GA4);
    expect(protocol.mapping).toMatchObject({ provider: 'ga4', event: '30552' });
    expect(protocol.occurrence).toMatchObject({
      id: 'fresh',
      occurredAt: '2026-03-14T15:09:26.000Z',
      contact: { purl: '123.456' },
      data: { orderId: 'T_1', total: 30.03, items: [{ sku: 'SKU_1', name: 'Tee', price: 10.01, quantity: 3 }] },
    });
    const layer = occurrenceOf(DATA_LAYER);
    expect(layer.mapping).toMatchObject({ provider: 'dataLayer', event: '30552' });
    expect(layer.occurrence).toMatchObject({
      occurredAt: '2026-03-14T15:09:26.000Z',
      contact: { email: 'ada@example.com', firstname: 'Ada', city: 'Austin' },
      data: { orderId: 'T_2', total: 72.05, currency: 'EUR', items: [{ sku: 'S', name: 'Tee' }] },
    });
  });

  it('of unknown JSON takes contact fields and a time by their names, other fields as data, and no secret', () => {
    const { mapping, occurrence } = occurrenceOf(`{
      "event_id": "e-1", "event_name": "added_to_cart", "ts": "2026-01-02T03:04:05Z", "api_key": "k", "pan": "4111 1111 1111 1111",
      "user": {"emailAddress": "ada@example.com", "firstName": "Ada"}, "cart": {"value": 12, "lines": [{"sku": "A", "n": 1}]}
    }`);
    expect(mapping).toMatchObject({ provider: 'unknown', eventName: 'added_to_cart', event: '30551' });
    expect(occurrence).toEqual({
      id: 'e-1',
      event: '30551',
      occurredAt: '2026-01-02T03:04:05Z',
      contact: { email: 'ada@example.com', firstname: 'Ada' },
      data: { event_name: 'added_to_cart', value: 12, lines: [{ sku: 'A', n: 1 }] },
    });
  });

  it('rows may go anywhere: nested, into a list, to a name such as __proto__, or nowhere', () => {
    const value = read('{"a": 1, "b": {"c": [{"d": 2}, {"e": 3}]}}');
    const rows = [
      { from: 'a', to: 'data.__proto__.x' },
      { from: 'b.c[].d', to: 'data.list[].deep.d' },
      { from: 'b.c[].e', to: 'data.list[].e' },
      { from: 'a', to: '' },
      { from: 'gone', to: 'data.gone' },
    ];
    const built = applyMapping(value, rows, { event: '30552', now: NOW, id: 'x' });
    expect(JSON.stringify(built['data'])).toBe('{"__proto__":{"x":1},"list":[{"deep":{"d":2}},{"e":3}]}');
    expect({}).not.toHaveProperty('x');
  });

  it('says where a broken text is wrong', () => {
    const broken = readForeignJson('{"a": 1,}');
    expect(broken.ok).toBe(false);
    expect(!broken.ok && broken.error[0]).toMatchObject({ code: 'json.syntax', line: 1, column: 8 });
  });

  it('events come close by meaning, by words, or not at all', () => {
    const names = ['checkout completed', 'Product Added', 'Order Refunded', 'purchase', 'Refund'];
    expect(names.map((name) => closestEvent(name, EVENTS)?.id)).toEqual(['30552', '30551', '30553', '30552', '30553']);
    expect(closestEvent('Video played', EVENTS)).toBeUndefined();
  });

  it('tells secrets and personal data by name and by value', () => {
    expect(isCardNumber('4111-1111-1111-1111')).toBe(true);
    expect(isCardNumber('4111-1111-1111-1112')).toBe(false);
    expect(isCardNumber('820982911946154508')).toBe(false);
    expect(['accessToken', 'api-key', 'cardNumber', 'cart_token'].map((name) => sensitivityOf(name, 'x'))).toEqual(
      Array(4).fill('secret'),
    );
    expect(['firstName', 'browser_ip', 'zip', 'Email'].map((name) => sensitivityOf(name, 'x'))).toEqual(
      Array(4).fill('personal'),
    );
    expect(['total', 'city', 'name', 'cart', 'tokens_used'].map((name) => sensitivityOf(name, 'x'))).toEqual(
      Array(5).fill(undefined),
    );
  });
});
