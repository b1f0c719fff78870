import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/content-security-policy.ts';

it('allows only its own scripts, and style elements only with the nonce', () => {
  const rules = new Map(
    contentSecurityPolicy('abc')
      .split('; ')
      .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]),
  );
  expect(rules.get('default-src')).toEqual(["'none'"]);
  expect(rules.get('script-src')).toEqual(["'self'"]);
  expect(rules.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
  expect(rules.get('connect-src')).toEqual(["'self'"]);
});
