import { Button, Popover, TextInput, Tooltip } from '@mantine/core';
import { Save } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { Sample } from '../../shared/flow/workspace.ts';
import { keepAsSample, putSample } from '../samples/keep-as-sample.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './simulator-dock.module.css';

/** Keeps the edited occurrence with the workspace: as a new sample, or in place of the one it was made from. */
export function SaveSample({ sample, occurrence }: { sample: Sample | undefined; occurrence: Occurrence | undefined }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const blocked = occurrence === undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!occurrence || name.trim() === '') return;
    keepAsSample(occurrence, name.trim());
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="top-end" width={280} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={blocked ? 'Fix the problems first' : 'Keep this occurrence with the workspace'}>
          <Button
            variant="default"
            size="xs"
            aria-disabled={blocked}
            className={classes.save}
            mod={{ blocked }}
            leftSection={<Icon of={Save} size={12} />}
            onClick={() => {
              if (blocked) return;
              setName(sample ? `${sample.name}, edited` : 'New sample');
              setOpen(!open);
            }}
          >
            Save as sample
          </Button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.saveForm} onSubmit={submit}>
          <TextInput
            label="Name of the sample"
            value={name}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            Save new sample
          </Button>
          {sample && occurrence && (
            <Button
              variant="default"
              classNames={{ label: 'ellipsis' }}
              onClick={() => {
                putSample({ ...sample, occurrence });
                setOpen(false);
              }}
            >
              Replace “{sample.name}”
            </Button>
          )}
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
