import { useEffect } from 'react';
import { desktop } from '../desktop.ts';
import { runCommand } from './window-commands.ts';
import { mayDiscard, openFromOutside } from './file-actions.ts';

/** Listens to the native menus, to files opened from outside, and to the close button. */
export function useDesktopEvents(): void {
  useEffect(() => {
    const stops = [
      desktop().on('menu', runCommand),
      desktop().on('file.opened', (file) => void openFromOutside(file)),
      desktop().on('window.closeRequested', () => {
        void mayDiscard().then((may) => may && desktop().call('window.close', null));
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
}
