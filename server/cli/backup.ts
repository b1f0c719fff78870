import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { restoreBackup } from '../backup/restore-backup.ts';
import { ControlRefusal } from '../control/control-client.ts';
import { withFolderTokens } from '../control/folder-tokens.ts';
import type { CommandIo, ExitStatus } from './command-io.ts';

/** `hookflow backup`: the whole data folder as one checked file, while it is being served, too (D2). */
export async function backup(o: { data: string; to: string }, io: CommandIo): Promise<ExitStatus> {
  if (!existsSync(o.data)) {
    io.err(`There is no data folder ${o.data}.\n`);
    return 2;
  }
  try {
    const used = await withFolderTokens(o.data, io.now(), (folder) => folder.backup(resolve(o.to)));
    if (used.ok) {
      io.err(
        `Backup of ${used.value} bytes, checked. It holds tokens’ hashes, contacts and the webhook key: keep it safe.\n`,
      );
      return 0;
    }
    io.err(`${used.error}\n`);
  } catch (error) {
    if (!(error instanceof ControlRefusal)) throw error;
    io.err(`${error.message}\n`);
  }
  return 1;
}

/** `hookflow restore`: a new data folder from a backup; overwrites nothing. */
export async function restore(o: { from: string; data: string }, io: CommandIo): Promise<ExitStatus> {
  if (!existsSync(o.from)) {
    io.err(`There is no backup ${o.from}.\n`);
    return 2;
  }
  const restored = await restoreBackup(o.from, o.data);
  io.err(restored.ok ? `Restored. Serve it with "hookflow serve --data ${o.data}".\n` : `${restored.error}\n`);
  return restored.ok ? 0 : 1;
}
