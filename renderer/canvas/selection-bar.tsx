import { useStore } from '@xyflow/react';
import { CopyPlus } from 'lucide-react';
import { boundsOf, type Box } from '../clipboard/paste-place.ts';
import { shortcutWords } from '../document/shortcut-table.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { isMac } from '../ui/mod-key.ts';
import { ARRANGE_ICONS } from './arrange-icons.ts';
import { ARRANGEMENTS, arrangementWords, leastNodes } from './arrange.ts';
import { useCanvasActions } from './canvas-actions.ts';
import classes from './canvas-bars.module.css';
import type { Size } from './node-size.ts';

/** Nine buttons of 28, three gaps and the border. */
const BAR = { width: 285, height: 36, gap: 12, edge: 8 } as const;

/** Above the selection, or below it where there is no room above, and always inside the canvas. */
function barPlace(selected: readonly Box[], [tx, ty, zoom]: readonly [number, number, number], canvas: Size) {
  const bounds = boundsOf(selected);
  const left = tx + (bounds.x + bounds.width / 2) * zoom - BAR.width / 2;
  const above = ty + bounds.y * zoom - BAR.height - BAR.gap;
  const below = ty + (bounds.y + bounds.height) * zoom + BAR.gap;
  const within = (value: number, size: number) => Math.max(BAR.edge, Math.min(size, value));
  return {
    left: within(left, canvas.width - BAR.width - BAR.edge),
    top: within(above >= BAR.edge ? above : below, canvas.height - BAR.height - BAR.edge),
  };
}

/** Aligns, distributes and duplicates the selected nodes, two or more. */
export function SelectionBar({ selected, canvas }: { selected: readonly Box[]; canvas: Size }) {
  const transform = useStore((state) => state.transform);
  const actions = useCanvasActions((state) => state.actions);
  const count = selected.length;
  return (
    <div
      className={`${classes.bar} ${classes.selection}`}
      role="toolbar"
      aria-label="Arrange the selection"
      style={barPlace(selected, transform, canvas)}
    >
      {ARRANGEMENTS.map((how) => (
        <span key={how} className={classes.slot} data-part={how}>
          <IconButton
            icon={ARRANGE_ICONS[how]}
            label={arrangementWords(how)}
            disabledReason={count < leastNodes(how) ? 'Select three nodes or more to distribute them' : undefined}
            onClick={() => actions?.arrange(how)}
          />
        </span>
      ))}
      <IconButton
        icon={CopyPlus}
        label={`Duplicate (${shortcutWords('duplicate', isMac())})`}
        onClick={() => actions?.duplicate()}
      />
    </div>
  );
}
