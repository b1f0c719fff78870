import { readSecret } from '../environment/read-secret.ts';
import { databaseName, migrateDatabase } from '../serve/open-database-store.ts';
import type { CommandIo, ExitStatus } from './command-io.ts';

/** `hookflow migrate`: brings a database's schema forward, as the start of a server does too (D3). */
export async function migrate({ store }: { store: string }, io: CommandIo): Promise<ExitStatus> {
  const password = readSecret(io.env, 'HOOKFLOW_STORE_PASSWORD');
  const migrated = password.ok ? await migrateDatabase({ url: store, password: password.value }) : password;
  if (!migrated.ok) {
    io.err(`${migrated.error}\n`);
    return 1;
  }
  io.err(`The store ${databaseName(store)} is up to date; its schema was ${migrated.value}.\n`);
  return 0;
}
