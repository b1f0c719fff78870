import type { ReplayResult, ReplayTrigger } from '../../shared/analysis/replay-result.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { selectTrigger, useDocument } from '../document/document-store.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { Icon } from '../ui/icon.tsx';
import { OUTCOME_LOOKS } from '../ui/tone.ts';
import classes from './replay-dock.module.css';
import { countText, countedText, shareText } from './replay-words.ts';

function lookOf({ met, gated, fired }: ReplayTrigger) {
  if (met === 0) return OUTCOME_LOOKS.otherEvent;
  if (fired > 0) return OUTCOME_LOOKS.fired;
  return gated === met ? OUTCOME_LOOKS.gated : OUTCOME_LOOKS.notFired;
}

interface Columns {
  readonly held: boolean;
  readonly errors: boolean;
}

function errorsOf({ steps }: ReplayTrigger): number {
  return steps.reduce((sum, step) => sum + step.errors, 0);
}

function TriggerLine(props: { counts: ReplayTrigger; name: string; selected: boolean; columns: Columns }) {
  const { counts, name, selected, columns } = props;
  const { trigger, met, gated, fired } = counts;
  const look = lookOf(counts);
  const errors = errorsOf(counts);
  return (
    <tr data-selected={selected || undefined}>
      <th scope="row">
        <button
          type="button"
          className={classes.trigger}
          aria-current={selected}
          onClick={() => selectTrigger(trigger)}
        >
          <span className={classes.look} data-tone={look.tone}>
            <Icon of={look.icon} size={14} />
          </span>
          <span className="ellipsis">{name}</span>
        </button>
      </th>
      <td>{countText(met)}</td>
      <td>
        <b>{countText(fired)}</b>
        <span className={classes.share}>{shareText(fired, met)}</span>
      </td>
      <td>{countText(met - gated - fired)}</td>
      {columns.held && <td>{gated === 0 ? '–' : countText(gated)}</td>}
      {columns.errors && <td>{errors === 0 ? '–' : <b data-tone="err">{countText(errors)}</b>}</td>}
    </tr>
  );
}

/** What every trigger did with the file; choosing one shows its counts on the canvas. */
export function ReplayTriggers({ result }: { result: ReplayResult }) {
  const workspace = useWorkspace();
  const selected = useDocument((state) => state.selection.trigger);
  const met = result.triggers.filter((counts) => counts.met > 0);
  const columns = { held: met.some(({ gated }) => gated > 0), errors: met.some((counts) => errorsOf(counts) > 0) };
  const others = result.triggers.length - met.length;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Trigger</th>
            <th scope="col">Met</th>
            <th scope="col">Fired</th>
            <th scope="col">Did not</th>
            {columns.held && <th scope="col">Held back</th>}
            {columns.errors && <th scope="col">Errors</th>}
          </tr>
        </thead>
        <tbody>
          {met.map((counts) => (
            <TriggerLine
              key={counts.trigger}
              counts={counts}
              name={triggerOf(workspace, counts.trigger)?.name ?? counts.trigger}
              selected={counts.trigger === selected}
              columns={columns}
            />
          ))}
        </tbody>
      </table>
      {met.length === 0 && <p className={classes.hint}>No trigger starts with an event of this file.</p>}
      {others > 0 && met.length > 0 && (
        <p className={classes.others}>{countedText(others, 'trigger')} of other events met none.</p>
      )}
    </div>
  );
}
