import type { HttpSend, SyncTarget } from '../../shared/sync/client.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';

const LIMIT_MS = 60_000;

const send: HttpSend = async ({ method, url, headers, body }) => {
  const answer = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  return { status: answer.status, text: await answer.text() };
};

/** The server at `address`, with the token of `HOOKFLOW_TOKEN`; a sentence says what is missing. */
export function syncTarget(
  address: string,
  env: Readonly<Record<string, string | undefined>>,
): Result<SyncTarget, string> {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return err(`"${address}" is no address. Give one such as http://127.0.0.1:7420.`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return err(`"${address}" is no web address. Give one that starts with http:// or https://.`);
  const token = env['HOOKFLOW_TOKEN'];
  if (token === undefined || token === '')
    return err('No token: set the environment variable HOOKFLOW_TOKEN to one made with "hookflow token create".');
  return ok({ address: url.href, token, send });
}

/** Why a fetch failed; its own message is only "fetch failed". */
export function unreachableReason(reason: string, address: string): string {
  return `The server at ${new URL(address).origin} cannot be reached: ${reason}.`;
}
