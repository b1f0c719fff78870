import { createHmac } from 'node:crypto';

/** Headers of Standard Webhooks for one attempt (X4): the id is the action's key, the same at every attempt. `at` is epoch milliseconds. */
export function signatureHeaders(secret: Buffer, key: string, at: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret).update(`${key}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': key, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** A secret as receivers are given it. */
export function secretText(secret: Buffer): string {
  return `whsec_${secret.toString('base64')}`;
}
