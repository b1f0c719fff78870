import { err, ok, type Result } from './result.ts';

export interface DecodeFault {
  readonly message: string;
  /** The text before the first byte that is no UTF-8. */
  readonly before: string;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as UTF-8 text, fatally (H1). A byte order mark stays in the text, as U+FEFF. */
export function decodeUtf8(bytes: Uint8Array): Result<string, DecodeFault> {
  if (isUtf16(bytes)) return err({ message: 'The text is UTF-16. Save it as UTF-8.', before: '' });
  try {
    return ok(decoder.decode(bytes));
  } catch {
    const at = firstBadByte(bytes);
    const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    const message = `The text is not UTF-8: byte ${byte} cannot stand here. Save it as UTF-8.`;
    return err({ message, before: decoder.decode(bytes.subarray(0, at)) });
  }
}

/** By its byte order mark, or by the zero byte that each ASCII character has. */
function isUtf16(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if (a === undefined || b === undefined) return false;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0) !== (b === 0);
}

/** Start of the first sequence that is no UTF-8 (RFC 3629: no overlong forms, surrogates or values past U+10FFFF). */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0;
    if (byte < (i === 1 ? low : 0x80) || byte > (i === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

/** Length of the text as UTF-8; a lone surrogate counts as three bytes. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) length += 1;
    else if (code < 0xd800 || code > 0xdbff || (text.charCodeAt(i + 1) & 0xfc00) !== 0xdc00) length += 2;
    else {
      length += 2;
      i += 1;
    }
  }
  return length;
}
