import type { Demo } from '../browser/demo-page.ts';
import { issueToken } from '../tokens/token-contract.ts';
import type { TokenStore } from '../tokens/token-store.ts';

/** Makes the demo shop's public key, which replaces the one of an earlier start. It works from the server's own address only. */
export async function openDemo(tokens: TokenStore, workspace: string, address: string, now: number): Promise<Demo> {
  const { token } = await issueToken(
    tokens,
    {
      workspace,
      scopes: ['ingest'],
      prefixes: ['305'],
      public: true,
      origins: [...new Set([address, address.replace(/\/\/(?:127\.0\.0\.1|\[::1\])(?=:|$)/, '//localhost')])],
      name: 'demo shop',
    },
    now,
  );
  return { key: token, workspace };
}
