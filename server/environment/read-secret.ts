import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/base/result.ts';

/**
 * A secret that is kept out of the settings: the variable `name`, or the first line of the file that `name_FILE` names, as systemd and
 * container platforms hand them out. A sentence says why it cannot be read; it never holds the secret.
 */
export function readSecret(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
): Result<string | undefined, string> {
  const path = env[`${name}_FILE`];
  if (path === undefined || path === '') return ok(env[name]);
  if ((env[name] ?? '') !== '') return err(`${name} and ${name}_FILE are both set. Keep one of them.`);
  try {
    return ok(readFileSync(path, 'utf8').split(/\r?\n/, 1)[0]);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err(`The file that ${name}_FILE names cannot be read (${code}).`);
  }
}
