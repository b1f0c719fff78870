import { OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import { nodeIcon } from '../ui/kind-icon.ts';
import classes from './node-card.module.css';
import { problemWords } from './node-name.ts';
import type { NodeView } from './node-view.ts';
import { RuleLineView } from './rule-line-view.tsx';
import { shownState } from './shown-state.ts';

/** State, word and one fact after a simulation; without one, or when the node cannot run, its problems. */
function Footer({ view }: { view: NodeView }) {
  const shown = shownState(view);
  const hasProblems = view.problems > 0 && (shown === undefined || view.errors);
  if (hasProblems) {
    return (
      <div className={classes.footer} data-tone={view.errors ? 'err' : 'wait'} data-problems>
        <Icon of={view.errors ? OctagonAlert : TriangleAlert} size={14} />
        <b>{problemWords(view.problems)}</b>
        <span className="ellipsis" title={view.problem}>
          {view.problem}
        </span>
      </div>
    );
  }
  if (shown === undefined) return null;
  const { tone, icon, word, fact } = shown;
  return (
    <div className={classes.footer} data-tone={tone}>
      <Icon of={icon} size={14} />
      <b>{word}</b>
      {fact !== undefined && (
        <span className={`ellipsis ${view.state === 'error' && !view.stale ? 'mono' : 'num'}`} title={fact}>
          {fact}
        </span>
      )}
    </div>
  );
}

function Note({ view }: { view: NodeView }) {
  const text = view.sentence.map((phrase) => phrase.text).join('');
  return (
    <div className={classes.note}>
      <Icon of={nodeIcon(view.node)} size={14} />
      <span>{text === '' ? 'Empty note' : text}</span>
    </div>
  );
}

/** What a node shows: kind, sentence, rules and state. Handles and focus are its frame's. `picker` is the event's. */
export function NodeCard({ view, picker }: { view: NodeView; picker?: ReactNode }) {
  if (view.node.kind === 'note') return <Note view={view} />;
  const tone = shownState(view)?.tone;
  return (
    <div
      className={classes.card}
      data-tone={tone}
      data-kind={view.node.kind}
      data-lit={view.step !== undefined}
      data-stale={view.stale ? '' : undefined}
    >
      <div className={classes.head}>
        <span className={classes.tile}>
          <Icon of={nodeIcon(view.node)} size={14} />
        </span>
        <div className={classes.words}>
          <div className={classes.kind}>{view.kindWords}</div>
          {picker ?? (
            <div className={classes.sentence}>
              {view.sentence.map((phrase, index) =>
                phrase.strong ? <b key={index}>{phrase.text}</b> : <span key={index}>{phrase.text}</span>,
              )}
            </div>
          )}
          {view.detail !== undefined && (
            <div className={`${classes.detail} ellipsis`} title={view.detail}>
              {view.detail}
            </div>
          )}
        </div>
        {view.rules.length > 0 && (
          <div className={classes.rules}>
            {view.rules.map((rule, index) => (
              <RuleLineView key={index} rule={rule} mark={view.marks?.[index]} />
            ))}
          </div>
        )}
      </div>
      <Footer view={view} />
    </div>
  );
}
