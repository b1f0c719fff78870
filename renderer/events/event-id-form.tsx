import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { eventPrefixOf, isHookableEventId } from '../../shared/events/event-id.ts';
import { nextFreeId } from '../../shared/events/next-free-id.ts';
import type { EventUse } from '../../shared/flow/event-uses.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { dispatch } from '../document/document-store.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { announce } from '../ui/announce.tsx';
import classes from './event-card.module.css';
import { openEventCard } from './event-card-store.ts';
import { countWords } from './event-use-words.ts';

/** Why an event cannot have this id, in a sentence (H3, H4). */
function refusal({ events }: Workspace, event: string, id: string): string | undefined {
  if (eventPrefixOf(id) === undefined) return 'Ids start with 305, 702 or 703.';
  if (!isHookableEventId(id)) return 'After the prefix come two digits, 01 to 99.';
  const other = events.find((one) => one.id === id && one.id !== event);
  return other && `${id} is already used by ${other.label}.`;
}

/** Gives an event another id wherever it is named, as one gesture. */
export function EventIdForm(props: { event: string; uses: readonly EventUse[]; onDone: () => void }) {
  const { event, uses, onDone } = props;
  const workspace = useWorkspace();
  const { events, retiredEventIds } = workspace;
  const prefix = eventPrefixOf(event) ?? '305';
  const [id, setId] = useState(() => nextFreeId(prefix, [...events.map((one) => one.id), ...retiredEventIds]) ?? event);
  const why = refusal(workspace, event, id);
  const retired = retiredEventIds.includes(id);
  const submit = () => {
    if (why !== undefined) return;
    if (id !== event) {
      dispatch({ kind: 'changeEventId', event, id });
      openEventCard(id);
      announce(`The event has the id ${id} now. ${event} is retired.`);
    }
    onDone();
  };
  return (
    <form
      className={classes.idForm}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submit();
      }}
      onKeyDown={(key) => {
        if (key.key !== 'Escape') return;
        key.stopPropagation(); // the card stays open
        onDone();
      }}
    >
      <div className={classes.idRow}>
        <TextInput
          label="New id"
          classNames={{ input: 'mono' }}
          value={id}
          maxLength={5}
          autoFocus
          error={why}
          onChange={({ currentTarget: { value } }) => setId(value.trim())}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Button type="submit" aria-disabled={why !== undefined} mod={{ disabled: why !== undefined }}>
          Change id
        </Button>
        <Button variant="default" onClick={onDone}>
          Keep {event}
        </Button>
      </div>
      <p className="meta">
        {retired && `${id} is retired: events in the field may still carry it. `}
        {uses.length === 0 ? 'Nothing names this event yet. ' : `Changes with it: ${countWords(uses)}. `}
        {event} is retired. Whatever sends the event must send the new id.
      </p>
    </form>
  );
}
