import { useEffect } from 'react';
import { checkDisk } from './check-disk.ts';

/** Looks at the document's file whenever the user comes back to the window. */
export function useDiskCheck(): void {
  useEffect(() => {
    const look = () => void checkDisk();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
}
