import { UnstyledButton } from '@mantine/core';
import { CornerDownRight } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { Trace } from '../../shared/engine/trace.ts';
import { eventLabel } from '../document/event-label.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { Icon } from '../ui/icon.tsx';
import { causedWords } from './summary-words.ts';
import classes from './trace-tree.module.css';

/** Moves to the row of the caused occurrence, where its triggers are. */
function follow(occurrence: string, event: MouseEvent<HTMLElement>): void {
  const rows = event.currentTarget.closest('[role="tree"]')?.querySelectorAll<HTMLElement>('[data-key]') ?? [];
  const row = [...rows].find((one) => one.dataset['key'] === occurrence);
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

/** "Caused Contact points changed · 1 of 1 trigger fired": what an action caused, and the way to it (E9). */
export function CausedLink({ trace }: { trace: Trace }) {
  const workspace = useWorkspace();
  const label = eventLabel(workspace, trace.event) ?? trace.event;
  return (
    <UnstyledButton className={classes.follow} onClick={(event) => follow(trace.occurrence, event)}>
      <Icon of={CornerDownRight} size={14} />
      <span>Caused {label}</span>
      <span className={classes.fact}>{causedWords(trace)}</span>
    </UnstyledButton>
  );
}
