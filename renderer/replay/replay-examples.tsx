import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ReplayExample, ReplayResult } from '../../shared/analysis/replay-result.ts';
import { useSelectedTrigger } from '../document/use-workspace.ts';
import { branchesOf } from './branches.ts';
import { openExample } from './open-example.ts';
import classes from './replay-dock.module.css';
import { countText } from './replay-words.ts';

function Example({ example, children }: { example: ReplayExample; children: ReactNode }) {
  return (
    <button
      type="button"
      className={classes.example}
      title={`Line ${countText(example.line)}: open it in the simulator`}
      onClick={() => void openExample(example)}
    >
      {children}
    </button>
  );
}

function Branches({ result }: { result: ReplayResult }) {
  const trigger = useSelectedTrigger();
  const counts = result.triggers.find((one) => one.trigger === trigger?.id);
  if (!trigger || !counts || counts.met === 0) {
    return <p className={classes.hint}>Choose a trigger that the file met.</p>;
  }
  return (
    <ul aria-label={`First examples of ${trigger.name}`}>
      {branchesOf(trigger, counts).map(({ key, name, branch, count, examples, failed }) => (
        <li key={key} className={classes.branch}>
          <p>
            <span className="ellipsis">{name}</span>
            <b data-tone={failed ? 'err' : undefined}>{branch}</b>
            <span className="meta num">{countText(count)}</span>
          </p>
          <span className={classes.examples}>
            {examples.length === 0 && <span className="meta">None in this file</span>}
            {examples.map((example) => (
              <Example key={example.line} example={example}>
                {example.id}
              </Example>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Slowest({ result }: { result: ReplayResult }) {
  return (
    <ol aria-label="Slowest occurrences">
      {result.slowest.map((slow) => (
        <li key={slow.line} className={classes.line}>
          <Example example={slow}>{slow.id}</Example>
          <span className="meta num">line {countText(slow.line)}</span>
          <span className="num">{slow.milliseconds.toFixed(1)} ms</span>
        </li>
      ))}
    </ol>
  );
}

function Refused({ result }: { result: ReplayResult }) {
  if (result.refused === 0) return <p className={classes.hint}>No line was refused.</p>;
  const { refusals, refused } = result;
  return (
    <>
      <ul aria-label="Refused lines">
        {refusals.map((refusal) => (
          <li key={refusal.line} className={classes.refusal}>
            <Example example={{ ...refusal, id: '' }}>line {countText(refusal.line)}</Example>
            <span>{refusal.problem.message}</span>
          </li>
        ))}
      </ul>
      {refused > refusals.length && (
        <p className={classes.others}>
          The first {refusals.length} of {countText(refused)} are listed.
        </p>
      )}
    </>
  );
}

const VIEWS = { branches: Branches, slowest: Slowest, refused: Refused } as const;

/** Occurrences of the file to look at: one click opens each in the simulator, with its trace on the canvas. */
export function ReplayExamples({ result }: { result: ReplayResult }) {
  const [view, setView] = useState<keyof typeof VIEWS>('branches');
  const View = VIEWS[view];
  return (
    <>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label="Which occurrences"
          value={view}
          onChange={setView}
          data={[
            { value: 'branches', label: 'First of each branch' },
            { value: 'slowest', label: 'Slowest' },
            { value: 'refused', label: `Refused ${countText(result.refused)}` },
          ]}
        />
      </div>
      <div className={classes.scroll}>
        <View result={result} />
      </div>
    </>
  );
}
