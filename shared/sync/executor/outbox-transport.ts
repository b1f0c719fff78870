import type { Transport, Transports } from './ports.ts';

/** The Local default (X5): every message and request is kept, rendered, in the outbox of the store. */
export const outboxTransports: Transports = recordingTransports();

/** Debug mode (X6): likewise, whatever the environment would send; each says so. */
export const debugTransports: Transports = recordingTransports('Debug mode: kept, not sent.');

function recordingTransports(detail?: string): Transports {
  const outbox: Transport = {
    idempotent: true,
    concurrency: 256,
    deliver: () => Promise.resolve({ kind: 'recorded', ...(detail === undefined ? {} : { detail }) }),
  };
  return { sendEmail: outbox, sendSms: outbox, notifyTeam: outbox, callWebhook: outbox };
}
