import { useMemo, useState } from 'react';
import type { Problem } from '../../shared/base/problem.ts';
import { eventLabels } from '../../shared/flow/event-label.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { useTriggerProblems, useWorkspaceMember } from '../document/use-workspace.ts';
import { useSimulation } from '../simulator/simulation-store.ts';
import { useIsStale } from '../simulator/use-shown-trace.ts';
import type { FlowOverlay } from './flow-overlay.ts';
import { flowOrder } from './flow-order.ts';
import type { NodeView } from './node-view.ts';
import { nodeViewer } from './node-viewer.ts';
import { viewKeeper } from './project-nodes.ts';
import { useCanvasTrace } from './use-flow-overlay.ts';

const noRequests: readonly never[] = [];
const noProblems: readonly Problem[] = [];

function byNode(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const map = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.node === undefined) continue;
    const own = map.get(problem.node);
    if (own) own.push(problem);
    else map.set(problem.node, [problem]);
  }
  return map;
}

/** What the nodes say in flow order: derived from document, problems and shown trace; unchanged views keep their identity. */
export function useNodeViews(trigger: Trigger, overlay: FlowOverlay | undefined): readonly NodeView[] {
  const events = useWorkspaceMember('events');
  const problems = useTriggerProblems(trigger.id);
  const simulation = useSimulation((state) => state.simulation);
  const shown = useCanvasTrace(trigger);
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
    const own = byNode(problems);
    const problemsOf = (node: string) => own.get(node) ?? noProblems;
    const context = { trigger, problemsOf, shown, overlay, stale: overlay?.stale ?? stale, facts };
    return keep(flowOrder(trigger).map((node) => viewOf(node, context)));
  }, [keep, viewOf, trigger, eventLabel, problems, simulation, shown, overlay, stale]);
}
