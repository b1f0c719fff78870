import { Button, Select, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './runs.module.css';
import { isFiltered, NO_FILTER, OUTCOME_CHOICES } from './runs-filter.ts';
import { setFilter, useRuns } from './runs-store.ts';

const TYPING_MS = 250;

/** Narrows the list of runs, on the server: what was sent, which trigger fired, how it went. */
export function RunFilters({ workspace }: { workspace: Workspace }) {
  const filter = useRuns((state) => state.filter);
  const [text, setText] = useState(filter.text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (typed: string) => {
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setFilter(workspace.id, { text: typed }), TYPING_MS);
  };
  return (
    <div className={classes.filters} role="group" aria-label="Filter of runs">
      <TextInput
        size="xs"
        aria-label="Find in what was sent"
        placeholder="Find in what was sent"
        leftSection={<Icon of={Search} size={12} />}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Select
        size="xs"
        aria-label="Trigger that fired"
        data={[
          { value: '', label: 'Every trigger' },
          ...workspace.triggers.map((trigger) => ({ value: trigger.id, label: trigger.name })),
        ]}
        allowDeselect={false}
        value={filter.trigger}
        onChange={(trigger) => setFilter(workspace.id, { trigger: trigger ?? '' })}
      />
      <Select
        size="xs"
        aria-label="Outcome"
        data={OUTCOME_CHOICES}
        allowDeselect={false}
        value={filter.outcome}
        onChange={(outcome) => setFilter(workspace.id, { outcome: outcome ?? '' })}
      />
      {isFiltered(filter) && (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => {
            clearTimeout(timer.current);
            setText('');
            setFilter(workspace.id, NO_FILTER);
          }}
        >
          Show all
        </Button>
      )}
    </div>
  );
}
