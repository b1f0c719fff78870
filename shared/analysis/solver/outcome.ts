/** What a search came to: a value that was checked, a proof that there is none, or neither within its bounds. */
export type Outcome<T> =
  { readonly kind: 'found'; readonly value: T } | { readonly kind: 'impossible' } | { readonly kind: 'unknown' };

export const IMPOSSIBLE = { kind: 'impossible' } as const;
export const UNKNOWN = { kind: 'unknown' } as const;

export function found<T>(value: T): { readonly kind: 'found'; readonly value: T } {
  return { kind: 'found', value };
}

/** The first that is found; impossible only when all are. The tries are made as far as they are needed. */
export function firstFound<T>(tries: Iterable<Outcome<T>>): Outcome<T> {
  let open = false;
  for (const outcome of tries) {
    if (outcome.kind === 'found') return outcome;
    open ||= outcome.kind === 'unknown';
  }
  return open ? UNKNOWN : IMPOSSIBLE;
}
