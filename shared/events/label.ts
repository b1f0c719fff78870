import { characterName } from '../base/json-cursor.ts';

export const LONGEST_LABEL = 120;

// Control characters, and the ones that embed, override or isolate a direction of writing.
const FORBIDDEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

export type LabelFault = 'labelBlank' | 'labelTooLong' | 'labelCharacters';

/** What is wrong with a label, the first that applies (H4, H6). */
export function labelFault(label: string): LabelFault | undefined {
  if (label.trim() === '') return 'labelBlank';
  if (labelLength(label) > LONGEST_LABEL) return 'labelTooLong';
  return label.search(FORBIDDEN) >= 0 ? 'labelCharacters' : undefined;
}

/** Characters are code points. */
export function labelLength(label: string): number {
  return Array.from(label).length;
}

export function withoutForbidden(label: string): string {
  return label.replace(FORBIDDEN, '');
}

export function firstForbidden(label: string): string {
  const at = label.search(FORBIDDEN);
  const code = label.charCodeAt(at);
  if (code >= 0x2000) return `a character that turns the direction of writing (U+${code.toString(16).toUpperCase()})`;
  return characterName(label, at).replace(/^A /, 'a ');
}

/** Labels are the same when these are equal (H4). */
export function labelKey(label: string): string {
  return label.trim().normalize('NFC').toLowerCase();
}
