import type { StoredToken } from './token.ts';
import type { TokenStore } from './token-store.ts';

/** Tokens without durability, beside the memory store. */
export function memoryTokenStore(): TokenStore {
  const tokens = new Map<string, StoredToken>();
  return {
    add(token) {
      for (const [id, other] of tokens)
        if (other.workspace === token.workspace && other.name === token.name) tokens.delete(id);
      tokens.set(token.id, token);
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(tokens.get(id)),
    list: (workspace) =>
      Promise.resolve([...tokens.values()].filter((token) => workspace === undefined || token.workspace === workspace)),
    revoke: (id) => Promise.resolve(tokens.delete(id)),
  };
}
