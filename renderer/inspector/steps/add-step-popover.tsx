import { Popover } from '@mantine/core';
import { Plus } from 'lucide-react';
import { memo, useState } from 'react';
import { ACTION_KINDS } from '../../../shared/flow/action.ts';
import { currentOutput, STEP_NAMES, type StepKind } from '../../document/add-step.ts';
import { currentWorkspace, useDocument } from '../../document/document-store.ts';
import { useSelectedTrigger } from '../../document/use-workspace.ts';
import { eventLabel } from '../../document/event-label.ts';
import { ACTION_ICONS } from '../../ui/kind-icon.ts';
import { Icon } from '../../ui/icon.tsx';
import { FormRow } from '../fields/form-row.tsx';
import { PickList } from '../fields/pick-list.tsx';
import { addStepHere } from '../inspector-store.ts';
import classes from './add-step.module.css';
import { outputKey, placeOptions } from './step-place.ts';
import { GitFork } from 'lucide-react';
import link from '../../ui/link.module.css';

/** "+ Condition" or "+ Action": asks after which output, then what. */
export const AddStepPopover = memo(function AddStepPopover({ what }: { readonly what: 'condition' | 'action' }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus width={264}>
      <Popover.Target>
        <button
          type="button"
          className={link.link}
          aria-label={`Add ${what}`}
          aria-expanded={open}
          onClick={() => setOpen((before) => !before)}
        >
          <Icon of={Plus} size={12} />
          {what === 'condition' ? 'Condition' : 'Action'}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <AddStepForm what={what} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
});

function AddStepForm(props: { readonly what: 'condition' | 'action'; readonly onDone: () => void }) {
  const { what } = props;
  const trigger = useSelectedTrigger();
  const selected = useDocument((state) => state.selection.nodes);
  const [picked, setPicked] = useState<string | null>(null);
  const workspace = currentWorkspace();
  const options = trigger ? placeOptions(trigger, (id) => eventLabel(workspace, id)) : [];
  const suggested = trigger && currentOutput(trigger, selected);
  const wanted = picked ?? (suggested ? outputKey(suggested) : undefined);
  const place = options.find(({ key }) => key === wanted) ?? options[0];
  const add = (kind: StepKind): void => {
    props.onDone();
    // After the popover gave the focus back, so that the new section can have it.
    setTimeout(() => addStepHere(kind, place?.output), 0);
  };
  const kinds: readonly StepKind[] = what === 'condition' ? ['condition'] : ACTION_KINDS;
  return (
    <div role="group" aria-label={`Add ${what}`}>
      <FormRow label="After">
        <PickList
          label="After"
          width={232}
          value={place?.key ?? ''}
          valueWords={place?.label ?? 'nothing'}
          options={() => [{ label: '', options: options.map(({ key, label }) => ({ value: key, label })) }]}
          onPick={setPicked}
        />
      </FormRow>
      <ul className={classes.kinds}>
        {kinds.map((kind, index) => (
          <li key={kind}>
            <button
              type="button"
              className={classes.kind}
              data-autofocus={index === 0 || undefined}
              onClick={() => add(kind)}
            >
              <Icon of={kind === 'condition' || kind === 'note' ? GitFork : ACTION_ICONS[kind]} size={16} />
              {kind === 'condition' ? 'Add a condition here' : STEP_NAMES[kind]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
