import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatFieldPath, parseFieldPath } from '../../../shared/program/field-path.ts';
import type { FieldPath } from '../../../shared/program/program.ts';

const good: readonly (readonly [string, FieldPath['root'], readonly (string | number)[]])[] = [
  ['event', 'event', []],
  ['contact.city', 'contact', ['city']],
  ['event.order-id', 'event', ['order-id']],
  ['event.größe.2nd', 'event', ['größe', '2nd']],
  ['event.items[0].sku', 'event', ['items', 0, 'sku']],
  ['event["any text"]', 'event', ['any text']],
  ['event["a\\"]\\u00e9"][12]', 'event', ['a"]é', 12]],
  ['event[""]', 'event', ['']],
  ['event["0"]', 'event', ['0']],
  ['contact.__proto__', 'contact', ['__proto__']],
  ['occurrence.id', 'occurrence', ['id']],
  ['occurrence.occurredAt', 'occurrence', ['occurredAt']],
  ['item', 'item', []],
  ['item.price', 'item', ['price']],
];

it.each(good)('[C2] reads %s', (text, root, segments) => {
  expect(parseFieldPath(text)).toEqual({ ok: true, value: { root, segments } });
});

const bad: readonly (readonly [string, RegExp])[] = [
  ['', /Choose a field/],
  ['  ', /Choose a field/],
  ['city', /starts with event, contact or occurrence, not with “city”/],
  ['Event.total', /starts with event/],
  ['events.total', /not with “events”/],
  ['.total', /not with “\.”/],
  ['event.', /At character 6: a name must follow the dot/],
  ['event..a', /At character 6: a name must follow/],
  ['event.a b', /At character 8: “ ” cannot stand here/],
  ['event.items.0.sku', /At character 12: write \[0\] for an element of a list/],
  ['event.items[-1]', /At character 12: brackets hold a whole number/],
  ['event.items[01]', /brackets hold a whole number/],
  ['event.items[1.5]', /brackets hold a whole number/],
  ["event['a']", /At character 6: brackets hold/],
  ['event["a]', /brackets hold/],
  ['event["\\x"]', /not a JSON string/],
  ['event["\\ud800"]', /not a JSON string/],
  ['occurrence', /occurrence\.id, occurrence\.event and occurrence\.occurredAt/],
  ['occurrence.total', /occurrence\.id/],
  ['occurrence.id.x', /occurrence\.id/],
  ['event total', /At character 6: “ ” cannot stand here/],
];

it.each(bad)('[C2] refuses %j and says where', (text, reason) => {
  const result = parseFieldPath(text);
  expect(result.ok).toBe(false);
  expect(!result.ok && result.error).toMatch(reason);
});

it('[C2] any path survives its text', () => {
  const segment = fc.oneof(
    fc.nat(999_999_999),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('0', '12', 'a.b', '"', '\\', '\u0085'),
  );
  const path = fc.record({ root: fc.constantFrom('event', 'contact', 'item'), segments: fc.array(segment) });
  fc.assert(
    fc.property(path, (value) => {
      expect(parseFieldPath(formatFieldPath(value))).toEqual({ ok: true, value });
    }),
  );
});

it.each(['contact.city', 'event.items[0]["unit price"].x', 'occurrence.event'])(
  '[C2] writes %s as it is read',
  (text) => {
    const path = parseFieldPath(text);
    expect(path.ok && formatFieldPath(path.value)).toBe(text);
  },
);
