import type { ReplaySession } from './replay-store.ts';

const whole = new Intl.NumberFormat('en');

/** "1,000,000". */
export function countText(count: number): string {
  return whole.format(count);
}

/** Short enough for an edge: "950", "12.3k", "812k", "1.2M". */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  const [value, unit] = count < 999_500 ? [count / 1000, 'k'] : [count / 1_000_000, 'M'];
  return `${value < 99.95 ? Number(value.toFixed(1)) : Math.round(value)}${unit}`;
}

/** "1 occurrence", "1,000,000 occurrences". */
export function countedText(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "12 %", "under 1 %"; empty of nothing. */
export function shareText(part: number, of: number): string {
  if (of === 0) return '';
  const percent = (part / of) * 100;
  if (part > 0 && percent < 1) return 'under 1 %';
  if (part < of && percent > 99) return 'over 99 %';
  return `${Math.round(percent)} %`;
}

/** "4.2 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 999_500 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 9.95 ? value.toFixed(1) : countText(Math.round(value))} ${unit}`;
}

/** "850 ms", "12 s", "3 min 5 s". */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** What a replay has come to, in a sentence. */
export function endWords({ state, progress, message, file }: ReplaySession): string {
  const { occurrences, firing, refused } = progress;
  const counts = `${countedText(occurrences, 'occurrence')}, ${countText(firing)} fired a trigger`;
  const bad = refused === 0 ? '' : `, ${countedText(refused, 'line')} refused`;
  switch (state) {
    case 'running':
    case 'cancelling':
      return `Replaying ${file.name}.`;
    case 'cancelled':
      return `Cancelled after ${counts}${bad}.`;
    case 'done':
      return `Replayed ${counts}${bad}. Nothing was sent.`;
    case 'failed':
      return `${file.name} was not replayed to its end: ${message ?? 'it cannot be read.'}`;
  }
}
