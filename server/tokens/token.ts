import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Scope } from '../../shared/sync/contract.ts';

/** What a token may do (P7). It belongs to one workspace. */
export interface TokenGrant {
  readonly workspace: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Prefixes of events that it may send; absent: all. */
  readonly prefixes?: readonly string[];
  /** An ingest key that browsers hold. */
  readonly public: boolean;
  /** Web origins that may use a public key; others and none may not. */
  readonly origins?: readonly string[];
}
/** A token as kept: its SHA-256, never itself. */
export interface StoredToken extends TokenGrant {
  readonly id: string;
  readonly hash: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

const FORMAT = /^hf_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

/** A fresh token and what is kept of it. The text is shown once; without a name it is called by its id. */
export function newToken(
  grant: Omit<TokenGrant, 'name'> & { readonly name?: string | undefined },
  createdAt: number,
): { readonly token: string; readonly stored: StoredToken } {
  const id = randomBytes(6).toString('hex');
  const token = `hf_${id}_${randomBytes(32).toString('base64url')}`;
  return { token, stored: { ...grant, name: grant.name ?? id, id, hash: hash(token), createdAt } };
}

/** The part that names a token, which is no secret; `undefined` for a text that is none. */
export function tokenId(token: string): string | undefined {
  return FORMAT.exec(token)?.[1];
}

/** Compares in constant time. */
export function matchesToken(stored: StoredToken, token: string): boolean {
  return timingSafeEqual(Buffer.from(stored.hash, 'hex'), Buffer.from(hash(token), 'hex'));
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
