import { expect, it } from 'vitest';
import { sendingWords } from '../../../../renderer/publish/sending.ts';

const staging = { id: 's', name: 'Staging', address: 'https://hooks.example', tokens: {} };
const local = { id: 'local', name: 'Local', address: '', tokens: {} };

it('[X5] [X6] the publish sheet says what is sent for real, and debug mode', () => {
  expect(sendingWords(local, undefined)).toBe('Local keeps every message in its outbox and sends none.');
  expect(sendingWords(staging, undefined)).toBe('Goes live at https://hooks.example.');
  expect(sendingWords(staging, { debug: false, deliver: [] })).toBe(
    'https://hooks.example keeps every message in its outbox and sends none.',
  );
  expect(sendingWords(staging, { debug: false, deliver: ['webhooks', 'email'] })).toBe(
    'Goes live at https://hooks.example, which sends webhooks and e-mail for real.',
  );
  expect(sendingWords(staging, { debug: true, deliver: ['sms'] })).toMatch(/is in debug mode: .* none is sent\.$/);
});
