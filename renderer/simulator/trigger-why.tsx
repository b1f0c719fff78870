import { CornerDownRight } from 'lucide-react';
import type { Trace, TraceEntry, TriggerTrace } from '../../shared/engine/trace.ts';
import { outputWords } from '../../shared/flow/connection.ts';
import { eventLabels } from '../../shared/flow/event-label.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { nodeSentence, nodeTitle, sentenceText } from '../../shared/flow/wording.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { selectElements, selectTrigger } from '../document/document-store.ts';
import { useWorkspace, useWorkspaceMember } from '../document/use-workspace.ts';
import { Icon } from '../ui/icon.tsx';
import { NODE_STATE_LOOKS } from '../ui/tone.ts';
import { causedBy } from './caused-by.ts';
import { CausedLink } from './caused-link.tsx';
import { ConditionTable } from './condition-table.tsx';
import { GateTable } from './gate-table.tsx';
import { notReachedNames, pathEnds } from './path-ends.ts';
import { useSimulation } from './simulation-store.ts';
import { SmallestChangeStrip } from './smallest-change-strip.tsx';
import classes from './trace-tree.module.css';

function nodeOf(trigger: Trigger | undefined, entry: TraceEntry) {
  return trigger?.nodes.find(({ id }) => id === entry.node);
}

function ConditionPart({
  trigger,
  entry,
  heading,
}: {
  trigger: Trigger | undefined;
  entry: TraceEntry;
  heading: boolean;
}) {
  const node = nodeOf(trigger, entry);
  const title = node ? nodeTitle(node) : entry.node;
  const look = NODE_STATE_LOOKS[entry.state];
  return (
    <>
      {heading && (
        <p className={classes.condition} data-tone={look.tone}>
          <Icon of={look.icon} size={14} />
          <b className="ellipsis">{title}</b>
          <span className={classes.fact}>took {outputWords(entry.took ?? '')}</span>
        </p>
      )}
      <ConditionTable entry={entry} title={title} condition={node?.kind === 'condition' ? node.condition : undefined} />
    </>
  );
}

function ActionPart({ trigger, entry }: { trigger: Trigger | undefined; entry: TraceEntry }) {
  const events = useWorkspaceMember('events');
  const node = nodeOf(trigger, entry);
  const look = NODE_STATE_LOOKS[entry.state];
  return (
    <p className={classes.action} data-tone={look.tone}>
      <Icon of={look.icon} size={14} />
      <b>{look.word}</b>
      {entry.error ? (
        <>
          <span className={classes.message}>{entry.error.message}</span>
          <span className="mono">{entry.error.code}</span>
        </>
      ) : (
        <>
          <span className={classes.kind}>{node ? nodeTitle(node) : entry.node}</span>
          <span className={`${classes.message} ellipsis`}>
            {node && sentenceText(nodeSentence(node, eventLabels(events)))}
          </span>
        </>
      )}
    </p>
  );
}

const NO_CHAIN: readonly Trace[] = [];

/**
 * Why a trigger fired or did not: what held it back, or the rules of each reached condition, its actions with what they
 * caused, and what ended the path.
 */
export function TriggerWhy(props: { trigger: string; trace: TriggerTrace; occurrence: string; level: number }) {
  const { trigger: id, trace, occurrence, level } = props;
  const workspace = useWorkspace();
  const simulation = useSimulation((state) => state.simulation);
  const trigger = triggerOf(workspace, id);
  const conditions = trace.nodes.filter(({ kind, state }) => kind === 'condition' && state !== 'notReached');
  const ends = trigger && trace.outcome === 'notFired' ? pathEnds(trigger, trace) : [];
  const missed = trigger ? notReachedNames(trigger, trace) : [];
  const chain = simulation?.trace.caused ?? NO_CHAIN;
  const isFirst = simulation?.trace.triggers.includes(trace) === true;
  return (
    <div
      className={classes.why}
      data-level={level}
      onClick={(event) => {
        const node =
          event.target instanceof Element && event.target.closest<HTMLElement>('[data-node]')?.dataset['node'];
        if (!node) return;
        selectTrigger(id);
        selectElements([node]);
      }}
    >
      {trace.nodes.map((entry) => {
        if (entry.kind === 'event' || entry.state === 'notReached') return null;
        return (
          <div key={entry.node} data-node={entry.node}>
            {entry.kind === 'condition' ? (
              <ConditionPart
                trigger={trigger}
                entry={entry}
                heading={conditions.length > 1 || trace.outcome === 'fired'}
              />
            ) : (
              <>
                <ActionPart trigger={trigger} entry={entry} />
                {causedBy(chain, { occurrence, trigger: id, node: entry.node }).map((one) => (
                  <CausedLink key={one.occurrence} trace={one} />
                ))}
              </>
            )}
          </div>
        );
      })}
      {ends.map((text) => (
        <p key={text} className={classes.end}>
          <Icon of={CornerDownRight} size={14} />
          {text}
        </p>
      ))}
      {simulation && <GateTable trace={trace} trigger={trigger} now={simulation.trace.now} />}
      {simulation && isFirst && trace.outcome !== 'fired' && trace.gate !== 'disabled' && (
        <SmallestChangeStrip simulation={simulation} trace={trace} name={trigger?.name ?? id} />
      )}
      {missed.length > 0 && <p className={classes.missed}>Not reached: {missed.join(', ')}</p>}
    </div>
  );
}
