import { StickyNote, Timer } from 'lucide-react';
import { useMemo } from 'react';
import { eventNodeOf, type Trigger } from '../../../shared/flow/trigger.ts';
import { useIsStale, useShownTrace } from '../../simulator/use-shown-trace.ts';
import { Count } from '../../ui/badge.tsx';
import classes from '../inspector.module.css';
import { AddStepPopover } from '../steps/add-step-popover.tsx';
import { flowSteps } from '../steps/flow-steps.ts';
import { useFieldCatalog, useSampleInView, useTimeZone } from '../use-sample-in-view.ts';
import { ActivityRow } from './activity-row.tsx';
import { ConditionSection } from './condition-section.tsx';
import { EventRow } from './event-row.tsx';
import { NoteSection } from './note-section.tsx';
import { UnsupportedSection } from './unsupported-section.tsx';

/** Event, activity and conditions of the trigger, and what else stands on its canvas. */
export function SettingsTab({ trigger }: { readonly trigger: Trigger }) {
  const start = eventNodeOf(trigger);
  const event = start?.event;
  const { id, enabled, activeFrom, activeUntil } = trigger;
  const activity = useMemo(() => ({ id, enabled, activeFrom, activeUntil }), [id, enabled, activeFrom, activeUntil]);
  const steps = useMemo(() => flowSteps(trigger), [trigger]);
  const sample = useSampleInView(event);
  const catalog = useFieldCatalog(event);
  const timeZone = useTimeZone();
  const trace = useShownTrace(trigger);
  const stale = useIsStale();
  const few = steps.conditions.length <= 3;
  return (
    <>
      <div className={classes.facts}>
        <EventRow trigger={id} node={start} />
        <ActivityRow trigger={activity} timeZone={timeZone} />
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
      {steps.conditions.map((node, index) => (
        <ConditionSection
          key={node.id}
          trigger={trigger.id}
          node={node}
          catalog={catalog}
          sample={sample}
          timeZone={timeZone}
          entry={trace?.entries.get(node.id)}
          stale={stale}
          openFirst={few || index === 0}
        />
      ))}
      {steps.unsupported.length > 0 && <ListHead title="Delays and splits" count={steps.unsupported.length} />}
      {steps.unsupported.map((node) => (
        <UnsupportedSection key={node.id} trigger={trigger.id} node={node} icon={Timer} />
      ))}
      {steps.notes.length > 0 && <ListHead title="Notes" count={steps.notes.length} />}
      {steps.notes.map((node) => (
        <NoteSection key={node.id} trigger={trigger.id} node={node} icon={StickyNote} />
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
