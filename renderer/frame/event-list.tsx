import { Popover } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { INTERNAL_EVENTS } from '../../shared/events/hookable-event.ts';
import { eventNodeOf } from '../../shared/flow/trigger.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { EventIdChip } from '../ui/event-id-chip.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { showDock } from './layout-store.ts';
import { NewEventForm } from './new-event-form.tsx';
import classes from './sidebar.module.css';

/** The hookable events and, locked, the internal ones (H8), with how many triggers use each. */
export function EventList({ query }: { query: string }) {
  const workspace = useWorkspace();
  const [adding, setAdding] = useState(false);
  const uses = new Map<string, number>();
  for (const trigger of workspace.triggers) {
    const id = eventNodeOf(trigger)?.event;
    if (id !== undefined) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ id, label }: { id: string; label: string }) =>
    words.every((word) => (word === 'is:unused' ? !uses.has(id) : `${id} ${label}`.toLowerCase().includes(word)));
  const own = workspace.events.filter(fits);
  const internal = INTERNAL_EVENTS.filter((event) => fits(event) && !words.includes('is:unused'));
  return (
    <section aria-labelledby="events-head">
      <div className={classes.head}>
        <h2 id="events-head">Events</h2>
        <span className={classes.total}>{workspace.events.length + INTERNAL_EVENTS.length}</span>
        <Popover opened={adding} onChange={setAdding} position="bottom-end" trapFocus returnFocus shadow="md">
          <Popover.Target>
            <IconButton icon={Plus} label="New event" small onClick={() => setAdding((open) => !open)} />
          </Popover.Target>
          <Popover.Dropdown>
            <NewEventForm onDone={() => setAdding(false)} />
          </Popover.Dropdown>
        </Popover>
      </div>
      <ul>
        {own.map(({ id, label }) => (
          <li key={id}>
            <button type="button" data-row className={classes.row} onClick={() => showDock('events')}>
              <EventIdChip id={id} />
              <span className={`${classes.grow} ellipsis`}>{label}</span>
              <span className="meta num">{uses.get(id) ?? 'unused'}</span>
            </button>
          </li>
        ))}
        {internal.map(({ id, label }) => (
          <li key={id} className={classes.row} title="Raised by Hookflow itself; cannot be changed">
            <EventIdChip id={id} />
            <span className={`${classes.grow} ${classes.locked} ellipsis`}>{label}</span>
            <span className="meta num">{uses.get(id)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
