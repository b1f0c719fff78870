import { ChevronDown, ChevronRight, CornerDownRight, Ellipsis, OctagonAlert, Plus, TriangleAlert } from 'lucide-react';
import { memo, type CSSProperties } from 'react';
import { nodeTitle } from '../../shared/flow/wording.ts';
import { problemWords } from '../canvas/node-name.ts';
import type { NodeView, PathState } from '../canvas/node-view.ts';
import { RuleLineView } from '../canvas/rule-line-view.tsx';
import { shownState } from '../canvas/shown-state.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { nodeIcon } from '../ui/kind-icon.ts';
import type { PlacedRow, StepRow } from './outline-rows.ts';
import { OutlineName } from './outline-name.tsx';
import classes from './outline.module.css';

function StepState({ view }: { view: NodeView }) {
  const shown = shownState(view);
  return (
    <>
      {shown && (
        <span className={classes.state} data-tone={shown.tone} data-stale={view.stale ? '' : undefined}>
          <Icon of={shown.icon} size={14} />
          <b>{shown.word}</b>
          {shown.fact !== undefined && <span className="ellipsis num">{shown.fact}</span>}
        </span>
      )}
      {view.problems > 0 && (
        <Badge
          tone={view.errors ? 'err' : 'wait'}
          icon={view.errors ? OctagonAlert : TriangleAlert}
          {...(view.problem === undefined ? {} : { title: view.problem })}
        >
          {problemWords(view.problems)}
        </Badge>
      )}
    </>
  );
}

function StepWords({ row, view, renaming }: { row: StepRow; view: NodeView; renaming: boolean }) {
  if (renaming) return <OutlineName node={row.node} />;
  return (
    <span className={classes.words}>
      {row.then && <span className={classes.then}>Then </span>}
      {view.node.kind !== 'note' && <span className={classes.kind}>{view.kindWords} </span>}
      <span className={classes.sentence}>
        {view.sentence.map((phrase, index) =>
          phrase.strong ? <b key={index}>{phrase.text}</b> : <span key={index}>{phrase.text}</span>,
        )}
        {view.node.kind === 'note' && view.node.text === '' && 'Empty note'}
      </span>
      {view.detail !== undefined && <span className={classes.detail}> · {view.detail}</span>}
    </span>
  );
}

export interface OutlineRowProps {
  readonly placed: PlacedRow;
  /** Of the row's step. */
  readonly view: NodeView | undefined;
  /** How the shown simulation went by the row's connection or output. */
  readonly path: PathState;
  /** That in words: "taken", "812 occurrences"; empty when nothing is shown. */
  readonly pathWords: string;
  readonly closed: boolean;
  readonly selected: boolean;
  readonly tabStop: boolean;
  readonly renaming: boolean;
}

/** One row of the outline. What is done with it is the tree's: by keys, and by its two buttons for the mouse. */
export const OutlineRowView = memo(function OutlineRowView(props: OutlineRowProps) {
  const { placed, view, path, pathWords, closed, selected, tabStop, renaming } = props;
  const { row } = placed;
  const step = row.kind === 'step' ? view : undefined;
  return (
    <div
      role="treeitem"
      className={classes.row}
      tabIndex={tabStop ? 0 : -1}
      aria-level={row.level}
      aria-posinset={placed.position}
      aria-setsize={placed.siblings}
      aria-expanded={row.expandable ? !closed : undefined}
      aria-selected={row.kind === 'step' ? selected : undefined}
      data-row-key={row.key}
      data-kind={row.kind}
      data-node-id={row.kind === 'step' ? row.node.id : undefined}
      data-path={path}
      data-tone={step && shownState(step)?.tone}
      style={{ '--level': row.level } as CSSProperties}
    >
      <div className={classes.line}>
        <span className={classes.chevron} data-toggle={row.expandable ? '' : undefined} aria-hidden>
          {row.expandable && <Icon of={closed ? ChevronRight : ChevronDown} size={12} />}
        </span>
        {row.kind === 'step' && (
          <span className={classes.tile}>
            <Icon of={nodeIcon(row.node)} size={14} />
          </span>
        )}
        <span data-words className={classes.name}>
          {row.kind === 'step' && view && <StepWords row={row} view={view} renaming={renaming} />}
          {row.kind === 'branch' && (
            <span className={classes.branch}>
              <b>{row.words}</b>
              {row.edge === undefined && <span className={classes.kind}> ends here</span>}
            </span>
          )}
          {row.kind === 'link' && (
            <span className={classes.link}>
              <Icon of={CornerDownRight} size={14} />
              <span className={classes.kind}>goes on at </span>
              <b>{nodeTitle(row.to)}</b>
            </span>
          )}
          {row.kind === 'heading' && <span className={classes.heading}>{row.words}</span>}
        </span>
        <span className={classes.states}>
          {step && <StepState view={step} />}
          {pathWords !== '' && <span className={classes.path}>{pathWords}</span>}
        </span>
        <span className={classes.tools} aria-hidden>
          {row.kind !== 'heading' && !(row.kind === 'step' && row.node.kind === 'note') && row.kind !== 'link' && (
            <span className={classes.tool} data-add title="Add a step after">
              <Icon of={Plus} size={14} />
            </span>
          )}
          {row.kind !== 'heading' && (
            <span className={classes.tool} data-menu title="More">
              <Icon of={Ellipsis} size={14} />
            </span>
          )}
        </span>
      </div>
      {step && step.rules.length > 0 && (
        <div className={classes.rules}>
          {step.rules.map((rule, index) => (
            <RuleLineView key={index} rule={rule} mark={step.marks?.[index]} />
          ))}
        </div>
      )}
    </div>
  );
});
