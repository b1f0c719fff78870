import { Autocomplete, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dispatch } from '../document/document-store.ts';
import { useWorkspace } from '../document/use-workspace.ts';

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function Form({ onClose }: { onClose: () => void }) {
  const workspace = useWorkspace();
  const [name, setName] = useState(workspace.name);
  const [timeZone, setTimeZone] = useState(workspace.timeZone);
  const nameError = name.trim() === '' ? 'A workspace needs a name.' : undefined;
  const zoneError = isTimeZone(timeZone) ? undefined : 'Not a time zone. Use a name such as Europe/Oslo or UTC.';
  const save = () => {
    if (nameError ?? zoneError) return;
    if (name.trim() !== workspace.name) dispatch({ kind: 'renameWorkspace', name: name.trim() });
    if (timeZone !== workspace.timeZone) dispatch({ kind: 'setTimeZone', timeZone });
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap={12}>
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={nameError}
          data-autofocus
        />
        <Autocomplete
          label="Time zone"
          description="Dates without a time mean midnight there."
          data={['UTC', ...Intl.supportedValuesOf('timeZone')]}
          limit={50}
          value={timeZone}
          onChange={setTimeZone}
          error={zoneError}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Apply</Button>
        </Group>
      </Stack>
    </form>
  );
}

export function RenameWorkspace({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Name and time zone" centered>
      <Form onClose={onClose} />
    </Modal>
  );
}
