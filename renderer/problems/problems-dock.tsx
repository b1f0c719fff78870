import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Problem } from '../../shared/base/problem.ts';
import type { AnalysisProblem } from '../../shared/analysis/analysis-problem.ts';
import { useCheckedCompilation } from '../document/use-checked.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { moveAmongRows } from '../events/move-among-rows.ts';
import { ProblemRow } from '../events/problem-row.tsx';
import { countOf, problemCountWords } from '../events/problem-words.ts';
import { useEventsProblems } from '../events/use-events-problems.ts';
import { useAnalysis } from './analysis-store.ts';
import { goToProblem } from './go-to-problem.ts';
import { problemGroups } from './problem-groups.ts';
import classes from './problems-dock.module.css';
import { showWitness } from './show-witness.ts';

const NONE: readonly AnalysisProblem[] = [];

/** What was proved of the draft; of what it was a moment ago while it changes. */
function useProved(): readonly AnalysisProblem[] {
  return useAnalysis(({ last }) => last?.analysis.problems ?? NONE);
}

const UNCHECKED: readonly Problem[] = [];

/** Problems of the workspace and of the events' text, by severity: for the dock's tab. */
export function useProblemCount(): { readonly errors: number; readonly warnings: number } {
  const problems = useCheckedCompilation()?.problems ?? UNCHECKED;
  const ofEvents = useEventsProblems();
  const proved = useProved();
  return {
    errors: countOf(problems, 'error') + countOf(ofEvents, 'error'),
    warnings: countOf(problems, 'warning') + countOf(ofEvents, 'warning') + countOf(proved, 'warning'),
  };
}

/** Everything that is wrong with the workspace, and what is proved of it; Enter or a click goes to the place. */
export function ProblemsDock() {
  const workspace = useWorkspace();
  const compilation = useCheckedCompilation();
  const problems = compilation?.problems ?? UNCHECKED;
  const ofEvents = useEventsProblems();
  const proved = useProved();
  const groups = useMemo(
    () => problemGroups(workspace, [...problems, ...proved], ofEvents),
    [workspace, problems, proved, ofEvents],
  );
  if (groups.length === 0) {
    return <p className={classes.empty}>{compilation ? 'No problems.' : 'Checking the triggers.'}</p>;
  }
  return (
    <div className={classes.dock} onKeyDown={moveAmongRows}>
      {groups.map(({ key, title, problems: own }) => (
        <section key={key} aria-label={`Problems of ${title}`}>
          <h2 className={classes.title}>
            <span className="ellipsis">{title}</span>
            <span className={classes.count}>{problemCountWords(own.map(({ problem }) => problem))}</span>
          </h2>
          <ul>
            {own.map(({ problem, place, words, said, witness }, index) => (
              <li key={`${problem.pointer} ${problem.code} ${index}`}>
                <ProblemRow problem={problem} place={words} placeName={said} onJump={() => goToProblem(place)}>
                  {witness && (
                    <Button
                      variant="default"
                      size="compact-xs"
                      aria-label={`Show me: ${problem.message}`}
                      onClick={() => showWitness(witness, problem.trigger)}
                    >
                      Show me
                    </Button>
                  )}
                </ProblemRow>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
