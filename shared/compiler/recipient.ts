import { isMailbox, isPhoneNumber } from '../program/recipient.ts';
import { hasTemplate } from './action-text.ts';
import { fieldOf, type ReportNode } from './report.ts';

/** An address without template must be one mailbox (A1); what templates render to is checked when they are rendered. */
export function checkFixedAddress(text: string, field: string, tell: ReportNode): void {
  if (!hasTemplate(text) && !isMailbox(text.trim())) tell('action.address', field, text);
}

/** A number without template must be one E.164 number (A1). */
export function checkFixedPhone(text: string, tell: ReportNode): void {
  if (!hasTemplate(text) && !isPhoneNumber(text.trim())) tell('action.phone', fieldOf('action', 'to'), text);
}
