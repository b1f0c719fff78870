/** Gives a member another name at its place. A name that another member has already is refused: the same record comes back. */
export function renameKey<T>(
  record: Readonly<Record<string, T>>,
  from: string,
  to: string,
): Readonly<Record<string, T>> {
  if (from !== to && Object.hasOwn(record, to)) return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));
}

export function withoutKey<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

/** A name that no member has: the word, or the word with a number. */
export function freshKey(record: Readonly<Record<string, unknown>>, word: string): string {
  let key = word;
  for (let n = 2; Object.hasOwn(record, key); n += 1) key = `${word}-${n}`;
  return key;
}
