import { checkTemplate } from '../program/template.ts';
import { fieldOf, type ReportNode } from './report.ts';

/** Whether Liquid has anything to do in this text (E8). */
export function hasTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Reports a template that does not parse, which is a problem of the document (E8). */
export function checkText(text: string, field: string, tell: ReportNode): void {
  const reason = checkTemplate(text);
  if (reason !== undefined) tell('action.template', field, reason);
}

/** The template of an action's member, checked. */
export function template(text: string, member: string, tell: ReportNode): string {
  checkText(text, fieldOf('action', member), tell);
  return text;
}

/** Like `template`, for a member that must be there; `what` names it in the problem. */
export function required(text: string | undefined, member: string, what: string, tell: ReportNode): string {
  if (text !== undefined && !isBlank(text)) return template(text, member, tell);
  tell('action.missing', fieldOf('action', member), what);
  return '';
}
