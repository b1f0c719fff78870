/**
 * Offset of the first bracket nested deeper than `deepest`, by one linear scan; undefined when there is none (H1).
 * A line end closes a string: no JSON has one inside.
 */
export function tooDeepAt(text: string, deepest: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i += 1;
      else if (code === 0x22 || code === 10 || code === 13) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) return i;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return undefined;
}
