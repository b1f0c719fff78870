import { useMemo, type ComponentProps } from 'react';
import { useStep, useTriggerShape } from '../../document/use-workspace.ts';
import { useIsStale, useShownTrace } from '../../simulator/use-shown-trace.ts';
import { Count } from '../../ui/badge.tsx';
import classes from '../inspector.module.css';
import { AddStepPopover } from '../steps/add-step-popover.tsx';
import { flowSteps } from '../steps/flow-steps.ts';
import { useStartEvent } from '../steps/use-start-event.ts';
import { useFieldCatalog, useSampleInView, useTimeZone } from '../use-sample-in-view.ts';
import { ActionSection } from './action-section.tsx';

/** The actions of the trigger, in the order in which the flow passes them. */
export function ActionTab({ trigger }: { readonly trigger: string }) {
  const event = useStartEvent(trigger)?.event;
  const shape = useTriggerShape(trigger);
  const actions = useMemo(() => (shape ? flowSteps(shape).actions : []), [shape]);
  const sample = useSampleInView(event);
  const catalog = useFieldCatalog(event);
  const timeZone = useTimeZone();
  const trace = useShownTrace(shape);
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
      {actions.map(({ id }, index) => (
        <ActionStep
          key={id}
          trigger={trigger}
          node={id}
          catalog={catalog}
          sample={sample}
          timeZone={timeZone}
          entry={trace?.entries.get(id)}
          stale={stale}
          openFirst={actions.length <= 2 || index === 0}
        />
      ))}
    </>
  );
}

type Section = ComponentProps<typeof ActionSection>;

function ActionStep(props: Omit<Section, 'node'> & { readonly node: string }) {
  const node = useStep(props.trigger, props.node);
  return node?.kind === 'action' ? <ActionSection {...props} node={node} /> : null;
}
