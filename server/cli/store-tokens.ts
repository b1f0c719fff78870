import { ok, type Result } from '../../shared/base/result.ts';
import { readSecret } from '../environment/read-secret.ts';
import { openDatabaseStore } from '../serve/open-database-store.ts';
import type { TokenStore } from '../tokens/token-store.ts';
import type { CommandIo } from './command-io.ts';

/** Tokens of a PostgreSQL store, whether servers are using it or not. A sentence says why it cannot be opened. */
export async function withStoreTokens<T>(
  url: string,
  io: CommandIo,
  use: (tokens: TokenStore) => Promise<T>,
): Promise<Result<T, string>> {
  const password = readSecret(io.env, 'HOOKFLOW_STORE_PASSWORD');
  if (!password.ok) return password;
  const settings = { url, password: password.value };
  const opened = await openDatabaseStore(settings, { evaluates: false, onError: () => undefined });
  if (!opened.ok) return opened;
  try {
    return ok(await use(opened.value.tokens));
  } finally {
    await opened.value.store[Symbol.asyncDispose]();
  }
}
