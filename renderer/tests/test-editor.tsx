import { expectationOf } from '../../shared/analysis/expectation-of.ts';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { ListChecks, Play, X } from 'lucide-react';
import { expectedActionWords } from '../../shared/analysis/scenario-words.ts';
import type { ScenarioResult } from '../../shared/analysis/scenario-result.ts';
import { triggerOf, type Scenario, type Workspace } from '../../shared/flow/workspace.ts';
import { dispatch } from '../document/document-store.ts';
import { useGesture } from '../inspector/use-gesture.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { lostTriggers, triggersOfTest, wantedOf, withoutAction, withWanted, type Wanted } from './expectations.ts';
import { showTest } from './show-test.ts';
import { sentWords } from './test-row.tsx';
import classes from './tests-dock.module.css';
import { chooseTest } from './tests-session.ts';

const CHOICES: readonly { readonly value: Wanted; readonly label: string }[] = [
  { value: 'fired', label: 'Must fire' },
  { value: 'notFired', label: 'Must not fire' },
  { value: 'free', label: 'Free' },
];

function put(scenario: Scenario, gesture?: string): void {
  dispatch({ kind: 'putScenario', scenario }, gesture);
}

function TriggerExpectation({ scenario, id, name }: { scenario: Scenario; id: string; name: string }) {
  return (
    <li className={classes.expectation}>
      <span>{name}</span>
      <SegmentedControl
        className={classes.choices}
        fullWidth
        size="xs"
        aria-label={`Expected of ${name}`}
        data={[...CHOICES]}
        value={wantedOf(scenario, id)}
        onChange={(value) => put(withWanted(scenario, id, value))}
      />
    </li>
  );
}

function ExpectedActions({ workspace, scenario }: { workspace: Workspace; scenario: Scenario }) {
  const actions = scenario.expect?.actions ?? [];
  if (actions.length === 0) return null;
  return (
    <>
      <h3 className={classes.subtitle}>Actions it must request</h3>
      <ul aria-label="Actions it must request">
        {actions.map((action, index) => {
          const trigger = triggerOf(workspace, action.trigger);
          const words = expectedActionWords(trigger, action);
          return (
            <li key={`${index} ${words}`} className={classes.action}>
              <span className="ellipsis" title={words}>
                {words}
              </span>
              <span className="meta ellipsis">{trigger?.name ?? action.trigger}</span>
              <IconButton
                icon={X}
                label={`No longer expect ${words}`}
                small
                onClick={() => put(withoutAction(scenario, index))}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function ShowButtons({ scenario, result }: { scenario: Scenario; result: ScenarioResult }) {
  return result.runs.map(({ occurrence }, index) => (
    <Button
      key={occurrence.id}
      variant="default"
      size="xs"
      leftSection={<Icon of={Play} size={12} />}
      onClick={() => showTest(scenario, index)}
    >
      {result.runs.length === 1 ? 'Show' : `Show ${occurrence.id}`}
    </Button>
  ));
}

interface TestEditorProps {
  readonly workspace: Workspace;
  readonly scenario: Scenario;
  readonly result: ScenarioResult;
}

/** Name and expectations of one test; every change runs it again. */
export function TestEditor({ workspace, scenario, result }: TestEditorProps) {
  const gesture = useGesture();
  const triggers = triggersOfTest(workspace, scenario);
  const lost = lostTriggers(workspace, scenario);
  const accept = () => {
    const ids = triggers.filter(({ id }) => wantedOf(scenario, id) !== 'free').map(({ id }) => id);
    put({ ...scenario, expect: expectationOf(result.runs, ids) });
  };
  return (
    <section className={classes.panel} aria-label={`Test ${scenario.name}`}>
      <div className={classes.nameLine}>
        <TextInput
          className={classes.name}
          aria-label="Name of the test"
          value={scenario.name}
          onFocus={gesture.start}
          onChange={(event) => put({ ...scenario, name: event.currentTarget.value }, gesture.id())}
        />
        <IconButton icon={X} label="Close the test" small onClick={() => chooseTest(null)} />
      </div>
      <div className={classes.tools}>
        <span className="meta ellipsis">
          Sends {sentWords(workspace, scenario)}
          {scenario.now !== undefined && `, at ${scenario.now}`}
        </span>
        <ShowButtons scenario={scenario} result={result} />
      </div>
      <h3 className={classes.subtitle}>Triggers</h3>
      <ul aria-label="Expected of each trigger">
        {triggers.map(({ id, name }) => (
          <TriggerExpectation key={id} scenario={scenario} id={id} name={name} />
        ))}
        {lost.map((id) => (
          <TriggerExpectation key={id} scenario={scenario} id={id} name={id} />
        ))}
      </ul>
      {triggers.length + lost.length === 0 && <p className="label">No trigger starts with its event.</p>}
      <ExpectedActions workspace={workspace} scenario={scenario} />
      {result.state === 'failed' && (
        <div className={classes.tools}>
          <Button variant="default" size="xs" leftSection={<Icon of={ListChecks} size={12} />} onClick={accept}>
            Expect what happens now
          </Button>
        </div>
      )}
    </section>
  );
}
