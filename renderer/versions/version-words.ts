/** When a version was kept, short, as the system writes dates. `keptAt` is RFC 3339. */
export function whenWords(keptAt: string): string {
  return new Date(keptAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}
