/** What a command touches of the outside; tests give their own. */
export interface CommandIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** To standard output: the result and nothing else. */
  out(text: string): void;
  /** To standard error: progress, hints, problems. */
  err(text: string): void;
  /** A file, or standard input for `-`; rejects when it cannot be read. */
  read(file: string): Promise<Uint8Array>;
  /** Epoch milliseconds. */
  now(): number;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
}

/** 0 fine · 1 problems, refused · 2 wrong usage or unreadable input · 3 server unreachable. */
export type ExitStatus = 0 | 1 | 2 | 3;
