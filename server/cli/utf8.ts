/** The text of UTF-8 bytes; undefined when they are none. A byte order mark stays, for the parsers to judge. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
