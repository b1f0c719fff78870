import { SegmentedControl, Tooltip } from '@mantine/core';
import { ListTree, Workflow } from 'lucide-react';
import { memo } from 'react';
import { shortcutWords } from '../document/shortcut-table.ts';
import { useLayout } from '../frame/layout-store.ts';
import { Icon } from '../ui/icon.tsx';
import { isMac } from '../ui/mod-key.ts';
import classes from './canvas-header.module.css';
import { showView } from './toggle-view.ts';

const VIEWS = [
  { value: 'canvas', name: 'Canvas', icon: Workflow },
  { value: 'outline', name: 'Outline', icon: ListTree },
] as const;

/** Canvas or outline: two editors of the same flow. */
export const ViewToggle = memo(function ViewToggle() {
  const view = useLayout((state) => state.view);
  return (
    <Tooltip label={`Canvas or outline (${shortcutWords('outline', isMac())})`}>
      <SegmentedControl
        className={classes.views ?? ''}
        aria-label="The flow as"
        value={view}
        onChange={(value) => showView(value)}
        data={VIEWS.map(({ value, name, icon }) => ({
          value,
          label: (
            <span className={classes.view}>
              <Icon of={icon} size={14} />
              <span>{name}</span>
            </span>
          ),
        }))}
      />
    </Tooltip>
  );
});
