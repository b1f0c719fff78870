import { Popover } from '@mantine/core';
import { memo, type KeyboardEvent } from 'react';
import type { HookableEvent } from '../../shared/events/hookable-event.ts';
import { isInternalEventId } from '../../shared/events/hookable-event.ts';
import { EventCard } from '../events/event-card.tsx';
import { openEventCard } from '../events/event-card-store.ts';
import { askToRemove } from '../events/remove-event.ts';
import { EventIdChip } from '../ui/event-id-chip.tsx';
import classes from './sidebar.module.css';

/** One event of the list; its card opens beside it. Kept while nothing of it changes: there may be hundreds. */
export const EventRow = memo(function EventRow(props: { event: HookableEvent; uses: number; open: boolean }) {
  const { event, uses, open } = props;
  const { id, label } = event;
  const internal = isInternalEventId(id);
  const onKey = (key: KeyboardEvent<HTMLElement>) => {
    // The card takes the focus a moment after it opens; until then Escape comes here.
    if (open && key.key === 'Escape') openEventCard(null);
    if (internal || (key.key !== 'Delete' && key.key !== 'Backspace')) return;
    key.preventDefault();
    askToRemove(id);
  };
  return (
    <li>
      <Popover
        opened={open}
        onChange={(next) => openEventCard(next ? id : null)}
        position="right-start"
        offset={4}
        trapFocus
        returnFocus
        shadow="md"
        transitionProps={{ duration: 120, transition: 'fade' }}
        keepMounted={false}
      >
        <Popover.Target>
          <button
            type="button"
            data-row
            data-event={id}
            className={classes.row}
            aria-current={open}
            aria-keyshortcuts={internal ? undefined : 'Delete'}
            title={internal ? 'Predefined by Hookflow; cannot be changed' : undefined}
            onClick={() => openEventCard(open ? null : id)}
            onKeyDown={onKey}
          >
            <EventIdChip id={id} />
            <span className={`${classes.grow} ${internal ? classes.locked : ''} ellipsis`}>{label}</span>
            <span className="meta num">
              {uses > 0 && <span className="spoken">Used by </span>}
              {uses > 0 ? uses : internal ? '' : 'unused'}
            </span>
          </button>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label={`Event ${label}`} aria-labelledby={undefined}>
          <EventCard event={event} />
        </Popover.Dropdown>
      </Popover>
    </li>
  );
});
