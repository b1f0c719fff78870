import { issueToken, tokenView } from '../tokens/token-contract.ts';
import type { TokenStore } from '../tokens/token-store.ts';
import type { TokenClient } from './control-client.ts';

/** Tokens of a store that this process has open, as if through a server's socket. `now` is epoch milliseconds. */
export function directTokens(tokens: TokenStore, now: number): TokenClient {
  return {
    issue: (request) => issueToken(tokens, request, now),
    list: async (workspace) => (await tokens.list(workspace)).map(tokenView),
    revoke: (id) => tokens.revoke(id),
  };
}
