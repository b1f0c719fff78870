import type { Command } from 'commander';
import type { ExitStatus } from './command-io.ts';
import type { DeskIo } from './desk-io.ts';

/** Adds a command; its action hands what it does to `run`, which gives it the outside and keeps its exit status. */
export type AddCommand = (program: Command, run: RunCommand) => void;
export type RunCommand = (command: (io: DeskIo) => Promise<ExitStatus>) => Promise<void>;
