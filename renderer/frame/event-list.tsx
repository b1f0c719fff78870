import { Popover } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { INTERNAL_EVENTS } from '../../shared/events/hookable-event.ts';
import { useDocument, type DocumentState } from '../document/document-store.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { useEventCard } from '../events/event-card-store.ts';
import { flowUseCounts } from '../../shared/flow/event-uses.ts';
import { RemoveEventDialog } from '../events/remove-event-dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { EventRow } from './event-row.tsx';
import { NewEventForm } from './new-event-form.tsx';
import { Section } from './section.tsx';

const usesNow = ({ document }: DocumentState): ReadonlyMap<string, number> =>
  document ? flowUseCounts(document.history.present) : new Map<string, number>();

/** The hookable events and, locked, the internal ones (H8), with how many steps name each. */
export function EventList({ query }: { query: string }) {
  const events = useWorkspaceMember('events');
  const open = useEventCard((state) => state.open);
  const [adding, setAdding] = useState(false);
  const uses = useDocument(useShallow(usesNow));
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ id, label }: { id: string; label: string }) =>
    words.every((word) => (word === 'is:unused' ? !uses.has(id) : `${id} ${label}`.toLowerCase().includes(word)));
  const internal = INTERNAL_EVENTS.filter((event) => fits(event) && !words.includes('is:unused'));
  return (
    <Section
      of="events"
      title="Events"
      count={events.length + INTERNAL_EVENTS.length}
      query={query}
      tools={
        <Popover opened={adding} onChange={setAdding} position="bottom-end" trapFocus returnFocus shadow="md">
          <Popover.Target>
            <IconButton icon={Plus} label="New event" small onClick={() => setAdding((shown) => !shown)} />
          </Popover.Target>
          <Popover.Dropdown>
            <NewEventForm onDone={() => setAdding(false)} />
          </Popover.Dropdown>
        </Popover>
      }
    >
      <ul>
        {[...events.filter(fits), ...internal].map((event) => (
          <EventRow key={event.id} event={event} uses={uses.get(event.id) ?? 0} open={open === event.id} />
        ))}
      </ul>
      <RemoveEventDialog />
    </Section>
  );
}
