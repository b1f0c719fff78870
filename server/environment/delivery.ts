/** What a server can send for real; everything else goes to the outbox (X5). `email` is e-mail to contacts and to the team; `sms` goes through the environment's gateway. */
export const DELIVERIES = ['webhooks', 'email', 'sms'] as const;
export type Delivery = (typeof DELIVERIES)[number];
