import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { HookableEvent } from '../../shared/events/hookable-event.ts';
import { labelFault, labelKey, LONGEST_LABEL, type LabelFault } from '../../shared/events/label.ts';
import { dispatch } from '../document/document-store.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';

const words: Readonly<Record<LabelFault, string>> = {
  labelBlank: 'A label is not blank. The event keeps its last one.',
  labelTooLong: `A label has at most ${LONGEST_LABEL} characters. The event keeps its last one.`,
  labelCharacters: 'A label has no control characters. The event keeps its last one.',
};

let visits = 0;

/** Renames an event as one types (H4): one undo entry a visit. What is no label stays in the field only. */
export function EventLabelField({ event, readOnly }: { event: HookableEvent; readOnly: boolean }) {
  const events = useWorkspaceMember('events');
  const [typed, setTyped] = useState<string | null>(null);
  const gesture = useRef('');
  const label = typed ?? event.label;
  const fault = labelFault(label);
  const twin = events.find(({ id, label: other }) => id !== event.id && labelKey(other) === labelKey(label));
  return (
    <TextInput
      label="Label"
      value={label}
      readOnly={readOnly}
      data-autofocus
      error={fault && words[fault]}
      description={!fault && twin ? `${twin.id} has the same label.` : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onFocus={() => {
        visits += 1;
        gesture.current = `event-label-${visits}`;
      }}
      onBlur={() => setTyped(null)}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        if (labelFault(value)) return;
        dispatch({ kind: 'renameEvent', event: event.id, label: value.trim() }, gesture.current);
      }}
    />
  );
}
