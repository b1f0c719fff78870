import { existsSync } from 'node:fs';
import { directTokens } from '../control/direct-tokens.ts';
import { withStoreTokens } from './store-tokens.ts';
import { withFolderTokens } from '../control/folder-tokens.ts';
import { ControlRefusal, type TokenClient } from '../control/control-client.ts';
import { TokenRequest, type TokenView } from '../tokens/token-contract.ts';
import type { CommandIo, ExitStatus } from './command-io.ts';

/** Whose tokens: of a data folder, or of a PostgreSQL store. */
export interface TokenPlace {
  readonly data?: string | undefined;
  readonly store?: string | undefined;
}
export interface TokenListArguments extends TokenPlace {
  readonly workspace?: string | undefined;
  readonly format: 'text' | 'json';
}

/** `hookflow token create`: prints the token once; works while the folder is being served, too. */
export function createToken(o: TokenPlace & { request: TokenRequest }, io: CommandIo): Promise<ExitStatus> {
  const checked = TokenRequest.safeParse(o.request);
  if (!checked.success) {
    io.err(`No token was made. ${checked.error.issues.map((issue) => issue.message).join(' ')}\n`);
    return Promise.resolve(2);
  }
  return withTokens(o, io, async (tokens) => {
    const { id, token } = await tokens.issue(o.request);
    io.out(`${token}\n`);
    io.err(`Token ${id} of workspace ${o.request.workspace}. It is shown this once; only a hash of it is kept.\n`);
    return 0;
  });
}

/** `hookflow token list`: what tokens may do; never the tokens themselves. */
export function listTokens(o: TokenListArguments, io: CommandIo): Promise<ExitStatus> {
  const { data, workspace, format } = o;
  if (data !== undefined && !existsSync(data)) return noFolder(data, io);
  return withTokens(o, io, async (tokens) => {
    const list = await tokens.list(workspace);
    if (format === 'json') io.out(`${JSON.stringify({ tokens: list }, null, 2)}\n`);
    else for (const token of list) io.out(`${tokenLine(token)}\n`);
    return 0;
  });
}

/** `hookflow token revoke ID`: it is refused from the next request on. */
export function revokeToken(o: TokenPlace & { id: string }, io: CommandIo): Promise<ExitStatus> {
  if (o.data !== undefined && !existsSync(o.data)) return noFolder(o.data, io);
  return withTokens(o, io, async (tokens) => {
    if (await tokens.revoke(o.id)) {
      io.err(`Token ${o.id} is revoked.\n`);
      return 0;
    }
    io.err(`There is no token ${o.id}. "hookflow token list" shows the ids.\n`);
    return 1;
  });
}

function tokenLine({ id, name, scopes, prefixes, origins, createdAt, workspace }: TokenView): string {
  const events = prefixes?.join(',') ?? 'all events';
  const holder = origins === undefined ? 'private' : `public from ${origins.join(',')}`;
  return [id, workspace, name, scopes.join(','), events, createdAt, holder].join('\t');
}

function noFolder(data: string, io: CommandIo): Promise<ExitStatus> {
  io.err(`There is no data folder ${data}.\n`);
  return Promise.resolve(2);
}

async function withTokens(
  { data, store }: TokenPlace,
  io: CommandIo,
  use: (tokens: TokenClient) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  if ((data === undefined) === (store === undefined)) {
    io.err('Say whose tokens: --data FOLDER, or --store postgres://….\n');
    return 2;
  }
  try {
    const used =
      store === undefined
        ? await withFolderTokens(data ?? '', io.now(), use)
        : await withStoreTokens(store, io, (tokens) => use(directTokens(tokens, io.now())));
    if (used.ok) return used.value;
    io.err(`${used.error}\n`);
  } catch (error) {
    if (!(error instanceof ControlRefusal)) throw error;
    io.err(`The server refused: ${error.message}\n`);
  }
  return 1;
}
