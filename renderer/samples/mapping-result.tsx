import { CircleCheck, FileQuestion, OctagonAlert } from 'lucide-react';
import { PROVIDER_NAMES } from '../../shared/events/mapping/provider.ts';
import { EventSelect } from '../inspector/fields/event-select.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Mapped, MappingEdits } from './mapped-occurrence.ts';
import classes from './mapping-dialog.module.css';
import { MappingTable } from './mapping-table.tsx';

type Edit = (change: (before: MappingEdits) => Partial<MappingEdits>) => void;

function Problems({ checked }: { checked: Extract<Mapped, { kind: 'mapped' }>['checked'] }) {
  if (checked.ok) {
    return (
      <p className={classes.said} data-tone="pass" role="status">
        <Icon of={CircleCheck} size={14} />
        This occurrence can be sent.
      </p>
    );
  }
  return (
    <div role="status">
      <ul className={classes.problems} aria-label="Problems of the occurrence">
        {checked.error.map((problem, index) => (
          <li key={index} className={classes.said} data-tone="err">
            <Icon of={OctagonAlert} size={14} />
            <span>
              {problem.pointer !== '' && <span className="mono">{problem.pointer.slice(1).replaceAll('/', '.')} </span>}
              {problem.message}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the pasted JSON is, where its fields go, and the occurrence that they make. */
export function MappingResult({ result, onEdit }: { result: Mapped; onEdit: Edit }) {
  switch (result.kind) {
    case 'empty':
      return (
        <p className={classes.hint}>
          Its fields are then listed here beside the fields of an occurrence. You can change or leave out each of them.
        </p>
      );
    case 'broken':
      return (
        <ul className={classes.problems} aria-label="Problems of the text">
          {result.problems.map((problem, index) => (
            <li key={index} className={classes.said} data-tone="err">
              <Icon of={OctagonAlert} size={14} />
              {`Line ${problem.line}, column ${problem.column}: ${problem.message}`}
            </li>
          ))}
        </ul>
      );
    case 'occurrence':
      return (
        <div className={classes.result}>
          <p className={classes.head}>This is an occurrence already. There is nothing to map.</p>
          <Problems checked={result.checked} />
        </div>
      );
    case 'mapped': {
      const { mapping, rows, event, checked, text } = result;
      return (
        <div className={classes.result}>
          <p className={classes.head}>
            {mapping.provider === 'unknown' && <Icon of={FileQuestion} size={14} />}
            <b>{PROVIDER_NAMES[mapping.provider]}</b>
            {mapping.eventName !== undefined && <span className="label">“{mapping.eventName}”</span>}
          </p>
          <div className={classes.event}>
            <span className="label">becomes the event</span>
            <EventSelect
              label="Event"
              value={event}
              invalid={false}
              internal
              focusTarget={false}
              onPick={(id) => onEdit(() => ({ event: id }))}
            />
          </div>
          <MappingTable
            rows={rows}
            onTarget={(from, to) => onEdit(({ targets }) => ({ targets: { ...targets, [from]: to } }))}
          />
          <Problems checked={checked} />
          <details className={classes.preview}>
            <summary>The occurrence</summary>
            <pre tabIndex={0}>{text}</pre>
          </details>
        </div>
      );
    }
  }
}
