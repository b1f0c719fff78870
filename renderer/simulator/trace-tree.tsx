import { useState, type KeyboardEvent } from 'react';
import { selectTrigger, useDocument } from '../document/document-store.ts';
import { CausedItem } from './caused-item.tsx';
import { useSimulation, type Simulation } from './simulation-store.ts';
import classes from './trace-tree.module.css';
import { moveInTree } from './move-in-tree.ts';
import { TriggerItem } from './trigger-item.tsx';
import { nearestTrigger, type TraceView, type TriggerRow } from './trace-view.ts';

/** Which rows are open; another simulation starts afresh, with the trigger that came closest to firing. */
function useOpenRows(view: TraceView, simulation: Simulation) {
  const [state, setState] = useState<{ of: Simulation; open: Readonly<Record<string, boolean>> }>({
    of: simulation,
    open: {},
  });
  const open = state.of === simulation ? state.open : {};
  const nearest = nearestTrigger(view.first.rows)?.key;
  const isOpen = (key: string) => open[key] ?? (key === nearest || view.caused.some((one) => one.occurrence === key));
  const setOpen = (key: string, value: boolean) => setState({ of: simulation, open: { ...open, [key]: value } });
  return { isOpen, setOpen };
}

/** Triggers of the occurrence and, below them, of what it caused. Arrow keys walk, open and close; Enter selects. */
export function TraceTree({ view, simulation }: { view: TraceView; simulation: Simulation }) {
  const { isOpen, setOpen } = useOpenRows(view, simulation);
  const selected = useDocument((state) => state.selection.trigger);
  const shown = useSimulation((state) => state.shown);
  const [focused, setFocused] = useState<string | null>(null);

  const all = [...view.first.rows.map(({ key }) => key), ...view.caused.map(({ occurrence }) => occurrence)];
  const known = [...all, ...view.caused.flatMap(({ rows }) => rows.map(({ key }) => key))];
  const stop = focused !== null && known.includes(focused) ? focused : all[0];

  const select = (row: TriggerRow) => {
    selectTrigger(row.trigger);
    useSimulation.setState({ shown: row.occurrence, step: null });
  };
  const item = (row: TriggerRow, level: number) => (
    <TriggerItem
      key={row.key}
      row={row}
      level={level}
      open={row.trace !== undefined && isOpen(row.key)}
      selected={row.trigger === selected && (shown === null || shown === row.occurrence || level === 1)}
      tabStop={row.key === stop}
      onOpen={(value) => setOpen(row.key, value)}
      onSelect={() => select(row)}
    />
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) =>
    moveInTree(event, {
      open: (key, value) => setOpen(key, value),
      choose: (key) => {
        const row = [view.first, ...view.caused].flatMap(({ rows }) => rows).find((one) => one.key === key);
        if (row) select(row);
      },
    });
  return (
    <ul
      role="tree"
      aria-label="Triggers of this occurrence"
      className={classes.tree}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const key = event.target.dataset['key'];
        if (key !== undefined) setFocused(key);
      }}
    >
      {view.first.rows.map((row) => item(row, 1))}
      {view.caused.map((one) => (
        <CausedItem
          key={one.occurrence}
          view={one}
          open={isOpen(one.occurrence)}
          tabStop={one.occurrence === stop}
          onOpen={(value) => setOpen(one.occurrence, value)}
        >
          {one.rows.map((row) => item(row, 2))}
        </CausedItem>
      ))}
    </ul>
  );
}
