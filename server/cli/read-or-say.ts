import type { CommandIo } from './command-io.ts';

/** The bytes of a file; undefined after saying on standard error why there are none. */
export async function readOrSay(file: string, io: CommandIo): Promise<Uint8Array | undefined> {
  try {
    return await io.read(file);
  } catch (error) {
    io.err(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}
