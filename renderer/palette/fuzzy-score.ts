/** Letters and digits begin words: after a space, a sign, or where a capital follows a small letter. */
function startsWord(text: string, at: number): boolean {
  const before = text[at - 1];
  const here = text[at] ?? '';
  if (before === undefined || !/[\p{L}\p{N}]/u.test(before)) return true;
  return /\p{Ll}/u.test(before) && /\p{Lu}/u.test(here);
}

/**
 * How well one word of a search fits a text, or undefined: higher is better. The word may be a part of the text, best at its start or at
 * the start of a word, or its letters may come in order, near each other, the first at the start of a word: "ztf" for "Zoom to fit".
 */
export function fuzzyScore(word: string, text: string): number | undefined {
  const wanted = word.toLowerCase();
  const lower = text.toLowerCase();
  if (wanted === '') return 0;
  if (lower === wanted) return 1000;
  if (lower.startsWith(wanted)) return 800 - text.length / 100;
  let inside: number | undefined;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    if (startsWord(text, at)) return 600 - at / 10;
    inside ??= 300 - at / 10;
  }
  return inside ?? scattered(wanted, text, lower);
}

function scattered(wanted: string, text: string, lower: string): number | undefined {
  let best: number | undefined;
  for (let start = lower.indexOf(wanted.charAt(0)); start >= 0; start = lower.indexOf(wanted.charAt(0), start + 1)) {
    if (!startsWord(text, start)) continue;
    const score = scoreFrom(start, wanted, text, lower);
    if (score !== undefined && (best === undefined || score > best)) best = score;
  }
  return best;
}

/** Every letter follows the one before at once, or starts a word: else "tidy" would be found in any long text. */
function scoreFrom(start: number, wanted: string, text: string, lower: string): number | undefined {
  let at = start;
  let jumps = 0;
  for (const letter of wanted.slice(1)) {
    if (lower[at + 1] === letter) {
      at += 1;
      continue;
    }
    let next = lower.indexOf(letter, at + 1);
    while (next >= 0 && !startsWord(text, next)) next = lower.indexOf(letter, next + 1);
    if (next < 0) return undefined;
    at = next;
    jumps += 1;
  }
  return 200 - jumps * 10 - start / 10;
}
