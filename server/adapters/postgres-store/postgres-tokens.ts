import type { Pool } from 'pg';
import type { Scope } from '../../../shared/sync/contract.ts';
import type { StoredToken } from '../../tokens/token.ts';
import type { TokenStore } from '../../tokens/token-store.ts';
import { jsonOf, numberOf, textOf, type Row } from '../stored-row.ts';
import { sqlOf } from './sql.ts';
import { inTransaction } from './transaction.ts';

const TOKEN = 'id, workspace, name, hash, scopes, prefixes, public, origins, created_at';

/** Tokens beside the store, in the same database. Each request asks, so that a revoked one is refused at once everywhere. */
export function postgresTokens(pool: Pool): TokenStore {
  const sql = sqlOf(pool);
  return {
    add: (token) =>
      inTransaction(pool, async (tx) => {
        await tx.run('DELETE FROM tokens WHERE workspace = $1 AND name = $2', [token.workspace, token.name]);
        await tx.run(`INSERT INTO tokens (${TOKEN}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
          token.id,
          token.workspace,
          token.name,
          token.hash,
          JSON.stringify(token.scopes),
          token.prefixes === undefined ? null : JSON.stringify(token.prefixes),
          token.public,
          token.origins === undefined ? null : JSON.stringify(token.origins),
          token.createdAt,
        ]);
      }),
    async find(id) {
      const row = await sql.get(`SELECT ${TOKEN} FROM tokens WHERE id = $1`, [id]);
      return row && tokenOf(row);
    },
    async list(workspace) {
      const rows = await sql.all(
        `SELECT ${TOKEN} FROM tokens WHERE $1::text IS NULL OR workspace = $1 ORDER BY created_at, id`,
        [workspace ?? null],
      );
      return rows.map(tokenOf);
    },
    revoke: async (id) => (await sql.run('DELETE FROM tokens WHERE id = $1', [id])) === 1,
  };
}

function tokenOf(row: Row): StoredToken {
  return {
    id: textOf(row, 'id'),
    workspace: textOf(row, 'workspace'),
    name: textOf(row, 'name'),
    hash: textOf(row, 'hash'),
    scopes: jsonOf<Scope[]>(row, 'scopes'),
    ...(row['prefixes'] === null ? {} : { prefixes: jsonOf<string[]>(row, 'prefixes') }),
    public: row['public'] === true,
    ...(row['origins'] === null ? {} : { origins: jsonOf<string[]>(row, 'origins') }),
    createdAt: numberOf(row, 'created_at'),
  };
}
