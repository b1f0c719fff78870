import { PassThrough } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Outcome, Transport } from '../../../shared/sync/executor/ports.ts';
import type { ClaimedAction } from '../../../shared/sync/executor/store.ts';
import type { SmtpSettings } from '../../environment/environment-settings.ts';
import { isLoopback } from '../../serve/is-loopback.ts';
import { mailMessage } from './mail-message.ts';
import { smtpFailure } from './smtp-outcome.ts';

/** Each step of the conversation may take this long, in milliseconds. */
const STEP_MS = 10_000;
/** A whole attempt; shorter than an attempt's lease, so that nothing is sent after it was given up. */
const TIMEOUT_MS = 45_000;
/** Messages at once. */
const CONCURRENCY = 4;

/** Sends `sendEmail` and `notifyTeam` by SMTP (X5). A message that was interrupted may have been sent: it is not repeated (X2). */
export function smtpTransport(settings: SmtpSettings, password: string | undefined, stepMs = STEP_MS): Transport {
  const { host, port, secure, user, from } = settings;
  const options = {
    host,
    port,
    secure,
    requireTLS: !secure && !isLoopback(host),
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };

  async function deliver(action: ClaimedAction): Promise<Outcome> {
    const message = mailMessage(action, from);
    if (!message.ok) return { kind: 'final', reason: `${message.error} Nothing was sent.` };
    const mailer = createTransport(options);
    let underWay = false;
    mailer.use('stream', (mail, done) => {
      // Called when the message is about to follow on a connection that stands.
      mail.message?.transform(() => {
        underWay = true;
        return new PassThrough();
      });
      done();
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Outcome>((resolve) => {
      const reason = 'The mail server did not finish in time: the message may have been delivered.';
      timer = setTimeout(() => resolve({ kind: 'uncertain', reason }), TIMEOUT_MS);
    });
    const sent = mailer.sendMail(message.value).then(
      (info): Outcome => {
        const { length: refused } = info.rejected;
        return {
          kind: 'delivered',
          ...(refused === 0 ? {} : { detail: `The mail server refused ${refused} of the addresses.` }),
        };
      },
      (error: unknown) => smtpFailure(error, underWay),
    );
    try {
      return await Promise.race([sent, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  return { idempotent: false, concurrency: CONCURRENCY, deliver };
}
