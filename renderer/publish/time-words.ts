/** A time as lists show it: the hour today, the day before that. `at` is RFC 3339. */
export function timeWords(at: string, now = new Date()): string {
  const time = new Date(at);
  const hour = time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  if (time.toDateString() === now.toDateString()) return hour;
  return `${time.toLocaleDateString([], { day: 'numeric', month: 'short' })}, ${hour}`;
}
