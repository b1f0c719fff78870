import { StickyNote, Timer } from 'lucide-react';
import { useMemo, type ComponentProps } from 'react';
import { useStep, useTriggerShape } from '../../document/use-workspace.ts';
import { useIsStale, useShownTrace } from '../../simulator/use-shown-trace.ts';
import { Count } from '../../ui/badge.tsx';
import classes from '../inspector.module.css';
import { AddStepPopover } from '../steps/add-step-popover.tsx';
import { flowSteps, type FlowSteps } from '../steps/flow-steps.ts';
import { useStartEvent } from '../steps/use-start-event.ts';
import { useFieldCatalog, useSampleInView, useTimeZone } from '../use-sample-in-view.ts';
import { ActivityRow } from './activity-row.tsx';
import { ConditionSection } from './condition-section.tsx';
import { EventRow } from './event-row.tsx';
import { NoteSection } from './note-section.tsx';
import { UnsupportedSection } from './unsupported-section.tsx';

/** Event, activity and conditions of the trigger, and what else stands on its canvas. */
export function SettingsTab({ trigger }: { readonly trigger: string }) {
  const start = useStartEvent(trigger);
  const event = start?.event;
  const shape = useTriggerShape(trigger);
  const steps = useMemo(() => (shape ? flowSteps(shape) : NO_STEPS), [shape]);
  const sample = useSampleInView(event);
  const catalog = useFieldCatalog(event);
  const timeZone = useTimeZone();
  const trace = useShownTrace(shape);
  const stale = useIsStale();
  const few = steps.conditions.length <= 3;
  return (
    <>
      <div className={classes.facts}>
        <EventRow trigger={trigger} node={start} />
        <ActivityRow trigger={trigger} timeZone={timeZone} />
      </div>
      <div className={classes.listHead}>
        <h3>Conditions</h3>
        <Count of={steps.conditions.length} />
        <span className={classes.grow} />
        <AddStepPopover what="condition" />
      </div>
      {steps.conditions.length === 0 && (
        <p className={classes.empty}>No conditions: the actions follow whenever the event happens.</p>
      )}
      {steps.conditions.map(({ id }, index) => (
        <ConditionStep
          key={id}
          trigger={trigger}
          node={id}
          catalog={catalog}
          sample={sample}
          timeZone={timeZone}
          entry={trace?.entries.get(id)}
          stale={stale}
          openFirst={few || index === 0}
        />
      ))}
      {steps.unsupported.length > 0 && <ListHead title="Delays and splits" count={steps.unsupported.length} />}
      {steps.unsupported.map(({ id }) => (
        <UnsupportedStep key={id} trigger={trigger} node={id} icon={Timer} />
      ))}
      {steps.notes.length > 0 && <ListHead title="Notes" count={steps.notes.length} />}
      {steps.notes.map(({ id }) => (
        <NoteStep key={id} trigger={trigger} node={id} icon={StickyNote} />
      ))}
    </>
  );
}

function ListHead({ title, count }: { readonly title: string; readonly count: number }) {
  return (
    <div className={classes.listHead}>
      <h3>{title}</h3>
      <Count of={count} />
    </div>
  );
}

const NO_STEPS: FlowSteps = { conditions: [], actions: [], unsupported: [], notes: [] };

/** The props of a section that is told which step it shows, and reads the step itself. */
type ById<Props> = Omit<Props, 'node'> & { readonly node: string };

function ConditionStep(props: ById<ComponentProps<typeof ConditionSection>>) {
  const node = useStep(props.trigger, props.node);
  return node?.kind === 'condition' ? <ConditionSection {...props} node={node} /> : null;
}

function UnsupportedStep(props: ById<ComponentProps<typeof UnsupportedSection>>) {
  const node = useStep(props.trigger, props.node);
  return node?.kind === 'delay' || node?.kind === 'split' ? <UnsupportedSection {...props} node={node} /> : null;
}

function NoteStep(props: ById<ComponentProps<typeof NoteSection>>) {
  const node = useStep(props.trigger, props.node);
  return node?.kind === 'note' ? <NoteSection {...props} node={node} /> : null;
}
