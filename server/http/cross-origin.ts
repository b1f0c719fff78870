import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TokenStore } from '../tokens/token-store.ts';
import type { App } from './app-types.ts';
import { refuse } from './problem.ts';

/** Seconds for which a browser may keep the answer to its preflight request. */
const PREFLIGHT_AGE = '600';

/** Lets the page read the answer when its origin is listed; answers whether it is (P7). */
export function allowOrigin(request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): boolean {
  const { origin } = request.headers;
  void reply.header('vary', 'Origin');
  if (origin === undefined || !origins.includes(origin)) return false;
  void reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': 'Retry-After' });
  return true;
}

/** A browser's question before it sends JSON across origins: yes to every origin that some public key lists. It carries no key. */
export function preflightRoute(app: App, tokens: TokenStore): void {
  app.options('/v1/events', { schema: { hide: true } }, async (request, reply) => {
    const listed = (await tokens.list()).flatMap((token) => (token.public ? (token.origins ?? []) : []));
    if (!allowOrigin(request, reply, listed))
      return refuse(reply, 'origin-not-allowed', { detail: 'No public key lists this origin.' });
    return reply
      .headers({
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-max-age': PREFLIGHT_AGE,
      })
      .code(204)
      .send();
  });
}
