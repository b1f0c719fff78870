import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startPostgres, type PostgresServer } from './postgres-server.ts';

/** A PostgreSQL for the tests of a block, which gives each of them an empty database; answers the address of the current one. */
export function eachDatabase(name: string): () => string {
  let postgres: PostgresServer;
  let url = '';
  let databases = 0;
  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
  });
  afterAll(() => postgres.stop());
  beforeEach(() => {
    databases += 1;
    url = postgres.database(`${name}${databases}`);
  });
  return () => url;
}
