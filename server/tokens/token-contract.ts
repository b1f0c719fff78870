import { z } from 'zod';
import { EVENT_PREFIXES } from '../../shared/events/hookable-event.ts';
import { Scope } from '../../shared/sync/contract.ts';
import { isoTime } from '../../shared/sync/executor/iso-time.ts';
import { newToken, type StoredToken } from './token.ts';
import type { TokenStore } from './token-store.ts';

/** What the folder's owner asks for, over the control socket or the command line (P7). */
export const TokenRequest = z.strictObject({
  workspace: z.string().min(1).max(200),
  scopes: z.array(Scope).min(1),
  /** Events that it may send; absent: all. */
  prefixes: z.array(z.enum(EVENT_PREFIXES)).min(1).optional(),
  /** A token of the same workspace and name is replaced. */
  name: z.string().min(1).max(100).optional(),
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
  createdAt: z.string(),
});
export type TokenView = Readonly<z.infer<typeof TokenView>>;
export const TokenList = z.strictObject({ tokens: z.array(TokenView) });

/** Makes a token; its text is in the answer and nowhere else. */
export async function issueToken(tokens: TokenStore, request: TokenRequest, now: number): Promise<IssuedToken> {
  const { workspace, scopes, prefixes, name } = request;
  const { token, stored } = newToken(
    { workspace, scopes, ...(prefixes ? { prefixes } : {}), public: false, name },
    now,
  );
  await tokens.add(stored);
  return { id: stored.id, token };
}

export function tokenView({ id, workspace, name, scopes, prefixes, createdAt }: StoredToken): TokenView {
  const shown = { id, workspace, name, scopes: [...scopes], createdAt: isoTime(createdAt) };
  return prefixes === undefined ? shown : { ...shown, prefixes: [...prefixes] };
}
