import type { Scope } from '../../../shared/sync/contract.ts';
import type { StoredToken } from '../../tokens/token.ts';
import type { TokenStore } from '../../tokens/token-store.ts';
import { jsonOf, numberOf, textOf, type Row } from '../stored-row.ts';
import type { Sql } from './sql.ts';
import type { WriteQueue } from './write-queue.ts';

/** Tokens beside the store, in the same file. */
export function sqliteTokens(sql: Sql, queue: WriteQueue): TokenStore {
  return {
    add: (token) =>
      queue.write(() => {
        sql.run('DELETE FROM tokens WHERE workspace = ? AND name = ?', token.workspace, token.name);
        sql.run(
          `INSERT INTO tokens (id, workspace, name, hash, scopes, prefixes, public, origins, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          token.id,
          token.workspace,
          token.name,
          token.hash,
          JSON.stringify(token.scopes),
          token.prefixes === undefined ? null : JSON.stringify(token.prefixes),
          token.public ? 1 : 0,
          token.origins === undefined ? null : JSON.stringify(token.origins),
          token.createdAt,
        );
      }),
    find(id) {
      const row = sql.get('SELECT * FROM tokens WHERE id = ?', id);
      return Promise.resolve(row && tokenOf(row));
    },
    list(workspace) {
      const rows =
        workspace === undefined
          ? sql.all('SELECT * FROM tokens ORDER BY created_at, id')
          : sql.all('SELECT * FROM tokens WHERE workspace = ? ORDER BY created_at, id', workspace);
      return Promise.resolve(rows.map(tokenOf));
    },
    revoke: (id) => queue.write(() => sql.run('DELETE FROM tokens WHERE id = ?', id) === 1),
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
    public: numberOf(row, 'public') === 1,
    ...(row['origins'] === null ? {} : { origins: jsonOf<string[]>(row, 'origins') }),
    createdAt: numberOf(row, 'created_at'),
  };
}
