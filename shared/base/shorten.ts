const LONGEST = 40;

/** A text for a message: at most 40 characters, never half of one. */
export function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const characters = Array.from(text.slice(0, 2 * LONGEST));
  return characters.length <= LONGEST && text.length <= 2 * LONGEST
    ? text
    : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
