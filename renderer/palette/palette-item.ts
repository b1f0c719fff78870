import type { LucideIcon } from 'lucide-react';
import type { ShortcutId } from '../document/shortcut-table.ts';

/** The groups of the palette in the order in which they are listed. */
export const PALETTE_GROUPS = ['Commands', 'Triggers', 'Steps of this trigger', 'Events', 'Samples'] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

/** Filters that the palette knows: `is:invalid` lists what has errors. */
export const PALETTE_MARKS = ['invalid', 'unused', 'off'] as const;
export type PaletteMark = (typeof PALETTE_MARKS)[number];

/** A command to run or a place to go to. */
export interface PaletteItem {
  /** Unique in the palette. */
  readonly id: string;
  readonly group: PaletteGroup;
  readonly name: string;
  readonly icon: LucideIcon;
  /** Said beside the name: an event's id, what undo would undo. */
  readonly detail?: string | undefined;
  /** Other words that find it. */
  readonly keywords?: string;
  readonly marks?: readonly PaletteMark[];
  readonly shortcut?: ShortcutId;
  /** Why it cannot be run now. */
  readonly disabledReason?: string | undefined;
  readonly run: () => void;
}
