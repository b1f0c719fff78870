import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Scope } from '../../shared/sync/contract.ts';
import { matchesToken, tokenId, type StoredToken } from '../tokens/token.ts';
import type { TokenStore } from '../tokens/token-store.ts';
import { allowOrigin } from './cross-origin.ts';
import { refuse } from './problem.ts';

const grants = new WeakMap<FastifyRequest, StoredToken>();

/** The token that `authorize` let through. */
export function grantOf(request: FastifyRequest): StoredToken {
  const grant = grants.get(request);
  if (!grant) throw new Error('a route without authorize asked for its grant');
  return grant;
}

/**
 * Before the body is read: the token must exist, hold the scope, and belong to the addressed workspace (P7). Where public keys are
 * taken, one may also stand in the address, because a browser's beacon carries no headers; it works from its own origins only.
 */
export function authorize(tokens: TokenStore, scope: Scope, o: { readonly publicKeys?: boolean } = {}) {
  return async function check(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const headers = { 'www-authenticate': 'Bearer realm="hookflow"' };
    const inHeader = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const token = inHeader ?? (o.publicKeys === true ? keyInAddress(request) : undefined);
    if (token === undefined)
      return refuse(reply, 'token-missing', { detail: 'Send "Authorization: Bearer TOKEN".', headers });
    const id = tokenId(token);
    const stored = id === undefined ? undefined : await tokens.find(id);
    if (!stored || !matchesToken(stored, token)) {
      const detail = 'Make one with "hookflow token create", or let the app make its own.';
      return refuse(reply, 'token-unknown', { detail, headers });
    }
    if (!stored.scopes.includes(scope) || (stored.public && o.publicKeys !== true))
      return refuse(reply, 'scope-missing', { detail: `This needs a private token with the scope "${scope}".` });
    const { workspace } = request.params as { readonly workspace?: string };
    if (workspace !== undefined && workspace !== stored.workspace)
      return refuse(reply, 'other-workspace', { detail: 'A token works in one workspace only.' });
    if (inHeader === undefined && !stored.public)
      return refuse(reply, 'scope-missing', { detail: 'Only a public key may stand in an address.' });
    if (stored.public && !allowOrigin(request, reply, stored.origins ?? [])) {
      const detail = 'Make a public key that lists the origin of this page.';
      return refuse(reply, 'origin-not-allowed', { detail });
    }
    grants.set(request, stored);
    return undefined;
  };
}

function keyInAddress(request: FastifyRequest): string | undefined {
  const { key } = request.query as { readonly key?: unknown };
  return typeof key === 'string' ? key : undefined;
}
