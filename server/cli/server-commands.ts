import { InvalidArgumentError, Option, type Command } from 'commander';
import { EVENT_PREFIXES, type EventPrefix } from '../../shared/events/hookable-event.ts';
import { SCOPES, type Scope } from '../../shared/sync/contract.ts';
import { DELIVERIES, type Delivery } from '../environment/delivery.ts';
import type { AddCommand, RunCommand } from './add-command.ts';
import type { TokenRequest } from '../tokens/token-contract.ts';
import { ROLES } from '../serve/server-role.ts';
import type { ServeArguments } from './serve.ts';

const DEFAULT_PORT = 7420;
/** The example's. */
const DEMO_WORKSPACE = 'online-store';
const DATA = ['--data <folder>', 'data folder of the server'] as const;
const STORE = [
  '--store <url>',
  'PostgreSQL database instead of the folder’s file: postgres://user@host/database',
] as const;

/** Commands about a server. What they do is loaded when they run. */
export const SERVER_COMMANDS: readonly AddCommand[] = [
  addServe,
  addMigrate,
  addMove,
  addTokens,
  addWebhookSecret,
  addBackup,
  addPublish,
  addSend,
];

function addServe(program: Command, run: RunCommand): void {
  program
    .command('serve')
    .description('run the server; its address is the first line')
    .requiredOption(...DATA)
    .option('--port <number>', 'port to listen on; 0 is any free one', port, DEFAULT_PORT)
    .option('--host <address>', 'address to listen on; others than this machine’s own need a token first', '127.0.0.1')
    .option(...STORE)
    .addOption(
      new Option('--role <role>', 'what this process does of the whole; others share the store').choices(ROLES),
    )
    .option('--with-parent', 'end when standard input closes', false)
    .option('--deliver <kinds>', `send these for real: ${DELIVERIES.join(', ')}, separated by commas`, deliveries)
    .option('--allow-target <target>', 'webhook target that need not be public; can be repeated', collected)
    .addOption(
      new Option('--demo [workspace]', 'show a demo shop at /demo that sends to this workspace').preset(DEMO_WORKSPACE),
    )
    .action((options: ServeArguments) => run(async (io) => (await import('./serve.ts')).serve(options, io)));
}

function addMigrate(program: Command, run: RunCommand): void {
  program
    .command('migrate')
    .description('bring the schema of a PostgreSQL store forward; servers that run meanwhile go on')
    .requiredOption(...STORE)
    .action((options: { store: string }) => run(async (io) => (await import('./migrate.ts')).migrate(options, io)));
}

function addMove(program: Command, run: RunCommand): void {
  program
    .command('move')
    .description('copy a data folder that no server uses into a PostgreSQL store, and compare; may be run again')
    .requiredOption('--from <folder>', 'the data folder; it stays as it is')
    .requiredOption('--to <url>', 'the store: postgres://user@host/database')
    .action((options: { from: string; to: string }) =>
      run(async (io) => (await import('./move.ts')).move(options, io)),
    );
}

interface TokenOptions {
  readonly data?: string;
  readonly store?: string;
  readonly workspace: string;
  readonly scope?: readonly Scope[];
  readonly prefix?: readonly EventPrefix[];
  readonly name?: string;
  readonly public: boolean;
  readonly origin?: readonly string[];
}

function addTokens(program: Command, run: RunCommand): void {
  const token = program
    .command('token')
    .description('tokens of a data folder or a store, also while it is being served');
  token
    .command('create')
    .description('make a token and print it, this once')
    .option(...DATA)
    .option(...STORE)
    .requiredOption('--workspace <id>', 'the workspace it belongs to')
    .option('--scope <scopes>', `what it may do: ${SCOPES.join(', ')}, separated by commas`, scopes)
    .option('--prefix <prefixes>', `events it may send: ${EVENT_PREFIXES.join(', ')}, separated by commas`, prefixes)
    .option('--name <name>', 'replaces an older one of this name')
    .option('--public', 'a key for browsers: it may only send events of 305, from the listed origins', false)
    .option(
      '--origin <origin>',
      'page that uses a public key, such as https://shop.example; can be repeated',
      collected,
    )
    .action((o: TokenOptions) => {
      const { data, store, workspace, prefix = o.public ? (['305'] as const) : undefined, name, origin } = o;
      const request: TokenRequest = {
        workspace,
        // Without any, the command says what a token needs.
        scopes: [...(o.scope ?? (o.public ? (['ingest'] as const) : []))],
        ...(prefix ? { prefixes: [...prefix] } : {}),
        ...(name ? { name } : {}),
        ...(o.public ? { public: true } : {}),
        ...(origin ? { origins: [...origin] } : {}),
      };
      return run(async (io) => (await import('./token.ts')).createToken({ data, store, request }, io));
    });
  token
    .command('list')
    .description('what the tokens may do; never the tokens themselves')
    .option(...DATA)
    .option(...STORE)
    .option('--workspace <id>', 'only of this workspace')
    .addOption(new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'))
    .action((options: { data?: string; store?: string; workspace?: string; format: 'text' | 'json' }) =>
      run(async (io) => (await import('./token.ts')).listTokens(options, io)),
    );
  token
    .command('revoke')
    .description('refuse a token from now on')
    .argument('<id>', 'its id, see "hookflow token list"')
    .option(...DATA)
    .option(...STORE)
    .action((id: string, { data, store }: { data?: string; store?: string }) =>
      run(async (io) => (await import('./token.ts')).revokeToken({ data, store, id }, io)),
    );
}

function addWebhookSecret(program: Command, run: RunCommand): void {
  program
    .command('webhook-secret')
    .description('print the secret by which receivers check the webhooks of a workspace')
    .requiredOption(...DATA)
    .requiredOption('--workspace <id>', 'the workspace')
    .action((options: { data: string; workspace: string }) =>
      run(async (io) => (await import('./webhook-secret.ts')).webhookSecret(options, io)),
    );
}

function addBackup(program: Command, run: RunCommand): void {
  program
    .command('backup')
    .description('write a data folder into one checked file, also while it is being served')
    .requiredOption(...DATA)
    .requiredOption('--to <file>', 'a new file')
    .action((options: { data: string; to: string }) =>
      run(async (io) => (await import('./backup.ts')).backup(options, io)),
    );
  program
    .command('restore')
    .description('make a data folder from a backup; overwrites nothing')
    .requiredOption('--data <folder>', 'a new folder')
    .requiredOption('--from <file>', 'the backup')
    .action((options: { data: string; from: string }) =>
      run(async (io) => (await import('./backup.ts')).restore(options, io)),
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

function deliveries(text: string): readonly Delivery[] {
  return chosen(text, DELIVERIES);
}

function collected(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** Words separated by commas, each one of `known`. */
function chosen<T extends string>(text: string, known: readonly T[]): readonly T[] {
  return text.split(',').map((word) => {
    const found = known.find((each) => each === word.trim());
    if (found === undefined) throw new InvalidArgumentError(`"${word}" is none of ${known.join(', ')}.`);
    return found;
  });
}
