import { GitFork, StickyNote, type LucideIcon } from 'lucide-react';
import { ACTION_KINDS } from '../../shared/flow/action.ts';
import type { StepKind } from '../document/add-step.ts';
import { ACTION_ICONS } from '../ui/kind-icon.ts';

/** What can be added, in the order of the palette. */
export const STEP_KINDS: readonly StepKind[] = ['condition', ...ACTION_KINDS, 'note'];

export const STEP_ICONS: Readonly<Record<StepKind, LucideIcon>> = {
  condition: GitFork,
  ...ACTION_ICONS,
  note: StickyNote,
};
