import { Button } from '@mantine/core';
import { FlaskConical, Play } from 'lucide-react';
import { useRef } from 'react';
import { coverageWords } from '../../shared/analysis/coverage.ts';
import { dispatch } from '../document/document-store.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { moveAmongRows } from '../events/move-among-rows.ts';
import { simulate, useSimulation } from '../simulator/simulation-store.ts';
import { Count } from '../ui/badge.tsx';
import { focusNext } from '../ui/focus-next.ts';
import { Icon } from '../ui/icon.tsx';
import { CoveragePanel } from './coverage-panel.tsx';
import { SaveAsTest } from './save-as-test.tsx';
import { TestEditor } from './test-editor.tsx';
import { allPass, coverageOfTests, testCountWords, useTestResults } from './test-results.ts';
import { TestRow } from './test-row.tsx';
import classes from './tests-dock.module.css';
import { chooseTest, useTestsSession } from './tests-session.ts';
import { writeMissingTests } from './write-missing-tests.ts';

/** How many tests there are, red when one does not pass; nothing while there are none. */
export function TestsCount() {
  const results = useTestResults();
  if (results.length === 0) return null;
  return (
    <>
      <Count of={results.length} tone={allPass(results) ? 'idle' : 'err'} />
      {!allPass(results) && <span className="spoken">, {testCountWords(results)}</span>}
    </>
  );
}

function Empty() {
  const simulated = useSimulation((state) => state.simulation !== null);
  const { triggers } = coverageOfTests(useWorkspace());
  return (
    <div className={classes.empty}>
      <p>Keep what you just saw as a test.</p>
      <div className={classes.emptyTools}>
        <SaveAsTest prominent />
        {!simulated && (
          <Button variant="default" leftSection={<Icon of={Play} size={14} />} onClick={() => simulate()}>
            Send sample
          </Button>
        )}
        {triggers.length > 0 && (
          <Button
            variant="default"
            leftSection={<Icon of={FlaskConical} size={14} />}
            onClick={() => writeMissingTests()}
          >
            Write a test for every branch
          </Button>
        )}
      </div>
    </div>
  );
}

/** The saved tests with their results as the document changes, one of them open, or what they cover. */
export function TestsDock() {
  const workspace = useWorkspace();
  const results = useTestResults();
  const chosenId = useTestsSession((state) => state.chosen);
  const list = useRef<HTMLUListElement>(null);
  const { scenarios } = workspace;
  if (scenarios.length === 0) return <Empty />;
  const at = scenarios.findIndex(({ id }) => id === chosenId);
  const [chosen, result] = [scenarios[at], results[at]];
  const remove = (index: number, id: string) => {
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-row]');
    (rows?.[index + 1] ?? rows?.[index - 1])?.focus();
    dispatch({ kind: 'removeScenario', scenario: id });
    if (rows?.length === 1) focusNext('[data-dock] [role="tabpanel"] button');
  };
  return (
    <div className={classes.dock}>
      <div className={classes.list}>
        <div className={classes.head}>
          <b>{testCountWords(results)}</b>
          <span className={classes.headTools}>
            <Button variant="subtle" size="xs" aria-pressed={chosen === undefined} onClick={() => chooseTest(null)}>
              {coverageWords(coverageOfTests(workspace))}
            </Button>
            <SaveAsTest />
          </span>
        </div>
        <ul ref={list} aria-label="Tests" className={classes.rows} onKeyDown={moveAmongRows}>
          {scenarios.map((scenario, index) => {
            const own = results[index];
            return (
              own && (
                <TestRow
                  key={scenario.id}
                  workspace={workspace}
                  scenario={scenario}
                  result={own}
                  chosen={scenario === chosen}
                  onRemove={() => remove(index, scenario.id)}
                />
              )
            );
          })}
        </ul>
      </div>
      <div className={classes.detail}>
        {chosen && result ? (
          <TestEditor key={chosen.id} workspace={workspace} scenario={chosen} result={result} />
        ) : (
          <CoveragePanel />
        )}
      </div>
    </div>
  );
}
