import '@xyflow/react/dist/style.css';
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { addNewTrigger } from '../document/new-trigger.ts';
import { useIsChecked } from '../document/use-checked.ts';
import { useSelectedTrigger } from '../document/use-workspace.ts';
import { useLayout } from '../frame/layout-store.ts';
import { TriggerOutline } from '../outline/outline.tsx';
import { CanvasHeader } from './canvas-header.tsx';
import { CanvasMenuView } from './canvas-menu.tsx';
import classes from './canvas.module.css';
import { FlowCanvas } from './flow-canvas.tsx';
import { sizes } from './node-size.ts';
import type { CanvasEdge } from './project-edges.ts';
import type { CanvasNode } from './project-nodes.ts';
import { tidyTrigger } from './tidy-trigger.ts';
import { useCalmTrigger } from './use-calm-trigger.ts';

/** Header and flow of one trigger. */
function TriggerCanvas({ trigger: current }: { trigger: Trigger }) {
  const trigger = useCalmTrigger(current);
  const { getNodes } = useReactFlow<CanvasNode, CanvasEdge>();
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const [tidying, setTidying] = useState(false);
  const canvas = useMemo(() => ({ width, height }), [width, height]);
  const tidy = useCallback(() => {
    const nodes = getNodes();
    const positions = Object.fromEntries(nodes.map(({ id, position }) => [id, position]));
    const measured = new Map(
      nodes.flatMap(({ id, measured: size }) =>
        size?.width && size.height ? [[id, { width: size.width, height: size.height }] as const] : [],
      ),
    );
    if (tidyTrigger({ trigger, positions, sizeOf: sizes(trigger, measured) })) setTidying(true);
  }, [trigger, getNodes]);
  return (
    <div className={classes.canvas}>
      <CanvasHeader trigger={current} onTidy={tidy} />
      <div
        ref={ref}
        className={classes.stage}
        data-tidying={tidying ? '' : undefined}
        onAnimationEnd={() => setTidying(false)}
      >
        {width > 0 && <FlowCanvas trigger={trigger} canvas={canvas} onTidy={tidy} />}
      </div>
      <CanvasMenuView />
    </div>
  );
}

/** The middle of the window: the selected trigger's header and flow, drawn or as an outline, or the way to a first one. */
export function Canvas() {
  const trigger = useSelectedTrigger();
  const view = useLayout((state) => state.view);
  const isChecked = useIsChecked();
  if (!isChecked) return <div className={classes.empty}>Checking the triggers</div>;
  if (!trigger) {
    return (
      <div className={classes.empty}>
        <p>No triggers yet.</p>
        <Button onClick={() => addNewTrigger()}>New trigger</Button>
      </div>
    );
  }
  if (view === 'outline') return <TriggerOutline key={trigger.id} trigger={trigger} />;
  return (
    <ReactFlowProvider key={trigger.id}>
      <TriggerCanvas trigger={trigger} />
    </ReactFlowProvider>
  );
}
