import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EVENT_PREFIXES, PREFIX_MEANING, type EventPrefix } from '../../shared/events/hookable-event.ts';
import { nextFreeId } from '../../shared/events/next-free-id.ts';
import { dispatch } from '../document/document-store.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { announce } from '../ui/announce.tsx';

/** Adds an event under the next free id of its source (H9). */
export function NewEventForm({ onDone }: { onDone: () => void }) {
  const workspace = useWorkspace();
  const [label, setLabel] = useState('');
  const [prefix, setPrefix] = useState<EventPrefix>('305');
  const id = nextFreeId(prefix, [...workspace.events.map((event) => event.id), ...workspace.retiredEventIds]);
  const ready = label.trim() !== '' && id !== undefined;
  const add = () => {
    if (!ready) return;
    dispatch({ kind: 'setEvents', events: [...workspace.events, { id, label: label.trim() }] });
    announce(`Event ${label.trim()} added as ${id}.`);
    setLabel(''); // opened again while it closes, the form is still this one
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Stack gap={12} w={240}>
        <TextInput
          label="Label"
          placeholder="Newsletter joined"
          maxLength={120}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label="Comes from"
          data={EVENT_PREFIXES.map((value) => ({ value, label: `${value} · ${PREFIX_MEANING[value]}` }))}
          value={prefix}
          onChange={(value) => value !== null && setPrefix(value)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        <Button type="submit" disabled={!ready}>
          {id === undefined ? `All 99 ids of ${prefix} are used` : `Add as ${id}`}
        </Button>
      </Stack>
    </form>
  );
}
