import type { LucideIcon } from 'lucide-react';

const strokes = { 16: 1.75, 14: 2, 12: 2.25 } as const;

/** A lucide icon at one of the three sizes; decoration beside a word, so hidden from screen readers. */
export function Icon({ of: Of, size = 16 }: { of: LucideIcon; size?: keyof typeof strokes }) {
  return <Of size={size} strokeWidth={strokes[size]} aria-hidden focusable={false} style={{ flex: 'none' }} />;
}
