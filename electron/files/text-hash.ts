import { createHash } from 'node:crypto';

/** Hexadecimal SHA-256 of the text's UTF-8 bytes: tells whether a file still holds what was read from it. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
