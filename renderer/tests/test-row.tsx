import { CircleAlert, Play, Trash2 } from 'lucide-react';
import type { ScenarioResult } from '../../shared/analysis/scenario-result.ts';
import type { Scenario, Workspace } from '../../shared/flow/workspace.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { showTest } from './show-test.ts';
import { TEST_LOOKS } from './test-looks.ts';
import classes from './tests-dock.module.css';
import { chooseTest } from './tests-session.ts';

interface TestRowProps {
  readonly workspace: Workspace;
  readonly scenario: Scenario;
  readonly result: ScenarioResult;
  readonly chosen: boolean;
  readonly onRemove: () => void;
}

/** What a test sends, in words. */
export function sentWords(workspace: Workspace, { sample, occurrences = [] }: Scenario): string {
  if (sample !== undefined) return workspace.samples.find(({ id }) => id === sample)?.name ?? sample;
  return `${occurrences.length} ${occurrences.length === 1 ? 'occurrence' : 'occurrences'}`;
}

/** One test with its state, and under it why it does not pass. */
export function TestRow({ workspace, scenario, result, chosen, onRemove }: TestRowProps) {
  const { tone, icon, word } = TEST_LOOKS[result.state];
  const { differences, problems } = result;
  const stuck = result.state === 'notRunnable';
  return (
    <li className={classes.item}>
      <div className={classes.row} data-chosen={chosen || undefined}>
        <button
          type="button"
          data-row
          className={classes.open}
          aria-current={chosen}
          onClick={() => chooseTest(chosen ? null : scenario.id)}
        >
          <span className={classes.state} data-tone={tone}>
            <Icon of={icon} size={14} />
            {word}
          </span>{' '}
          <span className="ellipsis" title={scenario.name}>
            {scenario.name}
          </span>{' '}
          <span className={`${classes.sent} meta ellipsis`}>{sentWords(workspace, scenario)}</span>
        </button>
        <IconButton
          icon={Play}
          label={`Show ${scenario.name} in the simulator`}
          small
          disabledReason={stuck ? 'This test cannot run' : undefined}
          onClick={() => showTest(scenario)}
        />
        <IconButton icon={Trash2} label={`Remove test ${scenario.name}`} small onClick={onRemove} />
      </div>
      {problems.length > 0 && (
        <ul className={classes.why} data-tone="wait">
          {problems.map(({ code, pointer, message }) => (
            <li key={`${code} ${pointer}`} className={classes.whyLine}>
              <Icon of={CircleAlert} size={12} />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      {differences.length > 0 && (
        <ul className={classes.why} data-tone="err" aria-label={`Why ${scenario.name} fails`}>
          {differences.map(({ sentence, expected, actual }, index) => (
            <li key={`${index} ${sentence}`}>
              <p>{sentence}</p>
              <dl className={classes.sides}>
                <dt>Expected</dt>
                <dd>{expected}</dd>
                <dt>Actual</dt>
                <dd>{actual}</dd>
              </dl>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
