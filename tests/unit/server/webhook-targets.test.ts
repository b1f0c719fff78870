import { expect, it } from 'vitest';
import { allowedTargets, targetComplaint } from '../../../server/adapters/webhook/allowed-targets.ts';
import { isPublicAddress } from '../../../server/adapters/webhook/public-address.ts';

it.each([
  ['93.184.216.34', true],
  ['8.8.8.8', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['192.0.2.1', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::127.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::7f00:1', false],
  ['64:ff9b:1::1', false],
  ['2002:7f00:1::', false],
  ['2001:0:7f00:1::', false],
  ['2001:db8::1', false],
  ['fc00::1', false],
  ['fe80::1', false],
  ['ff02::1', false],
  ['localhost', false],
  ['', false],
])('[X4] %s is a public unicast address: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

it.each([
  ['127.0.0.1', true],
  ['10.0.0.0/8', true],
  ['fd00::/8', true],
  ['hooks.internal', true],
  ['localhost', true],
  ['127.0.0.1:8080', false],
  ['http://hooks.internal', false],
  ['10.0.0.0/40', false],
  ['127.1', true],
  ['1.2.3.4.5', false],
  ['*.internal', false],
  ['', false],
])('[X4] %j can be listed as a target: %s', (entry, expected) => {
  expect(targetComplaint(entry) === undefined).toBe(expected);
});

it('[X4] listed addresses, ranges and names are allowed, and nothing else', () => {
  const allowed = allowedTargets(['127.0.0.1', '10.0.0.0/8', 'Hooks.Internal', 'fd00::1']);
  expect(['127.0.0.1', '10.9.8.7', 'fd00:0::1', '::ffff:127.0.0.1'].map((a) => allowed.hasAddress(a))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['127.0.0.2', '11.0.0.1', 'fd00::2', 'hooks.internal'].map((a) => allowed.hasAddress(a))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect([allowed.hasHost('hooks.internal'), allowed.hasHost('other.internal')]).toEqual([true, false]);
});
