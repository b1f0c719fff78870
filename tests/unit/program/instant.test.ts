import { expect, it } from 'vitest';
import { instantOf } from '../../../shared/program/instant.ts';

it.each([
  ['2026-03-14', 'UTC', '2026-03-14T00:00:00Z'],
  ['2026-03-14', 'America/New_York', '2026-03-14T04:00:00Z'],
  ['2026-03-07', 'America/New_York', '2026-03-07T05:00:00Z'],
  ['2026-03-14', 'Asia/Kathmandu', '2026-03-13T18:15:00Z'],
  // Clocks go from 00:00 to 01:00: the day begins at 01:00.
  ['2024-09-08', 'America/Santiago', '2024-09-08T04:00:00Z'],
  ['1970-01-01', 'Europe/London', '1969-12-31T23:00:00Z'],
  ['0001-01-01', 'UTC', '0001-01-01T00:00:00Z'],
  ['2026-03-14T15:09:26Z', 'Asia/Tokyo', '2026-03-14T15:09:26Z'],
  ['2026-03-14T15:09:26.5-05:30', 'UTC', '2026-03-14T20:39:26.500Z'],
])('[C8] %s in %s is %s', (text, zone, expected) => {
  expect(instantOf(text, zone)).toBe(Date.parse(expected));
});

it.each([
  ...['', '2026-3-14', '2026-02-29', '2026-13-01', '2026-03-14T15:09:26', '2026-03-14 15:09:26Z', '14.03.2026', 'now'],
  ...['2026-03-14Z', ' 2026-03-14', '+002026-03-14', '1773500966', '2026-03-14T25:00:00Z'],
])('[C8] %j is no time', (text) => {
  expect(instantOf(text, 'UTC')).toBeUndefined();
});

it('[C8] an unknown zone gives no instant for a date, and does not throw', () => {
  expect(instantOf('2026-03-14', 'Mars/Olympus')).toBeUndefined();
  expect(instantOf('2026-03-14T00:00:00Z', 'Mars/Olympus')).toBe(Date.UTC(2026, 2, 14));
});
