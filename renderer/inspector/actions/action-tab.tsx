import { useMemo } from 'react';
import { eventNodeOf, type Trigger } from '../../../shared/flow/trigger.ts';
import { useIsStale, useShownTrace } from '../../simulator/use-shown-trace.ts';
import { Count } from '../../ui/badge.tsx';
import classes from '../inspector.module.css';
import { AddStepPopover } from '../steps/add-step-popover.tsx';
import { flowSteps } from '../steps/flow-steps.ts';
import { useFieldCatalog, useSampleInView, useTimeZone } from '../use-sample-in-view.ts';
import { ActionSection } from './action-section.tsx';

/** The actions of the trigger, in the order in which the flow passes them. */
export function ActionTab({ trigger }: { readonly trigger: Trigger }) {
  const event = eventNodeOf(trigger)?.event;
  const { actions } = useMemo(() => flowSteps(trigger), [trigger]);
  const sample = useSampleInView(event);
  const catalog = useFieldCatalog(event);
  const timeZone = useTimeZone();
  const trace = useShownTrace(trigger);
  const stale = useIsStale();
  return (
    <>
      <div className={classes.listHead}>
        <h3>Actions</h3>
        <Count of={actions.length} />
        <span className={classes.grow} />
        <AddStepPopover what="action" />
      </div>
      {actions.length === 0 && <p className={classes.empty}>No actions yet, so this trigger does nothing.</p>}
      {actions.map((node, index) => (
        <ActionSection
          key={node.id}
          trigger={trigger.id}
          node={node}
          catalog={catalog}
          sample={sample}
          timeZone={timeZone}
          entry={trace?.entries.get(node.id)}
          stale={stale}
          openFirst={actions.length <= 2 || index === 0}
        />
      ))}
    </>
  );
}
