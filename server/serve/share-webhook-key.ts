import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { webhookSecrets } from '../adapters/webhook/webhook-secrets.ts';

const FILE = 'webhook.key';

/**
 * Every process of a database signs with one key (X4): the first one's, whose file the others' folders get a copy of. A sentence says
 * why it cannot be.
 */
export async function shareWebhookKey(pool: Pool, folder: string): Promise<Result<undefined, string>> {
  const made = webhookSecrets(folder);
  if (!made.ok) return made;
  const path = join(folder, FILE);
  try {
    const own = readFileSync(path, 'utf8').trim();
    await pool.query('INSERT INTO hookflow.secrets (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [FILE, own]);
    const { rows } = await pool.query<{ value: string }>('SELECT value FROM hookflow.secrets WHERE name = $1', [FILE]);
    const shared = rows[0]?.value ?? own;
    if (shared === own) return ok(undefined);
    writeFileSync(`${path}.${process.pid}`, `${shared}\n`, { mode: 0o600, flush: true });
    renameSync(`${path}.${process.pid}`, path);
    return ok(undefined);
  } catch (error) {
    return err(`The key ${path} cannot be shared: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
