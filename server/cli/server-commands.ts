import { InvalidArgumentError, Option, type Command } from 'commander';
import { EVENT_PREFIXES, type EventPrefix } from '../../shared/events/hookable-event.ts';
import { SCOPES, type Scope } from '../../shared/sync/contract.ts';
import type { AddCommand, RunCommand } from './add-command.ts';

const DEFAULT_PORT = 7420;
const DATA = ['--data <folder>', 'data folder of the server'] as const;

/** Commands about a server. What they do is loaded when they run. */
export const SERVER_COMMANDS: readonly AddCommand[] = [addServe, addTokens, addPublish, addSend];

function addServe(program: Command, run: RunCommand): void {
  program
    .command('serve')
    .description('run the server; its address is the first line')
    .requiredOption(...DATA)
    .option('--port <number>', 'port to listen on; 0 is any free one', port, DEFAULT_PORT)
    .option('--host <address>', 'address to listen on; others than this machine’s own need a token first', '127.0.0.1')
    .option('--with-parent', 'end when standard input closes', false)
    .action((options: { data: string; port: number; host: string; withParent: boolean }) =>
      run(async (io) => (await import('./serve.ts')).serve(options, io)),
    );
}

function addTokens(program: Command, run: RunCommand): void {
  const token = program.command('token').description('tokens of a data folder, also while it is being served');
  token
    .command('create')
    .description('make a token and print it, this once')
    .requiredOption(...DATA)
    .requiredOption('--workspace <id>', 'the workspace it belongs to')
    .requiredOption('--scope <scopes>', `what it may do: ${SCOPES.join(', ')}, separated by commas`, scopes)
    .option('--prefix <prefixes>', `events it may send: ${EVENT_PREFIXES.join(', ')}, separated by commas`, prefixes)
    .option('--name <name>', 'replaces an older one of this name')
    .action((o: { data: string; workspace: string; scope: Scope[]; prefix?: EventPrefix[]; name?: string }) => {
      const { data, workspace, scope, prefix, name } = o;
      const request = { workspace, scopes: scope, ...(prefix ? { prefixes: prefix } : {}), ...(name ? { name } : {}) };
      return run(async (io) => (await import('./token.ts')).createToken({ data, request }, io));
    });
  token
    .command('list')
    .description('what the tokens may do; never the tokens themselves')
    .requiredOption(...DATA)
    .option('--workspace <id>', 'only of this workspace')
    .addOption(new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'))
    .action((options: { data: string; workspace?: string; format: 'text' | 'json' }) =>
      run(async (io) => (await import('./token.ts')).listTokens(options, io)),
    );
  token
    .command('revoke')
    .description('refuse a token from now on')
    .argument('<id>', 'its id, see "hookflow token list"')
    .requiredOption(...DATA)
    .action((id: string, { data }: { data: string }) =>
      run(async (io) => (await import('./token.ts')).revokeToken({ data, id }, io)),
    );
}

function addPublish(program: Command, run: RunCommand): void {
  program
    .command('publish')
    .description('publish a workspace and print the receipt; the token comes from HOOKFLOW_TOKEN')
    .argument('<workspace>', 'workspace file; - is standard input')
    .requiredOption('--to <url>', 'address of the server')
    .option('--note <text>', 'kept with the revision')
    .option('--dry-run', 'only tell what would change', false)
    .action((file: string, options: { to: string; note?: string; dryRun: boolean }) =>
      run(async (io) => (await import('./publish.ts')).publish({ file, ...options }, io)),
    );
}

function addSend(program: Command, run: RunCommand): void {
  program
    .command('send')
    .description('send occurrences; a repeat is harmless. The token comes from HOOKFLOW_TOKEN')
    .argument('<file>', 'one occurrence, a list, or one a line; - is standard input')
    .requiredOption('--to <url>', 'address of the server')
    .action((file: string, { to }: { to: string }) =>
      run(async (io) => (await import('./send.ts')).send({ file, to }, io)),
    );
}

function port(text: string): number {
  const value = Number(text);
  if (/^[0-9]{1,5}$/.test(text) && value <= 65_535) return value;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

function scopes(text: string): readonly Scope[] {
  return chosen(text, SCOPES);
}

function prefixes(text: string): readonly EventPrefix[] {
  return chosen(text, EVENT_PREFIXES);
}

/** Words separated by commas, each one of `known`. */
function chosen<T extends string>(text: string, known: readonly T[]): readonly T[] {
  return text.split(',').map((word) => {
    const found = known.find((each) => each === word.trim());
    if (found === undefined) throw new InvalidArgumentError(`"${word}" is none of ${known.join(', ')}.`);
    return found;
  });
}
