import { useEffect } from 'react';
import { announce } from '../../ui/announce.tsx';

/** An error that stays for so long while one types is told to screen readers, in milliseconds. */
const PAUSE = 1200;

/** Tells a screen reader in the text box what is wrong, when it is still wrong after a pause. */
export function useTold(message: string | undefined, input: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    if (message === undefined) return;
    const timer = setTimeout(() => {
      if (input.current !== null && document.activeElement === input.current) announce(message);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [message, input]);
}
