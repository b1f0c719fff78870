import type { ComboboxStore } from '@mantine/core';
import { useEffect, useId } from 'react';

/**
 * The id of a combobox's list, known to its box before the list exists: Mantine learns it only when the list is first
 * shown, too late for that first time's `aria-controls`.
 */
export function useListId({ setListId }: Pick<ComboboxStore, 'setListId'>): string {
  const id = useId();
  useEffect(() => setListId(id), [setListId, id]);
  return id;
}
