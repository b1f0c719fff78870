import { useEffect } from 'react';
import { useLayout } from '../frame/layout-store.ts';
import { runCommand, type WindowCommand } from './window-commands.ts';

/** Key (lower case) with Ctrl or Cmd, `+` before it for Shift. */
const shortcuts: Readonly<Record<string, WindowCommand>> = {
  n: 'new',
  o: 'open',
  s: 'save',
  '+s': 'saveAs',
  z: 'undo',
  '+z': 'redo',
  y: 'redo',
  enter: 'simulate',
  '+p': 'publish',
};

/** The command of a key press, or undefined. Code editors keep their own undo. */
export function shortcutOf(event: KeyboardEvent): WindowCommand | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const command = shortcuts[`${event.shiftKey ? '+' : ''}${event.key.toLowerCase()}`];
  const inCode = event.target instanceof Element && event.target.closest('.cm-editor') !== null;
  return inCode && (command === 'undo' || command === 'redo') ? undefined : command;
}

export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = shortcutOf(event);
      // A sheet has its own keys; what lies under it does not change meanwhile.
      if (command === undefined || useLayout.getState().publishOpen) return;
      event.preventDefault();
      event.stopPropagation();
      runCommand(command);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
