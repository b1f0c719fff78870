import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { INTERNAL_EVENTS } from '../../shared/events/hookable-event.ts';
import { dispatch, useDocument } from '../document/document-store.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { EventIdChip } from '../ui/event-id-chip.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './event-picker.module.css';

/** "When … happens": chooses the event of a trigger that has none yet. */
export function EventPicker({ node }: { node: string }) {
  const events = useWorkspaceMember('events');
  const trigger = useDocument((state) => state.selection.trigger);
  const choose = (event: string) => {
    if (trigger !== null) dispatch({ kind: 'replaceNode', trigger, node: { id: node, kind: 'event', event } });
  };
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          className={`nodrag nopan ${classes.button}`}
          rightSection={<Icon of={ChevronDown} size={12} />}
        >
          Choose an event
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.list ?? ''}>
        {[...events, ...INTERNAL_EVENTS].map((event) => (
          <Menu.Item key={event.id} leftSection={<EventIdChip id={event.id} />} onClick={() => choose(event.id)}>
            {event.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
