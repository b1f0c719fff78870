import { ChevronDown, ChevronRight, CornerDownRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import classes from './trace-tree.module.css';
import type { OccurrenceView } from './trace-view.ts';

/** An occurrence that an action caused, with the triggers that it met (E9). */
export function CausedItem(props: {
  view: OccurrenceView;
  open: boolean;
  tabStop: boolean;
  onOpen: (open: boolean) => void;
  children: ReactNode;
}) {
  const { view, open, tabStop, onOpen, children } = props;
  const { occurrence, title, guarded, rows } = view;
  const opens = rows.length > 0;
  const label = `Caused: ${title}`;
  const fact = guarded ? 'Stopped: the chain is 8 deep' : opens ? '' : 'No trigger starts with it';
  return (
    <li
      role="treeitem"
      aria-level={1}
      aria-label={fact === '' ? label : `${label}, ${fact}`}
      aria-expanded={opens ? open : undefined}
      aria-selected={false}
      tabIndex={tabStop ? 0 : -1}
      data-key={occurrence}
      className={classes.item}
    >
      <div className={`${classes.row} ${classes.cause}`} data-line onClick={() => opens && onOpen(!open)}>
        <span className={classes.chevron}>{opens && <Icon of={open ? ChevronDown : ChevronRight} size={14} />}</span>
        <Icon of={CornerDownRight} size={14} />
        <span className={`${classes.name} ellipsis`}>{label}</span> <span className={classes.fact}>{fact}</span>
      </div>
      {opens && open && <ul role="group">{children}</ul>}
    </li>
  );
}
