import type { Span } from './json-node.ts';

/** Places of the elements of an array's text, which has to be JSON. */
export function splitJsonArray(text: string): readonly Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let start = -1;
  let end = -1;
  const close = (): void => {
    if (start >= 0) spans.push({ offset: start, length: end - start });
    start = -1;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) continue;
    if (code === 0x5d || code === 0x7d) depth -= 1;
    if (depth === 0 || (depth === 1 && code === 0x2c)) close();
    else if (start < 0) start = at;
    if (code === 0x5b || code === 0x7b) depth += 1;
    if (code === 0x22) at = closingQuote(text, at);
    end = at + 1;
  }
  return spans;
}

function closingQuote(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}
