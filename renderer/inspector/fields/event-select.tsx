import { INTERNAL_EVENTS, type HookableEvent } from '../../../shared/events/hookable-event.ts';
import { currentWorkspace, useDocument } from '../../document/document-store.ts';
import { eventLabel } from '../../document/event-label.ts';
import { EventIdChip } from '../../ui/event-id-chip.tsx';
import { PickList, type PickOption } from './pick-list.tsx';

function optionOf({ id, label }: HookableEvent): PickOption {
  return {
    value: id,
    label: `${id} ${label}`,
    shown: (
      <>
        <EventIdChip id={id} />
        <span className="ellipsis">{label}</span>
      </>
    ),
  };
}

/** Chooses an event by its id and label; internal ones stand locked in a group of their own (H8). */
export function EventSelect(props: {
  readonly label: string;
  readonly value: string;
  readonly onPick: (event: string) => void;
  readonly invalid: boolean;
  readonly internal: boolean;
  readonly focusTarget: boolean;
}) {
  const { value } = props;
  const label = useDocument(({ document }) => document && eventLabel(document.history.present, value));
  const words = label ?? (value === '' ? 'not chosen' : 'not in the events');
  return (
    <PickList
      label={props.label}
      search
      width={296}
      value={value}
      valueWords={`${value} ${words}`.trim()}
      shown={
        value === '' ? (
          <span className="label">Choose an event</span>
        ) : (
          <>
            <EventIdChip id={value} />
            <span className="ellipsis">{words}</span>
          </>
        )
      }
      invalid={props.invalid}
      focusTarget={props.focusTarget}
      empty="No event fits. Add one in Events JSON."
      options={() => [
        { label: 'Your events', options: currentWorkspace().events.map(optionOf) },
        ...(props.internal ? [{ label: 'Raised by Hookflow', options: INTERNAL_EVENTS.map(optionOf) }] : []),
      ]}
      onPick={props.onPick}
    />
  );
}
