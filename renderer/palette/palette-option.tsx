import { keyWords, SHORTCUTS, type ShortcutId } from '../document/shortcut-table.ts';
import { Icon } from '../ui/icon.tsx';
import { isMac } from '../ui/mod-key.ts';
import type { PaletteItem } from './palette-item.ts';
import classes from './palette.module.css';

function Keys({ of }: { of: ShortcutId }) {
  const keys = SHORTCUTS.find(({ id }) => id === of)?.keys[0] ?? '';
  return (
    <span className={classes.keys}>
      {keyWords(keys, isMac()).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

interface PaletteOptionProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly chosen: boolean;
  /** The mouse moved over it. */
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

/** A command or place: icon, name, what is said of it or why it cannot be run, and its keys. The search keeps the focus. */
export function PaletteOption({ id, item, chosen, onPoint, onRun }: PaletteOptionProps) {
  const blocked = item.disabledReason !== undefined;
  const beside = item.disabledReason ?? item.detail;
  return (
    <div
      id={id}
      role="option"
      className={classes.option}
      aria-selected={chosen}
      aria-disabled={blocked}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={chosen ? undefined : onPoint}
      onClick={onRun}
    >
      <Icon of={item.icon} />
      <span className={`${classes.name} ellipsis`}>{item.name}</span>
      {beside !== undefined && (
        <span className={`${classes.beside} ellipsis`} title={beside}>
          {beside}
        </span>
      )}
      {item.shortcut && <Keys of={item.shortcut} />}
    </div>
  );
}
