import { describe, expect, it } from 'vitest';
import { isMailbox, isPhoneNumber } from '../../../shared/program/recipient.ts';

describe('mailbox', () => {
  it.each(['ada@example.com', 'a.b+tag@sub.example.co.uk', "o'neil@example.com", 'ada@localhost', 'ünï@exämple.de'])(
    '[A1] %s is one',
    (text) => {
      expect(isMailbox(text)).toBe(true);
    },
  );

  it.each([
    ...['', 'ada', '@example.com', 'ada@', 'a@b@c', 'a@b.com,c@d.com', 'a@b.com;c@d.com', 'a@b.com c@d.com'],
    ...['a@b.com\r\nBcc: c@d.com', 'a@b.com\n', '\ra@b.com', 'Ada <ada@example.com>', '<ada@example.com>'],
    ...[
      '"a b"@example.com',
      'a..b@example.com',
      '.a@example.com',
      'a@-example.com',
      'a@example..com',
      'a@exa_mple.com',
    ],
    ...[
      ' a@b.com',
      'a@b.com\0',
      `${'a'.repeat(65)}@b.com`,
      `a@${'b'.repeat(64)}.com`,
      'a\u202E@b.com',
      'a@[127.0.0.1]',
    ],
  ])('[A1] %j is none', (text) => {
    expect(isMailbox(text)).toBe(false);
  });
});

describe('telephone number', () => {
  it.each(['+15125550100', '+4930123456', '+999999999999999'])('[A1] %s is one', (text) => {
    expect(isPhoneNumber(text)).toBe(true);
  });

  it.each([
    '',
    '+',
    '5125550100',
    '+0512555',
    '+1 512 555 0100',
    '+1512555010012345',
    '+15125550100,+1',
    '+1512\n',
    '+१२३',
  ])('[A1] %j is none', (text) => {
    expect(isPhoneNumber(text)).toBe(false);
  });
});
