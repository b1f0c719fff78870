import { existsSync } from 'node:fs';
import { webhookSecrets } from '../adapters/webhook/webhook-secrets.ts';
import { secretText } from '../adapters/webhook/webhook-signature.ts';
import type { CommandIo, ExitStatus } from './command-io.ts';

/** `hookflow webhook-secret`: the secret of a workspace, to be given to whoever receives its webhooks (X4). */
export function webhookSecret(o: { data: string; workspace: string }, io: CommandIo): Promise<ExitStatus> {
  if (!existsSync(o.data)) {
    io.err(`There is no data folder ${o.data}.\n`);
    return Promise.resolve(2);
  }
  const secrets = webhookSecrets(o.data);
  if (!secrets.ok) {
    io.err(`${secrets.error}\n`);
    return Promise.resolve(1);
  }
  io.out(`${secretText(secrets.value(o.workspace))}\n`);
  return Promise.resolve(0);
}
