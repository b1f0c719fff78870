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

function reasonOf(error: unknown, limit: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${limit / 1000} seconds.`;
  const cause = error.cause as { code?: string; message?: string } | undefined;
  if (cause?.code === 'ECONNREFUSED') return 'nothing listens there.';
  return cause?.message ?? error.message;
}
