import canonicalize from 'canonicalize';

/**
 * RFC 8785 text of a JSON value: members sorted, no white space (E7). Members that are `undefined` are left out.
 * Throws on non-finite numbers and lone surrogates, which no checked document holds.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('canonicalJson: not a JSON value');
  return text;
}
