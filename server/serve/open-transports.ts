import { err, ok, type Result } from '../../shared/base/result.ts';
import { outboxTransports } from '../../shared/sync/executor/outbox-transport.ts';
import type { Transports } from '../../shared/sync/executor/ports.ts';
import { smtpTransport } from '../adapters/smtp/smtp-transport.ts';
import { allowedTargets, targetComplaint } from '../adapters/webhook/allowed-targets.ts';
import { webhookSecrets } from '../adapters/webhook/webhook-secrets.ts';
import { ENVIRONMENT_FILE } from '../environment/read-environment.ts';
import type { Delivery } from '../environment/delivery.ts';
import type { SmtpSettings } from '../environment/environment-settings.ts';

export interface SendingSettings {
  readonly folder: string;
  readonly deliver: readonly Delivery[];
  readonly allowTargets: readonly string[];
  readonly smtp: SmtpSettings | undefined;
  readonly smtpPassword: string | undefined;
  readonly now: () => number;
  readonly nodeVersion?: string;
}
/** The HTTP client for webhooks runs on nothing older. */
const WEBHOOKS_NODE = [22, 19] as const;

export interface Sending {
  readonly transports: Transports;
  close(): Promise<void>;
}

/** The transports of an environment: the outbox, but for what is switched on (X5). A sentence says what is missing. */
export async function openTransports(settings: SendingSettings): Promise<Result<Sending, string>> {
  const complaint = settings.allowTargets.map(targetComplaint).find((text) => text !== undefined);
  if (complaint !== undefined) return err(complaint);
  const mail = mailTransports(settings);
  if (!mail.ok) return mail;
  if (!settings.deliver.includes('webhooks'))
    return ok({ transports: { ...outboxTransports, ...mail.value }, close: () => Promise.resolve() });
  const { nodeVersion = process.versions.node } = settings;
  if (isOlder(nodeVersion))
    return err(`Webhooks need Node ${WEBHOOKS_NODE.join('.')} or newer. This is Node ${nodeVersion}.`);
  const secrets = webhookSecrets(settings.folder);
  if (!secrets.ok) return secrets;
  const { webhookTransport } = await import('../adapters/webhook/webhook-transport.ts');
  const webhooks = webhookTransport({
    allowed: allowedTargets(settings.allowTargets),
    secrets: secrets.value,
    now: settings.now,
  });
  return ok({
    transports: { ...outboxTransports, ...mail.value, callWebhook: webhooks },
    close: () => webhooks.close(),
  });
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < WEBHOOKS_NODE[0] || (major === WEBHOOKS_NODE[0] && minor < WEBHOOKS_NODE[1]);
}

function mailTransports({ deliver, smtp, smtpPassword }: SendingSettings): Result<Partial<Transports>, string> {
  if (!deliver.includes('email')) return ok({});
  if (smtp === undefined) return err(`E-mail is to be sent, but ${ENVIRONMENT_FILE} of the data folder has no "smtp".`);
  if (smtp.user !== undefined && (smtpPassword ?? '') === '')
    return err(`The password of the mail server’s user ${smtp.user} is missing. Set HOOKFLOW_SMTP_PASSWORD.`);
  const mail = smtpTransport(smtp, smtpPassword);
  return ok({ sendEmail: mail, notifyTeam: mail });
}
