import { setTimeout } from 'node:timers/promises';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { openDataFolder } from '../serve/data-folder.ts';
import { controlAddress } from './control-address.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { directTokens } from './direct-tokens.ts';
import { controlClient, ControlRefusal, isServed, type ControlClient } from './control-client.ts';

/** A server that has just started opens its socket within this time, in milliseconds. */
const START_MS = 3_000;

/** Tokens of a data folder, whether a server is using it (then through its socket) or not (then directly). */
export async function withFolderTokens<T>(
  folder: string,
  now: number,
  use: (tokens: ControlClient) => Promise<T>,
): Promise<Result<T, string>> {
  for (let waited = 0; ; waited += 100) {
    const address = controlAddress(folder);
    if (await isServed(address)) return ok(await use(controlClient(address)));
    const opened = openDataFolder(folder);
    if (opened.ok) {
      const { store, tokens, copyTo } = opened.value;
      try {
        return ok(
          await use({
            ...directTokens(tokens, now),
            async backup(file) {
              const written = await writeBackup(folder, copyTo, file);
              if (!written.ok) throw new ControlRefusal(written.error);
              return written.value;
            },
          }),
        );
      } finally {
        await store[Symbol.asyncDispose]();
      }
    }
    if (opened.error.kind !== 'inUse' || waited >= START_MS) return err(opened.error.message);
    await setTimeout(100);
  }
}
