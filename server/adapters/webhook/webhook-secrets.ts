import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/base/result.ts';

const FILE = 'webhook.key';
const FORMAT = /^[0-9a-f]{64}\n?$/;

export type WebhookSecrets = (workspace: string) => Buffer;

/**
 * The secret of each workspace (X4), derived from one random key that stays in the data folder, its owner's alone; it is made at the
 * first use. Whoever replaces the file replaces every secret.
 */
export function webhookSecrets(folder: string): Result<WebhookSecrets, string> {
  const path = join(folder, FILE);
  try {
    const text = readKey(path) ?? makeKey(path);
    if (!FORMAT.test(text))
      return err(`The key ${path} is damaged. Restore it, or remove it to get new webhook secrets.`);
    const key = Buffer.from(text.trim(), 'hex');
    return ok((workspace) => createHmac('sha256', key).update(`hookflow webhooks 1\n${workspace}`).digest());
  } catch (error) {
    return err(`The key ${path} cannot be used: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function readKey(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Complete or not there at all; when two processes make one at once, both go on with the first. */
function makeKey(path: string): string {
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(fresh, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(fresh, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  return readFileSync(path, 'utf8');
}
