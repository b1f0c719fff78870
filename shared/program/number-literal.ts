const PLAIN = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * The number that a text stands for under C5: after trim a plain decimal literal such as `49.90`, `-3`, `1e3`, `007`.
 * Not `""`, `0x10`, `1,000`, `+5`, `.5`, `Infinity`, nor anything too large for a finite number.
 */
export function plainNumber(text: string): number | undefined {
  const literal = text.trim();
  if (!PLAIN.test(literal)) return undefined;
  const value = Number(literal);
  return Number.isFinite(value) ? value : undefined;
}
