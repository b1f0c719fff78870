import type { HttpSend } from '../../shared/sync/client.ts';

/** Sends over the network with a time limit in milliseconds; what it throws says who did not answer and why. */
export function httpSend(limit: number): HttpSend {
  return async ({ method, url, headers, body }) => {
    try {
      const answer = await fetch(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(limit),
      });
      return { status: answer.status, text: await answer.text() };
    } catch (error) {
      throw new Error(`${new URL(url).origin} does not answer: ${reasonOf(error, limit)}`, { cause: error });
    }
  };
}

/** Stands in every reason that is about certificates. */
export const TLS_WORD = 'certificate';

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there.',
  ECONNRESET: 'the connection was cut.',
  EHOSTUNREACH: 'there is no way to that host.',
  ENETUNREACH: 'there is no network.',
  ENOTFOUND: 'no host has this name, or there is no network.',
  EAI_AGAIN: 'the name cannot be looked up now: is there a network?',
  UND_ERR_CONNECT_TIMEOUT: 'the host does not answer.',
  CERT_HAS_EXPIRED: `its ${TLS_WORD} has expired.`,
  DEPTH_ZERO_SELF_SIGNED_CERT: `its ${TLS_WORD} is self-signed.`,
  SELF_SIGNED_CERT_IN_CHAIN: `its ${TLS_WORD} comes from an authority that this machine does not trust.`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `its ${TLS_WORD} comes from an authority that this machine does not trust.`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `its ${TLS_WORD} comes from an authority that this machine does not trust.`,
  ERR_TLS_CERT_ALTNAME_INVALID: `its ${TLS_WORD} is for another name.`,
  ERR_SSL_WRONG_VERSION_NUMBER: `it does not speak https there, so it shows no ${TLS_WORD}.`,
};

function reasonOf(error: unknown, limit: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${limit / 1000} seconds.`;
  const cause = error.cause as { code?: string; message?: string } | undefined;
  const known = cause?.code === undefined || !Object.hasOwn(REASONS, cause.code) ? undefined : REASONS[cause.code];
  return known ?? cause?.message ?? error.message;
}
