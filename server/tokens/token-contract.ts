import { z } from 'zod';
import { EVENT_PREFIXES } from '../../shared/events/hookable-event.ts';
import { Scope } from '../../shared/sync/contract.ts';
import { isoTime } from '../../shared/sync/executor/iso-time.ts';
import { newToken, type StoredToken } from './token.ts';
import type { TokenStore } from './token-store.ts';

/** What the folder's owner asks for, over the control socket or the command line (P7). */
export const TokenRequest = z
  .strictObject({
    workspace: z.string().min(1).max(200),
    scopes: z.array(Scope).min(1, 'A token needs a scope: publish, ingest or read.'),
    /** Events that it may send; absent: all. */
    prefixes: z.array(z.enum(EVENT_PREFIXES)).min(1).optional(),
    /** A token of the same workspace and name is replaced. */
    name: z.string().min(1).max(100).optional(),
    /** A key that browsers hold: it sends events of 305, from the listed origins. */
    public: z.boolean().optional(),
    origins: z.array(z.string().max(300)).min(1).max(100).optional(),
  })
  .superRefine((request, context) => {
    for (const message of publicKeyComplaints(request)) context.addIssue({ code: 'custom', message });
  });
export type TokenRequest = Readonly<z.infer<typeof TokenRequest>>;

export const IssuedToken = z.strictObject({ id: z.string(), token: z.string() });
export type IssuedToken = Readonly<z.infer<typeof IssuedToken>>;

/** A token as its owner may see it: without its hash. */
export const TokenView = z.strictObject({
  id: z.string(),
  workspace: z.string(),
  name: z.string(),
  scopes: z.array(Scope),
  prefixes: z.array(z.string()).optional(),
  public: z.boolean(),
  origins: z.array(z.string()).optional(),
  createdAt: z.string(),
});
export type TokenView = Readonly<z.infer<typeof TokenView>>;
export const TokenList = z.strictObject({ tokens: z.array(TokenView) });

function publicKeyComplaints(request: {
  readonly scopes: readonly Scope[];
  readonly prefixes?: readonly string[] | undefined;
  readonly public?: boolean | undefined;
  readonly origins?: readonly string[] | undefined;
}): readonly string[] {
  const { scopes, prefixes, origins } = request;
  if (request.public !== true) return origins === undefined ? [] : ['Only a public key is bound to origins.'];
  const bad = origins?.find((origin) => !isOrigin(origin));
  return [
    ...(scopes.every((scope) => scope === 'ingest') ? [] : ['A public key has the scope ingest and no other.']),
    ...(prefixes?.every((prefix) => prefix === '305') ? [] : ['A public key has the prefix 305 and no other.']),
    ...(origins === undefined ? ['A public key needs the origins of the pages that use it.'] : []),
    ...(bad === undefined ? [] : [`“${bad}” is no origin. Write it as https://shop.example, without a path.`]),
  ];
}

function isOrigin(text: string): boolean {
  try {
    const url = new URL(text);
    return url.origin === text && (url.protocol === 'https:' || url.protocol === 'http:');
  } catch {
    return false;
  }
}

/** Makes a token; its text is in the answer and nowhere else. */
export async function issueToken(tokens: TokenStore, request: TokenRequest, now: number): Promise<IssuedToken> {
  const { workspace, scopes, prefixes, origins, name } = request;
  const limits = { ...(prefixes ? { prefixes } : {}), ...(origins ? { origins } : {}) };
  const { token, stored } = newToken({ workspace, scopes, ...limits, public: request.public === true, name }, now);
  await tokens.add(stored);
  return { id: stored.id, token };
}

export function tokenView(token: StoredToken): TokenView {
  const { id, workspace, name, scopes, prefixes, origins, createdAt } = token;
  return {
    id,
    workspace,
    name,
    scopes: [...scopes],
    ...(prefixes === undefined ? {} : { prefixes: [...prefixes] }),
    public: token.public,
    ...(origins === undefined ? {} : { origins: [...origins] }),
    createdAt: isoTime(createdAt),
  };
}
