import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { PublishTarget } from '../../shared/sync/publish-queue.ts';
import type { Keychain } from './keychain.ts';

/** Where a token is: encrypted by the system's keychain, or in a file that the user accepted. */
export const TokenPlace = z.enum(['keychain', 'file']);
export type TokenPlace = z.infer<typeof TokenPlace>;

const KeptToken = z.strictObject({
  environment: z.string(),
  workspace: z.string(),
  place: TokenPlace,
  value: z.string(),
});
const FileText = z.strictObject({ version: z.literal(1), tokens: z.array(KeptToken) });
type KeptToken = z.infer<typeof KeptToken>;

/** Tokens of environments, each for one workspace (P7), in a file of the user's own (0600). They never leave the main process. */
export class TokenVault {
  readonly #file: string;
  readonly #keychain: Keychain;

  constructor(file: string, keychain: Keychain) {
    this.#file = file;
    this.#keychain = keychain;
  }

  /** Keeps a token in place of an earlier one; the error says why the keychain refuses. */
  keep(target: PublishTarget, token: string, place: TokenPlace): Result<null, string> {
    const refusal = place === 'keychain' ? this.#keychain.refusal() : undefined;
    if (refusal !== undefined) return err(refusal);
    const value = place === 'keychain' ? this.#keychain.encrypt(token) : token;
    const { environment, workspace } = target;
    this.#write([...this.#read().filter((kept) => !isFor(kept, target)), { environment, workspace, place, value }]);
    return ok(null);
  }

  /** The token, or why there is none: the sentence goes on after the environment's name. */
  find(target: PublishTarget): Result<string, string> {
    const kept = this.#read().find((each) => isFor(each, target));
    if (kept === undefined) return err('has no token for this workspace. Add one under Environments.');
    if (kept.place === 'file') return ok(kept.value);
    try {
      return ok(this.#keychain.decrypt(kept.value));
    } catch {
      return err('has a token that the keychain no longer opens. Enter it again under Environments.');
    }
  }

  /** Workspaces that have a token there, with its place. */
  places(environment: string): Readonly<Record<string, TokenPlace>> {
    const kept = this.#read().filter((each) => each.environment === environment);
    return Object.fromEntries(kept.map(({ workspace, place }) => [workspace, place]));
  }

  /** Forgets all tokens of an environment. */
  forget(environment: string): void {
    const kept = this.#read();
    const left = kept.filter((each) => each.environment !== environment);
    if (left.length < kept.length) this.#write(left);
  }

  #read(): readonly KeptToken[] {
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch {
      return [];
    }
    const read = FileText.safeParse(parsed(text));
    if (read.success) return read.data.tokens;
    renameSync(this.#file, `${this.#file}.unreadable`); // kept for the user, replaced by what is entered next
    return [];
  }

  /** A new file takes the old one's name, so that a kill in the middle leaves one of the two. */
  #write(tokens: readonly KeptToken[]): void {
    if (tokens.length === 0) return rmSync(this.#file, { force: true });
    mkdirSync(path.dirname(this.#file), { recursive: true });
    const fresh = `${this.#file}.new`;
    rmSync(fresh, { force: true });
    writeFileSync(fresh, `${JSON.stringify({ version: 1, tokens }, null, 2)}\n`, { mode: 0o600, flush: true });
    chmodSync(fresh, 0o600);
    renameSync(fresh, this.#file);
  }
}

function isFor(kept: KeptToken, target: PublishTarget): boolean {
  return kept.environment === target.environment && kept.workspace === target.workspace;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
