const ATOM = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const MAILBOX = new RegExp(`^${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})*$`, 'u');
const E164 = /^\+[1-9]\d{1,14}$/;

/**
 * Whether a text is exactly one mailbox, written `ada@example.com` (A1). A display name, a second address, a comma, CR, LF
 * or blanks around it make it none.
 */
export function isMailbox(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && MAILBOX.test(text);
}

/** Whether a text is exactly one telephone number in E.164 form, as `+15125550100` (A1). */
export function isPhoneNumber(text: string): boolean {
  return E164.test(text);
}
