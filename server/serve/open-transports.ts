import { err, ok, type Result } from '../../shared/base/result.ts';
import { debugTransports, outboxTransports } from '../../shared/sync/executor/outbox-transport.ts';
import type { Transports } from '../../shared/sync/executor/ports.ts';
import { smtpTransport } from '../adapters/smtp/smtp-transport.ts';
import { allowedTargets, targetComplaint } from '../adapters/webhook/allowed-targets.ts';
import { webhookSecrets } from '../adapters/webhook/webhook-secrets.ts';
import { ENVIRONMENT_FILE } from '../environment/read-environment.ts';
import type { Delivery } from '../environment/delivery.ts';
import type { EnvironmentSettings } from '../environment/environment-settings.ts';
import { usesSecret } from '../environment/sms-settings.ts';

export interface SendingSettings {
  readonly folder: string;
  readonly deliver: readonly Delivery[];
  readonly allowTargets: readonly string[];
  readonly smtp: EnvironmentSettings['smtp'];
  readonly smtpPassword: string | undefined;
  readonly sms?: EnvironmentSettings['sms'];
  readonly smsSecret?: string | undefined;
  /** Nothing is sent, whatever is switched on (X6). */
  readonly debug?: boolean;
  readonly now: () => number;
  readonly nodeVersion?: string;
}
/** The HTTP client for webhooks and SMS runs on nothing older. */
const CLIENT_NODE = [22, 19] as const;

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
  const sms = await smsTransports(settings);
  if (!sms.ok) return sms;
  const hooks = await webhookTransports(settings);
  if (!hooks.ok) return hooks;
  const opened = [sms.value, hooks.value];
  const transports = { ...outboxTransports, ...mail.value, ...sms.value.transports, ...hooks.value.transports };
  return ok({
    transports: settings.debug === true ? debugTransports : transports,
    close: async () => void (await Promise.all(opened.map((each) => each.close()))),
  });
}

interface Opened {
  readonly transports: Partial<Transports>;
  close(): Promise<void>;
}
const NONE: Opened = { transports: {}, close: () => Promise.resolve() };

async function webhookTransports(settings: SendingSettings): Promise<Result<Opened, string>> {
  if (!settings.deliver.includes('webhooks')) return ok(NONE);
  if (isOlder(settings.nodeVersion)) return err(tooOld('Webhooks', settings.nodeVersion));
  const secrets = webhookSecrets(settings.folder);
  if (!secrets.ok) return secrets;
  const { webhookTransport } = await import('../adapters/webhook/webhook-transport.ts');
  const { now } = settings;
  const webhooks = webhookTransport({ allowed: allowedTargets(settings.allowTargets), secrets: secrets.value, now });
  return ok({ transports: { callWebhook: webhooks }, close: () => webhooks.close() });
}

async function smsTransports(settings: SendingSettings): Promise<Result<Opened, string>> {
  const { deliver, sms, smsSecret = '', now } = settings;
  if (!deliver.includes('sms')) return ok(NONE);
  if (sms === undefined) return err(`SMS are to be sent, but ${ENVIRONMENT_FILE} of the data folder has no "sms".`);
  if (usesSecret(sms) && smsSecret === '')
    return err('The secret of the SMS gateway is missing. Set HOOKFLOW_SMS_SECRET, or HOOKFLOW_SMS_SECRET_FILE.');
  if (isOlder(settings.nodeVersion)) return err(tooOld('SMS', settings.nodeVersion));
  const { smsTransport } = await import('../adapters/sms/sms-transport.ts');
  const gateway = smsTransport(sms, { secret: smsSecret, now });
  return ok({ transports: { sendSms: gateway }, close: () => gateway.close() });
}

function tooOld(what: string, version = process.versions.node): string {
  return `${what} need Node ${CLIENT_NODE.join('.')} or newer. This is Node ${version}.`;
}

function isOlder(version = process.versions.node): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < CLIENT_NODE[0] || (major === CLIENT_NODE[0] && minor < CLIENT_NODE[1]);
}

function mailTransports({ deliver, smtp, smtpPassword }: SendingSettings): Result<Partial<Transports>, string> {
  if (!deliver.includes('email')) return ok({});
  if (smtp === undefined) return err(`E-mail is to be sent, but ${ENVIRONMENT_FILE} of the data folder has no "smtp".`);
  if (smtp.user !== undefined && (smtpPassword ?? '') === '')
    return err(
      `The password of the mail server’s user ${smtp.user} is missing. Set HOOKFLOW_SMTP_PASSWORD, or HOOKFLOW_SMTP_PASSWORD_FILE.`,
    );
  const mail = smtpTransport(smtp, smtpPassword);
  return ok({ sendEmail: mail, notifyTeam: mail });
}
