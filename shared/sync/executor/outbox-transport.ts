import type { Transport, Transports } from './ports.ts';

const outbox: Transport = {
  idempotent: true,
  concurrency: 256,
  deliver: () => Promise.resolve({ kind: 'recorded' }),
};

/** The Local default (X5): every message and request is kept, rendered, in the outbox of the store. */
export const outboxTransports: Transports = {
  sendEmail: outbox,
  sendSms: outbox,
  notifyTeam: outbox,
  callWebhook: outbox,
};
