import type { Outcome } from '../../../shared/sync/executor/ports.ts';

interface SmtpError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
}

/**
 * What a failed attempt means (X3, X5): a 4xx answer is tried again; a 5xx is final when it is about the message, and not when it is
 * about the connection, its encryption or the password, which a person has to mend. A connection that broke while the message was under way leaves it open whether it arrived (X2).
 */
export function smtpFailure(error: unknown, underWay: boolean): Outcome {
  const { code, responseCode } = (error instanceof Error ? error : {}) as SmtpError;
  const status = typeof responseCode === 'number' ? responseCode : undefined;
  const name = typeof code === 'string' ? code : 'unknown';
  if (name === 'EAUTH' || name === 'ENOAUTH')
    return { kind: 'retry', reason: 'The mail server refused the user name or password of this server.' };
  const isAboutMessage = name === 'EENVELOPE' || name === 'EMESSAGE';
  if (status !== undefined) {
    const reason = `The mail server answered ${status}${isAboutMessage ? '' : ` to the connection (${name})`}.`;
    return isAboutMessage && status >= 500 ? { kind: 'final', reason } : { kind: 'retry', reason };
  }
  if (isAboutMessage) return { kind: 'final', reason: `The message cannot be sent (${name}).` };
  if (underWay)
    return { kind: 'uncertain', reason: `The connection broke while sending (${name}): it may have been delivered.` };
  return { kind: 'retry', reason: `The mail server cannot be reached (${name}).` };
}
