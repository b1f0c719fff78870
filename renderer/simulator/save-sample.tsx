import { Button, Popover, TextInput, Tooltip } from '@mantine/core';
import { Save } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { Sample } from '../../shared/flow/workspace.ts';
import { currentWorkspace, dispatch } from '../document/document-store.ts';
import { freshId, slug } from '../document/fresh-id.ts';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toasts.tsx';
import { chooseSample } from './simulation-store.ts';
import classes from './simulator-dock.module.css';

function save(sample: Sample): void {
  dispatch({ kind: 'putSample', sample });
  chooseSample(sample.id);
  showToast({ tone: 'pass', text: `Saved as sample “${sample.name}”.` });
}

function saveNew(name: string, occurrence: Occurrence): void {
  const { samples } = currentWorkspace();
  const id = freshId(
    slug(name, 'sample'),
    samples.map((sample) => sample.id),
  );
  save({ id, name, occurrence });
}

/** Keeps the edited occurrence with the workspace: as a new sample, or in place of the one it was made from. */
export function SaveSample({ sample, occurrence }: { sample: Sample | undefined; occurrence: Occurrence | undefined }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const blocked = occurrence === undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!occurrence || name.trim() === '') return;
    saveNew(name.trim(), occurrence);
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
                save({ ...sample, occurrence });
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
