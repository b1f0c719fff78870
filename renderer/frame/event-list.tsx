import { Popover } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { INTERNAL_EVENTS } from '../../shared/events/hookable-event.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { useEventCard } from '../events/event-card-store.ts';
import { flowUseCounts } from '../../shared/flow/event-uses.ts';
import { RemoveEventDialog } from '../events/remove-event-dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { EventRow } from './event-row.tsx';
import { NewEventForm } from './new-event-form.tsx';
import classes from './sidebar.module.css';

/** The hookable events and, locked, the internal ones (H8), with how many steps name each. */
export function EventList({ query }: { query: string }) {
  const workspace = useWorkspace();
  const open = useEventCard((state) => state.open);
  const [adding, setAdding] = useState(false);
  const uses = flowUseCounts(workspace);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ id, label }: { id: string; label: string }) =>
    words.every((word) => (word === 'is:unused' ? !uses.has(id) : `${id} ${label}`.toLowerCase().includes(word)));
  const internal = INTERNAL_EVENTS.filter((event) => fits(event) && !words.includes('is:unused'));
  return (
    <section aria-labelledby="events-head">
      <div className={classes.head}>
        <h2 id="events-head">Events</h2>
        <span className={classes.total}>{workspace.events.length + INTERNAL_EVENTS.length}</span>
        <Popover opened={adding} onChange={setAdding} position="bottom-end" trapFocus returnFocus shadow="md">
          <Popover.Target>
            <IconButton icon={Plus} label="New event" small onClick={() => setAdding((shown) => !shown)} />
          </Popover.Target>
          <Popover.Dropdown>
            <NewEventForm onDone={() => setAdding(false)} />
          </Popover.Dropdown>
        </Popover>
      </div>
      <ul>
        {[...workspace.events.filter(fits), ...internal].map((event) => (
          <EventRow key={event.id} event={event} uses={uses.get(event.id) ?? 0} open={open === event.id} />
        ))}
      </ul>
      <RemoveEventDialog />
    </section>
  );
}
