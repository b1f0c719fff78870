import { useMemo } from 'react';
import { isTimeZone } from '../../shared/compiler/facts.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import { useDocument } from '../document/document-store.ts';
import { useSimulation } from '../simulator/simulation-store.ts';
import { fieldCatalog, type Catalog } from './fields/field-catalog.ts';
import type { Sample } from '../../shared/flow/workspace.ts';

const none: readonly Sample[] = [];

function useSamples(): readonly Sample[] {
  return useDocument(({ document }) => document?.history.present.samples ?? none);
}

/** The occurrence that values and previews are shown for: the simulated one, the chosen sample, or the first of this event. */
export function useSampleInView(event: string | undefined): Occurrence | undefined {
  const samples = useSamples();
  const chosen = useSimulation((state) => state.sample);
  const simulated = useSimulation((state) => state.simulation?.occurrence);
  return useMemo(() => {
    if (event === undefined) return undefined;
    if (simulated?.event === event) return simulated;
    const own = samples.filter(({ occurrence }) => occurrence.event === event);
    return (own.find(({ id }) => id === chosen) ?? own[0])?.occurrence;
  }, [samples, chosen, simulated, event]);
}

/** The fields that rules and templates of a trigger with this event can name. */
export function useFieldCatalog(event: string | undefined): Catalog {
  const samples = useSamples();
  const chosen = useSimulation((state) => state.sample);
  return useMemo(() => {
    const first = samples.filter(({ id }) => id === chosen);
    return fieldCatalog([...first, ...samples.filter(({ id }) => id !== chosen)], event);
  }, [samples, chosen, event]);
}

/** The zone that dates are read in; UTC stands in for one that does not exist, as in the compiler (C8). */
export function useTimeZone(): string {
  const written = useDocument(({ document }) => document?.history.present.timeZone ?? 'UTC');
  return isTimeZone(written) ? written : 'UTC';
}
