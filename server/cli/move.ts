import { readSecret } from '../environment/read-secret.ts';
import { moveFolder } from '../move/move-folder.ts';
import { databaseName, openDatabaseStore } from '../serve/open-database-store.ts';
import type { CommandIo, ExitStatus } from './command-io.ts';

/** `hookflow move`: everything of a data folder into a PostgreSQL store, compared afterwards; may be interrupted and run again. */
export async function move({ from, to }: { from: string; to: string }, io: CommandIo): Promise<ExitStatus> {
  const password = readSecret(io.env, 'HOOKFLOW_STORE_PASSWORD');
  const settings = { evaluates: false, onError: () => undefined };
  const opened = password.ok ? await openDatabaseStore({ url: to, password: password.value }, settings) : password;
  if (!opened.ok) {
    io.err(`${opened.error}\n`);
    return 1;
  }
  try {
    const moved = await moveFolder(from, opened.value.pool, ({ table, rows, copied }) =>
      io.err(`${table}: ${rows} rows${copied === rows ? '' : ` (${copied} of them now)`}, the same on both sides\n`),
    );
    if (!moved.ok) {
      io.err(`Not moved. ${moved.error}\n`);
      return 1;
    }
    io.err(`Moved to ${databaseName(to)}. Start servers with --store; the folder stays as it was.\n`);
    return 0;
  } finally {
    await opened.value.store[Symbol.asyncDispose]();
  }
}
