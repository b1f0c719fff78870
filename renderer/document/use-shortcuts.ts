import { useEffect } from 'react';
import { useLayout } from '../frame/layout-store.ts';
import { togglePalette, usePalette } from '../palette/palette-store.ts';
import { pressedShortcut, type ShortcutOf } from './shortcut-table.ts';
import { runCommand } from './window-commands.ts';

const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"]';
type WindowShortcut = ShortcutOf<'window'>;

/** The window's shortcut of a key press, or undefined. Code editors keep their own undo, text fields their characters. */
export function shortcutOf(event: KeyboardEvent): WindowShortcut | undefined {
  const shortcut = pressedShortcut('window', event);
  const target = event.target instanceof Element ? event.target : null;
  const isIn = (places: string): boolean => target !== null && target.closest(places) !== null;
  if (isIn('.cm-editor') && (shortcut === 'undo' || shortcut === 'redo')) return undefined;
  return shortcut === 'shortcuts' && isIn(TEXT_FIELDS) ? undefined : shortcut;
}

function run(shortcut: WindowShortcut): void {
  if (shortcut === 'palette') togglePalette('commands');
  else if (shortcut === 'shortcuts') togglePalette('shortcuts');
  else runCommand(shortcut);
}

/** A sheet has its own keys; what lies under it does not change meanwhile. The palette's keys close it. */
function isCovered(shortcut: WindowShortcut): boolean {
  const { open } = usePalette.getState();
  if (open !== null) return shortcut !== 'palette' && shortcut !== 'shortcuts';
  const opensOne = shortcut === 'palette' || shortcut === 'shortcuts' || shortcut === 'help';
  return useLayout.getState().publishOpen || (opensOne && document.querySelector('[aria-modal="true"]') !== null);
}

export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (shortcut === undefined || isCovered(shortcut)) return;
      event.preventDefault();
      event.stopPropagation();
      run(shortcut);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
