import { Search } from 'lucide-react';
import { keyWords, SHORTCUTS } from '../document/shortcut-table.ts';
import { Icon } from '../ui/icon.tsx';
import { isMac } from '../ui/mod-key.ts';
import classes from './palette-button.module.css';
import { openPalette } from './palette-store.ts';

/** "Search or run a command  Ctrl K" in the middle of the top bar; only its icon and keys where room is short. */
export function PaletteButton() {
  const keys = keyWords(SHORTCUTS.find(({ id }) => id === 'palette')?.keys[0] ?? '', isMac()).join(' ');
  return (
    <button
      type="button"
      className={classes.button}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => openPalette('commands')}
    >
      <Icon of={Search} size={14} />
      <span className={`${classes.words} ellipsis`}>Search or run a command</span>
      <kbd>{keys}</kbd>
    </button>
  );
}
