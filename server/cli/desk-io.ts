import type { CommandIo } from './command-io.ts';

/** What the commands that work on files need besides. */
export interface DeskIo extends CommandIo {
  /** The bytes of a file, or of standard input for `-`, piece by piece; rejects when it cannot be read. */
  chunks(file: string): AsyncIterable<Uint8Array>;
  /** Replaces a file's text; never leaves half of it. */
  write(file: string, text: string): Promise<void>;
  /** Waits until standard output takes more, so that memory stays bounded. */
  drained(): Promise<void>;
  /** Bytes to standard output; waits until their memory may be used for something else. */
  outBytes(bytes: Uint8Array): Promise<void>;
  /** Somebody looks on: progress and colour are welcome on standard error and output. */
  readonly watched: { readonly out: boolean; readonly err: boolean };
}
