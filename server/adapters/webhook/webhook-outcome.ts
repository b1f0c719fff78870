import type { Outcome } from '../../../shared/sync/executor/ports.ts';

/** A receiver may ask for this much patience, in milliseconds; a longer `Retry-After` counts as this. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;
const WORTH_ANOTHER = new Set([408, 425, 429]);

/** What an answer means (X3): 2xx is success; 408, 425, 429 and 5xx are tried again; everything else is final. */
export function webhookOutcome(status: number, retryAfter: string | undefined, now: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'delivered', detail: `Answered ${status}.` };
  if (status >= 300 && status < 400)
    return {
      kind: 'final',
      reason: `Answered ${status}: redirects are not followed. Use the address that it leads to.`,
    };
  const reason = `Answered ${status}.`;
  if (status < 500 && !WORTH_ANOTHER.has(status)) return { kind: 'final', reason };
  const notBefore = readRetryAfter(retryAfter, now);
  return { kind: 'retry', reason, ...(notBefore === undefined ? {} : { notBefore }) };
}

/** `Retry-After` in seconds or as a date, as epoch milliseconds; what cannot be read does not count. */
function readRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  const at = /^[0-9]{1,12}$/.test(trimmed) ? now + Number(trimmed) * 1000 : Date.parse(trimmed);
  return Number.isNaN(at) || at <= now ? undefined : Math.min(at, now + LONGEST_WAIT_MS);
}
