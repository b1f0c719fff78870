import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { showDock } from '../frame/layout-store.ts';
import { Icon } from '../ui/icon.tsx';
import { OUTCOME_LOOKS } from '../ui/tone.ts';
import classes from './trace-tree.module.css';
import type { TriggerRow } from './trace-view.ts';
import { TriggerWhy } from './trigger-why.tsx';

/** One trigger of the trace. A click selects it on the canvas and opens its reasons; the chevron only opens and closes. */
export function TriggerItem(props: {
  row: TriggerRow;
  level: number;
  open: boolean;
  selected: boolean;
  tabStop: boolean;
  onOpen: (open: boolean) => void;
  onSelect: () => void;
}) {
  const { row, level, open, selected, tabStop, onOpen, onSelect } = props;
  const look = OUTCOME_LOOKS[row.state];
  const opens = row.trace !== undefined;
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-label={`${look.word}, ${row.name}, ${row.fact}`}
      aria-expanded={opens ? open : undefined}
      aria-selected={selected}
      tabIndex={tabStop ? 0 : -1}
      data-key={row.key}
      className={classes.item}
    >
      <div
        className={classes.row}
        data-line
        data-tone={look.tone}
        data-selected={selected || undefined}
        data-level={level}
        onClick={() => {
          onSelect();
          if (opens) onOpen(true);
        }}
      >
        <span
          className={classes.chevron}
          onClick={(event) => {
            event.stopPropagation();
            if (opens) onOpen(!open);
          }}
        >
          {opens && <Icon of={open ? ChevronDown : ChevronRight} size={14} />}
        </span>
        <span className={classes.state}>
          <Icon of={look.icon} />
          <b>{look.word}</b>
        </span>{' '}
        <span className={`${classes.name} ellipsis`}>{row.name}</span>{' '}
        {row.state === 'blocked' ? (
          <Button
            variant="subtle"
            size="xs"
            tabIndex={tabStop ? 0 : -1}
            onClick={(event) => {
              event.stopPropagation();
              showDock('problems');
            }}
          >
            Show its problems
          </Button>
        ) : (
          <span className={classes.fact}>{row.fact}</span>
        )}
      </div>
      {open && row.trace && (
        <TriggerWhy trigger={row.trigger} trace={row.trace} occurrence={row.occurrence} level={level} />
      )}
    </li>
  );
}
