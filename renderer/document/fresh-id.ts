/** A new id from a word and what is taken: `email`, `email-2`, … so that files stay readable. */
export function freshId(word: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  if (!used.has(word)) return word;
  for (let n = 2; ; n += 1) if (!used.has(`${word}-${n}`)) return `${word}-${n}`;
}

/** Lower-case ASCII words joined by hyphens, for ids made from names; `fallback` when nothing is left. */
export function slug(name: string, fallback: string): string {
  const text = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return text === '' ? fallback : text;
}
