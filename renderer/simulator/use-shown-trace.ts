import { useMemo } from 'react';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import { useDocument } from '../document/document-store.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { shownTrace, traceOfTrigger, type ShownTrace } from './trace-steps.ts';
import { useSimulation } from './simulation-store.ts';

/** True when a simulation is shown but the draft behaves differently by now. */
export function useIsStale(): boolean {
  const simulation = useSimulation((state) => state.simulation);
  return useDocument(({ document }) => {
    if (simulation === null || document === null) return false;
    const { program } = compilationOf(document.history.present);
    return programHash(program) !== simulation.programHash;
  });
}

/** The trace of a trigger, of which only its connections are read, as far as the step slider shows it; undefined without one. */
export function useShownTrace(trigger: Trigger | undefined): ShownTrace | undefined {
  const simulation = useSimulation((state) => state.simulation);
  const step = useSimulation((state) => state.step);
  const shown = useSimulation((state) => state.shown);
  return useMemo(() => {
    const trace = simulation && trigger ? traceOfTrigger(simulation.trace, trigger.id, shown) : undefined;
    return trigger && trace && trace.nodes.length > 0 ? shownTrace(trigger, trace, step) : undefined;
  }, [trigger, simulation, step, shown]);
}
