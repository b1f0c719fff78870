const OUTPUT = /\{\{-?\s*([^|}]*?)\s*(?:\|[^}]*)?-?\}\}/g;
const TAG = /\{%-?[^%]*-?%\}/g;

/**
 * A template as a reader takes it in: "Thank you, {{ contact.firstname | default: 'friend' }}" is
 * "Thank you, {firstname}". For showing only; a text without templates stays as it is.
 */
export function templateWords(source: string): string {
  return source
    .replace(TAG, ' ')
    .replace(OUTPUT, (_whole, path: string) => `{${lastName(path)}}`)
    .replace(/\s+/g, ' ')
    .trim();
}

/** "contact.firstname" is "firstname", `event["order id"]` is "order id"; a literal stays. */
function lastName(path: string): string {
  return /(?:^|[.\]])([^.[\]"']+)$/.exec(path)?.[1] ?? /\["([^"]+)"\]$/.exec(path)?.[1] ?? path;
}
