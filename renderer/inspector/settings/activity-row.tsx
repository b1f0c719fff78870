import { Popover, Switch, TextInput } from '@mantine/core';
import { memo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Problem } from '../../../shared/base/problem.ts';
import { triggerOf } from '../../../shared/flow/workspace.ts';
import { dispatch, useDocument } from '../../document/document-store.ts';
import { problemsNow } from '../../document/use-workspace.ts';
import { FormRow, ProblemLine } from '../fields/form-row.tsx';
import classes from '../inspector.module.css';
import { useGesture } from '../use-gesture.ts';
import { activityWords, type Activity } from './activity-words.ts';
import link from '../../ui/link.module.css';

export interface TriggerActivity extends Activity {
  readonly id: string;
}

function useActivity(id: string): TriggerActivity {
  return useDocument(
    useShallow(({ document }): TriggerActivity => {
      const trigger = document ? triggerOf(document.history.present, id) : undefined;
      const { enabled = false, activeFrom, activeUntil } = trigger ?? {};
      return { id, enabled, activeFrom, activeUntil };
    }),
  );
}

/** Problems of the trigger's gates, which belong to no step. */
function useGateProblems(trigger: string): readonly Problem[] {
  return useDocument(
    useShallow(({ document }) =>
      problemsNow(document).filter((problem) => problem.trigger === trigger && problem.node === undefined),
    ),
  );
}

/** Whether and when the trigger acts: the switch, and its active time. */
export const ActivityRow = memo(function ActivityRow(props: { readonly trigger: string; readonly timeZone: string }) {
  const { timeZone } = props;
  const trigger = useActivity(props.trigger);
  const problems = useGateProblems(trigger.id);
  const at = (field: string): Problem | undefined => problems.find((problem) => problem.field === field);
  return (
    <FormRow label="Activity">
      <div className={classes.activity}>
        <Switch
          size="xs"
          aria-label="Trigger is on"
          checked={trigger.enabled}
          onChange={(event) =>
            dispatch({ kind: 'updateTrigger', trigger: trigger.id, change: { enabled: event.currentTarget.checked } })
          }
        />
        <span className="label">{activityWords(trigger)}</span>
        <span className={classes.grow} />
        <ActiveTime trigger={trigger} timeZone={timeZone} from={at('activeFrom')} until={at('activeUntil')} />
      </div>
      {problems
        .filter(({ code }) => code !== 'flow.noAction')
        .map((problem) => (
          <ProblemLine key={`${problem.code} ${problem.field ?? ''}`} problem={problem} />
        ))}
    </FormRow>
  );
});

function ActiveTime(props: {
  readonly trigger: TriggerActivity;
  readonly timeZone: string;
  readonly from: Problem | undefined;
  readonly until: Problem | undefined;
}) {
  const { trigger } = props;
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`${link.link} ${classes.change}`}
          aria-expanded={open}
          aria-label="Change when it is active"
          onClick={() => setOpen((before) => !before)}
        >
          Change
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.times}>
          <TimeField label="Active from" trigger={trigger} member="activeFrom" problem={props.from} first />
          <TimeField label="Active until" trigger={trigger} member="activeUntil" problem={props.until} />
          <p className="meta">
            A date, which starts at midnight in {props.timeZone}, or a time such as 2026-03-14T15:00:00Z. Leave both
            empty for always.
          </p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function TimeField(props: {
  readonly label: string;
  readonly trigger: TriggerActivity;
  readonly member: 'activeFrom' | 'activeUntil';
  readonly problem: Problem | undefined;
  readonly first?: boolean;
}) {
  const { trigger, member, problem } = props;
  const gesture = useGesture();
  return (
    <TextInput
      label={props.label}
      placeholder="2026-03-14"
      value={trigger[member] ?? ''}
      error={problem?.message}
      data-autofocus={props.first || undefined}
      onFocus={gesture.start}
      onChange={(event) => {
        const text = event.currentTarget.value;
        dispatch(
          { kind: 'updateTrigger', trigger: trigger.id, change: { [member]: text === '' ? undefined : text } },
          gesture.id(),
        );
      }}
    />
  );
}
