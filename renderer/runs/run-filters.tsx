import { Button, Select, TextInput } from '@mantine/core';
import { Search, User } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { INTERNAL_EVENTS } from '../../shared/events/hookable-event.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './runs.module.css';
import { isFiltered, NO_FILTER, OUTCOME_CHOICES, SINCE_CHOICES } from './runs-filter.ts';
import { setFilter, useRuns } from './runs-store.ts';

const TYPING_MS = 250;

/** Narrows the list of runs, on the server: what was sent, which trigger fired, how it went. */
export function RunFilters({ workspace }: { workspace: Workspace }) {
  const filter = useRuns((state) => state.filter);
  const [typed, setTyped] = useState({ text: filter.text, contact: filter.contact });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (change: Partial<typeof typed>) => {
    const now = { ...typed, ...change };
    setTyped(now);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setFilter(workspace.id, now), TYPING_MS);
  };
  return (
    <div className={classes.filters} role="group" aria-label="Filter of runs">
      <TextInput
        size="xs"
        aria-label="Find in what was sent"
        placeholder="Find in what was sent"
        leftSection={<Icon of={Search} size={12} />}
        value={typed.text}
        onChange={(event) => type({ text: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        aria-label="Contact: id, purl or e-mail"
        placeholder="Contact"
        leftSection={<Icon of={User} size={12} />}
        value={typed.contact}
        onChange={(event) => type({ contact: event.currentTarget.value })}
      />
      <Select
        size="xs"
        aria-label="Event"
        data={[
          { value: '', label: 'Every event' },
          ...[...workspace.events, ...INTERNAL_EVENTS].map(({ id, label }) => ({
            value: id,
            label: `${label} (${id})`,
          })),
        ]}
        allowDeselect={false}
        value={filter.event}
        onChange={(event) => setFilter(workspace.id, { event: event ?? '' })}
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
      <Select
        size="xs"
        aria-label="Time"
        data={SINCE_CHOICES}
        allowDeselect={false}
        value={filter.since}
        onChange={(since) => setFilter(workspace.id, { since: since ?? '' })}
      />
      {isFiltered(filter) && (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => {
            clearTimeout(timer.current);
            setTyped({ text: '', contact: '' });
            setFilter(workspace.id, NO_FILTER);
          }}
        >
          Show all
        </Button>
      )}
    </div>
  );
}
