import { Button } from '@mantine/core';
import { Braces, Lock, Pencil, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { HookableEvent } from '../../shared/events/hookable-event.ts';
import { isInternalEventId } from '../../shared/events/hookable-event.ts';
import { eventUses, type EventUse } from '../../shared/flow/event-uses.ts';
import { useDocument } from '../document/document-store.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { EventIdChip, eventSourceWords } from '../ui/event-id-chip.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { openEventCard } from './event-card-store.ts';
import classes from './event-card.module.css';
import { EventIdForm } from './event-id-form.tsx';
import { EventLabelField } from './event-label-field.tsx';
import { EventSnippet } from './event-snippet.tsx';
import { EventUseList } from './event-use-list.tsx';
import { goToUse } from './go-to-use.ts';
import { askToRemove } from './remove-event.ts';
import { showEventInJson } from './show-event-in-json.ts';

/** Everything about one event: its label and id, what names it, how a page sends it. Internal ones are locked (H8). */
export function EventCard({ event }: { event: HookableEvent }) {
  const workspace = useWorkspace();
  const readOnly = useDocument((state) => state.document?.readOnly ?? false);
  const internal = isInternalEventId(event.id);
  const uses = eventUses(workspace, event.id);
  const go = (use: EventUse) => {
    openEventCard(null);
    goToUse(use);
  };
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <EventIdChip id={event.id} />
        <span className={`${classes.source} ellipsis`}>{eventSourceWords(event.id)}</span>
        <IconButton icon={X} label="Close" small onClick={() => openEventCard(null)} />
      </div>
      <div className={classes.body}>
        {internal ? (
          <Locked label={event.label} />
        ) : (
          <>
            <EventLabelField key={event.id} event={event} readOnly={readOnly} />
            <IdPart event={event.id} uses={uses} readOnly={readOnly} />
          </>
        )}
        <section className={classes.part} aria-label="Where it is used">
          <div className={classes.partHead}>
            <h3>Used by</h3>
            <span className="meta num">{uses.length === 0 ? 'nothing yet' : uses.length}</span>
          </div>
          {uses.length > 0 && <EventUseList uses={uses} label="Uses of this event" onGo={go} />}
        </section>
        {event.id.startsWith('305') && <EventSnippet event={event.id} />}
      </div>
      {!internal && (
        <div className={classes.foot}>
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon of={Braces} size={12} />}
            onClick={() => {
              openEventCard(null);
              showEventInJson(event.id);
            }}
          >
            Show in Events JSON
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon of={Trash2} size={12} />}
            onClick={() => askToRemove(event.id)}
          >
            {uses.length === 0 ? 'Remove' : 'Remove…'}
          </Button>
        </div>
      )}
    </div>
  );
}

function Locked({ label }: { label: string }) {
  return (
    <>
      <p className={classes.lockedLabel}>{label}</p>
      <p className={classes.locked}>
        <Icon of={Lock} size={14} />
        <span>
          An internal event: it is predefined, so it cannot be renamed, removed or exported. Triggers can start with it.
        </span>
      </p>
    </>
  );
}

function IdPart({ event, uses, readOnly }: { event: string; uses: readonly EventUse[]; readOnly: boolean }) {
  const [changing, setChanging] = useState(false);
  if (changing) return <EventIdForm event={event} uses={uses} onDone={() => setChanging(false)} />;
  return (
    <div className={classes.idLine}>
      <span className={classes.idLabel}>Id</span>
      <span className="mono">{event}</span>
      {!readOnly && (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Icon of={Pencil} size={12} />}
          onClick={() => setChanging(true)}
        >
          Change id…
        </Button>
      )}
    </div>
  );
}
