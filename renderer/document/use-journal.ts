import { useEffect } from 'react';
import { startJournal } from './journal-writer.ts';

/** Keeps unsaved work of this window for as long as it is open. */
export function useJournal(): void {
  useEffect(startJournal, []);
}
