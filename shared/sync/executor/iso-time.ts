/** RFC 3339 in UTC, as the contract wants it, of epoch milliseconds. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}
