import { Plus, TriangleAlert, OctagonAlert } from 'lucide-react';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { addNewTrigger } from '../document/new-trigger.ts';
import { selectTrigger, useDocument } from '../document/document-store.ts';
import { useCheckedCompilation } from '../document/use-checked.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { draftChanges, useServer } from '../publish/server-store.ts';
import { useSimulation } from '../simulator/simulation-store.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Section } from './section.tsx';
import classes from './sidebar.module.css';
import { triggerRowKeeper, triggerRows, type TriggerRow } from './trigger-rows.ts';

const Row = memo(function Row({ row, selected }: { row: TriggerRow; selected: boolean }) {
  const { look } = row;
  return (
    <li className={classes.item}>
      <button
        type="button"
        data-row
        className={`${classes.row} ${classes.trigger}`}
        aria-current={selected}
        onClick={() => selectTrigger(row.id)}
      >
        <span className={classes.state} data-tone={look?.tone ?? 'idle'}>
          <Icon of={row.icon} />
        </span>
        <span>
          <span className={classes.name}>{row.name}</span>
          <span className={classes.meta}>
            {look && (
              <span className={classes.word} data-tone={look.tone}>
                {look.word}
              </span>
            )}
            {look && <span aria-hidden>·</span>}
            <span>{row.event}</span>
          </span>
        </span>
        <span className={classes.badges}>
          {row.changes > 0 && (
            <Badge tone="draft" title={`${row.changes} changes that are not live`}>
              +{row.changes}
            </Badge>
          )}
          {row.problems > 0 && (
            <Badge tone={row.errors ? 'err' : 'wait'} icon={row.errors ? OctagonAlert : TriangleAlert}>
              {row.problems}
              <span className="spoken"> problems</span>
            </Badge>
          )}
          {!row.enabled && <Badge tone="idle">Off</Badge>}
        </span>
      </button>
    </li>
  );
});

/** A row is higher. */
const ROW_PX = 36;

export function TriggerList({ query }: { query: string }) {
  const workspace = useWorkspace();
  const compilation = useCheckedCompilation();
  // What is live is compared in the pauses.
  const drawn = useDeferredValue(workspace);
  const simulation = useSimulation((state) => state.simulation);
  const live = useServer((state) => state.live);
  const selected = useDocument((state) => state.selection.trigger);
  const [keep] = useState(() => triggerRowKeeper());
  const all = useMemo(() => {
    const changes = live.state === 'live' ? draftChanges(live, drawn) : [];
    return keep(triggerRows(workspace, compilation, simulation, changes, query));
  }, [keep, workspace, drawn, compilation, simulation, live, query]);
  // What a window of this height can show of a long list is there at once, the rest follows in the pauses.
  const first = useMemo(() => all.slice(0, Math.ceil(window.innerHeight / ROW_PX)), [all]);
  const rows = useDeferredValue(all, first);
  return (
    <Section
      of="triggers"
      title="Triggers"
      count={workspace.triggers.length}
      query={query}
      tools={
        <>
          {compilation === undefined && <span className="meta">checking</span>}
          <IconButton icon={Plus} label="New trigger" small onClick={() => addNewTrigger()} />
        </>
      }
    >
      {rows.length === 0 && (
        <p className={classes.empty}>
          {workspace.triggers.length === 0
            ? 'No triggers yet.'
            : compilation
              ? 'Nothing fits the search.'
              : 'Checking the triggers'}
        </p>
      )}
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} selected={row.id === selected} />
        ))}
      </ul>
    </Section>
  );
}
