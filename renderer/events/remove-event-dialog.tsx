import { Button, Group, Modal, Radio, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { UsesOfRemoved } from '../../shared/flow/command.ts';
import { eventUses } from '../../shared/flow/event-uses.ts';
import { eventLabel } from '../document/event-label.ts';
import { useDocument } from '../document/document-store.ts';
import classes from './event-card.module.css';
import { useEventCard } from './event-card-store.ts';
import { EventUseList } from './event-use-list.tsx';
import { countWords } from './event-use-words.ts';
import { removeEvent } from './remove-event.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';

type Choice = 'keep' | UsesOfRemoved['kind'];

/** Asks what becomes of all that names an event which is about to go. */
export function RemoveEventDialog() {
  const event = useEventCard((state) => state.removing);
  const workspace = useDocument(({ document }) => (event === null ? undefined : document?.history.present));
  const close = () => useEventCard.setState({ removing: null });
  const label = event === null || !workspace ? '' : (eventLabel(workspace, event) ?? event);
  return (
    <Modal
      opened={label !== ''}
      onClose={close}
      title={`Remove ${label} (${event ?? ''})?`}
      withCloseButton={false}
      size="lg"
      centered
    >
      {event !== null && workspace && (
        <Choices key={event} event={event} label={label} workspace={workspace} onClose={close} />
      )}
    </Modal>
  );
}

function Choices(props: { event: string; label: string; workspace: Workspace; onClose: () => void }) {
  const { event, label, workspace, onClose } = props;
  const [choice, setChoice] = useState<Choice>('keep');
  const others = workspace.events.filter(({ id }) => id !== event);
  const [by, setBy] = useState(others[0]?.id);
  const uses = eventUses(workspace, event);
  const broken = uses.filter(({ kind }) => kind === 'starts' || kind === 'emits');
  const goes = uses.filter(({ kind }) => kind !== 'compares');
  const replacement = by === undefined ? undefined : eventLabel(workspace, by);
  const buttons: Readonly<Record<Choice, string>> = {
    keep: 'Remove the event only',
    remove: `Remove the event and ${countWords(goes)}`,
    replace: `Remove, and use ${replacement ?? 'another'} instead`,
  };
  const submit = () => {
    if (choice === 'keep') removeEvent(event);
    else if (choice === 'remove') removeEvent(event, { kind: 'remove' });
    else if (by !== undefined) removeEvent(event, { kind: 'replace', by });
  };
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submit();
      }}
    >
      <Text size="md">
        {label} is named by {countWords(uses)}:
      </Text>
      <div className={classes.affected}>
        <EventUseList uses={uses} label="What names the event" />
      </div>
      <Radio.Group value={choice} onChange={(value) => setChoice(value)} label="What becomes of them?" mt={12}>
        <Stack gap={8} mt={4}>
          <Radio
            value="keep"
            data-autofocus
            label="They stay as they are"
            description={
              broken.length === 0
                ? 'Nothing in a trigger depends on the event.'
                : `${countWords(broken)} will show a problem until another event is chosen.`
            }
          />
          <Radio
            value="replace"
            disabled={others.length === 0}
            label="They get another event"
            description="Triggers, rules, actions, samples and tests name it from then on."
          />
          {choice === 'replace' && (
            <Select
              aria-label="The other event"
              data={others.map((other) => ({ value: other.id, label: `${other.id} · ${other.label}` }))}
              value={by ?? null}
              onChange={(value) => value !== null && setBy(value)}
              allowDeselect={false}
              searchable
              ml={26}
            />
          )}
          <Radio
            value="remove"
            label="They are removed too"
            description={`${countWords(goes)} will be gone.${goes.length < uses.length ? ' Rules that compare with the id stay.' : ''}`}
          />
        </Stack>
      </Radio.Group>
      <Text className="meta" mt={16}>
        One undo brings everything back. The id {event} stays retired.
      </Text>
      <Group justify="flex-end" gap={8} mt={12}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit">{buttons[choice]}</Button>
      </Group>
    </form>
  );
}
