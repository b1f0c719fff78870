import { Command, CommanderError } from 'commander';
import type { AddCommand } from './add-command.ts';
import type { ExitStatus } from './command-io.ts';
import { DESK_COMMANDS } from './desk-commands.ts';
import type { DeskIo } from './desk-io.ts';
import { SERVER_COMMANDS } from './server-commands.ts';
import { VERSION } from './version.ts';

/** Every command of `hookflow`. */
export const COMMANDS: readonly AddCommand[] = [...DESK_COMMANDS, ...SERVER_COMMANDS];

/** Runs `hookflow` with arguments; resolves to the exit status. What is unexpected is said on standard error, status 2. */
export async function runCommandLine(args: readonly string[], io: DeskIo): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = new Command('hookflow')
    .description(
      'Hookflow on the command line. `-` is standard input. Exit status: 0 fine, 1 problems, 2 wrong usage, 3 server unreachable.',
    )
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) })
    .showHelpAfterError('Run it with --help for what it takes.');
  for (const add of COMMANDS) {
    add(program, async (command) => {
      status = await command(io);
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    io.err(`Hookflow failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 2;
  }
  return status;
}
