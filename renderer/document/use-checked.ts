import { useDeferredValue } from 'react';
import type { Compilation } from '../../shared/compiler/compile.ts';
import { useDocument, type DocumentState } from './document-store.ts';
import { compilationOf, quickCompilation } from './use-workspace.ts';

/** The count of the last opened document that there was time for. */
function useLaterOpened(): number | null {
  return useDeferredValue(
    useDocument(({ document }) => document?.opened ?? null),
    null,
  );
}

function checked({ document }: DocumentState, later: number | null): Compilation | undefined {
  if (document === null) return undefined;
  const { present } = document.history;
  return document.opened === later ? compilationOf(present) : quickCompilation(present);
}

/**
 * False for the moment in which a large workspace that was just opened is compiled: its window and its lists are there
 * first, and say that it is being checked.
 */
export function useIsChecked(): boolean {
  const later = useLaterOpened();
  return useDocument((state) => state.document === null || checked(state, later) !== undefined);
}

/** The compilation of the workspace on screen, once it is checked; the same object while nothing that it tells changes. */
export function useCheckedCompilation(): Compilation | undefined {
  const later = useLaterOpened();
  return useDocument((state) => checked(state, later));
}
