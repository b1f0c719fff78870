import { useDeferredValue, useMemo, useState } from 'react';
import { eventLabels } from '../../shared/flow/event-label.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { problemsOfNode, useCompilation, useWorkspaceMember } from '../document/use-workspace.ts';
import { useSimulation } from '../simulator/simulation-store.ts';
import { useIsStale } from '../simulator/use-shown-trace.ts';
import type { FlowOverlay } from './flow-overlay.ts';
import { flowOrder } from './flow-order.ts';
import type { NodeView } from './node-view.ts';
import { nodeViewer } from './node-viewer.ts';
import { viewKeeper } from './project-nodes.ts';
import { useCanvasTrace } from './use-flow-overlay.ts';

const noRequests: readonly never[] = [];

/** What the nodes say in flow order: derived from document, problems and shown trace; unchanged views keep their identity. */
export function useNodeViews(trigger: Trigger, overlay: FlowOverlay | undefined): readonly NodeView[] {
  const events = useWorkspaceMember('events');
  const compilation = useDeferredValue(useCompilation());
  const simulation = useSimulation((state) => state.simulation);
  const shown = useCanvasTrace();
  const stale = useIsStale();
  const [keep] = useState(() => viewKeeper());
  const [viewOf] = useState(() => nodeViewer());
  const eventLabel = useMemo(() => eventLabels(events), [events]);
  return useMemo(() => {
    const facts = {
      requests: simulation?.requests ?? noRequests,
      occurrence: simulation?.occurrence.id ?? '',
      eventLabel,
    };
    const problemsOf = (node: string) => problemsOfNode(compilation, trigger.id, node);
    const context = { trigger, problemsOf, shown, overlay, stale: overlay?.stale ?? stale, facts };
    return keep(flowOrder(trigger).map((node) => viewOf(node, context)));
  }, [keep, viewOf, trigger, eventLabel, compilation, simulation, shown, overlay, stale]);
}
