import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { JsonObject } from '../../../shared/base/json.ts';

export interface WebhookRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

const Params = z.object({
  url: z.url(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
});

/** Headers that belong to the connection or to the signature. */
const OURS =
  /^(?:host|content-length|transfer-encoding|connection|keep-alive|proxy-.*|te|trailer|upgrade|expect|webhook-(?:id|timestamp|signature))$/i;

/** The request of a rendered `callWebhook`; the error says why it is never sent. */
export function webhookRequest(params: JsonObject): Result<WebhookRequest, string> {
  const parsed = Params.safeParse(params);
  if (!parsed.success) return err('The rendered request is not complete.');
  const { method, headers, body } = parsed.data;
  const url = new URL(parsed.data.url);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return err('The address does not start with https.');
  if (url.username !== '' || url.password !== '') return err('The address holds a user name or password.');
  const taken = Object.keys(headers).find((name) => OURS.test(name));
  if (taken !== undefined) return err(`The flow sets the header ${taken}, which the server sets itself.`);
  return ok({ url, method, headers, body });
}
