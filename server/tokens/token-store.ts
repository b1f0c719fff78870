import type { StoredToken } from './token.ts';

/** Where tokens are kept (P7). */
export interface TokenStore {
  /** Adds a token; an older one of the same workspace and name is replaced, so that whoever makes its own keeps one. */
  add(token: StoredToken): Promise<void>;
  find(id: string): Promise<StoredToken | undefined>;
  /** Of one workspace, or all, the oldest first. */
  list(workspace?: string): Promise<readonly StoredToken[]>;
  /** Answers whether there was one. */
  revoke(id: string): Promise<boolean>;
}
