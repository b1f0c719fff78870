import { Button, Popover, TextInput, Tooltip } from '@mantine/core';
import { Save } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { currentWorkspace } from '../document/document-store.ts';
import { useSimulation, type Simulation } from '../simulator/simulation-store.ts';
import { Icon } from '../ui/icon.tsx';
import { proposedName, saveTest, sentSample } from './save-test.ts';
import classes from './tests-dock.module.css';

function reasonAgainst(simulation: Simulation | null): string | undefined {
  if (!simulation) return 'Send a sample first';
  return simulation.trace.triggers.length === 0 ? 'No trigger starts with this event' : undefined;
}

function SaveForm({ simulation, onDone }: { simulation: Simulation; onDone: () => void }) {
  const [name, setName] = useState(() => proposedName(simulation));
  const isNew = sentSample(currentWorkspace().samples, simulation) === undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    saveTest(name.trim(), simulation);
    onDone();
  };
  return (
    <form className={classes.saveForm} onSubmit={submit}>
      <TextInput
        label="Name of the test"
        value={name}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p className="meta">
        It expects what you see: which triggers fire, which do not, and to whom their actions go.
        {isNew && ' The occurrence is kept as a sample of that name.'}
      </p>
      <Button type="submit" disabled={name.trim() === ''}>
        Save test
      </Button>
    </form>
  );
}

/** Keeps what the simulator shows as a test. */
export function SaveAsTest({ prominent = false }: { prominent?: boolean }) {
  const simulation = useSimulation((state) => state.simulation);
  const [open, setOpen] = useState(false);
  const reason = reasonAgainst(simulation);
  const blocked = reason !== undefined;
  return (
    <Popover opened={open} onChange={setOpen} position="top-end" width={280} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={reason ?? 'Keep what happened as a test'} disabled={open}>
          <Button
            {...(!prominent && { color: 'gray' })}
            variant={prominent ? 'filled' : 'subtle'}
            size={prominent ? 'sm' : 'xs'}
            aria-disabled={blocked}
            className={classes.save}
            mod={{ blocked }}
            leftSection={<Icon of={Save} size={14} />}
            onClick={() => !blocked && setOpen(!open)}
          >
            Save as test
          </Button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        {simulation && <SaveForm simulation={simulation} onDone={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}
