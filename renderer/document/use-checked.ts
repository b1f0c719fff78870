import { useDeferredValue } from 'react';
import { wasCompiled } from '../../shared/compiler/compile-trigger.ts';
import type { Compilation } from '../../shared/compiler/compile.ts';
import { useDocument, type DocumentState } from './document-store.ts';
import { compilationOf } from './use-workspace.ts';

/** So many triggers are compiled without anybody noticing. */
const FEW = 100;

function isQuick({ document }: DocumentState): boolean {
  const triggers = document?.history.present.triggers ?? [];
  if (triggers.length <= FEW) return true;
  let open = 0;
  for (const trigger of triggers) if (!wasCompiled(trigger) && (open += 1) > FEW) return false;
  return true;
}

/**
 * False for the moment in which a large workspace that was just opened is compiled: its window and its lists are there
 * first, and say that it is being checked.
 */
export function useIsChecked(): boolean {
  const opened = useDocument(({ document }) => document?.opened ?? null);
  const later = useDeferredValue(opened, null);
  const quick = useDocument(isQuick);
  return quick || later === opened;
}

/** The compilation of the workspace on screen, once it is checked; the same object while nothing that it tells changes. */
export function useCheckedCompilation(): Compilation | undefined {
  const isChecked = useIsChecked();
  return useDocument(({ document }) =>
    isChecked && document !== null ? compilationOf(document.history.present) : undefined,
  );
}
