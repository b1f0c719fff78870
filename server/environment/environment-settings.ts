import { z } from 'zod';
import { DELIVERIES } from './delivery.ts';
import { SmsSettings } from './sms-settings.ts';
import { targetComplaint } from '../adapters/webhook/allowed-targets.ts';

const AllowedTarget = z.string().superRefine((entry, context) => {
  const message = targetComplaint(entry);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

/** The mail server (X5). The password is not written here: it is read from HOOKFLOW_SMTP_PASSWORD. */
export const SmtpSettings = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** TLS from the first byte; else STARTTLS, which is demanded unless the host is this machine. */
  secure: z.boolean(),
  user: z.string().min(1).max(320).optional(),
  from: z.strictObject({ name: z.string().max(200).optional(), address: z.email() }),
});
export type SmtpSettings = Readonly<z.infer<typeof SmtpSettings>>;

/** `environment.json` of a data folder: what is particular to this environment. */
export const EnvironmentSettings = z.strictObject({
  deliver: z.array(z.enum(DELIVERIES)).default([]),
  /** Webhook targets that need not be public (X4). */
  allowTargets: z.array(AllowedTarget).max(1000).default([]),
  smtp: SmtpSettings.optional(),
  sms: SmsSettings.optional(),
  /** Everything runs; what would be sent is kept instead (X6). */
  debug: z.boolean().default(false),
  /** How long and how much is kept (I3, X7). */
  retention: z
    .strictObject({
      days: z.int().min(7).max(3650).default(7),
      /** What runs may take together, in megabytes. */
      runMegabytes: z.int().min(1).max(1_000_000).default(1024),
    })
    .prefault({}),
  /** Requests that one public key may make a minute (P7). */
  publicKeyRequestsPerMinute: z.int().min(1).max(1_000_000).default(3000),
});
export type EnvironmentSettings = Readonly<z.infer<typeof EnvironmentSettings>>;
