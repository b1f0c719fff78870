import { eventNodeOf } from '../flow/trigger.ts';
import type { Workspace } from '../flow/workspace.ts';
import type { AnalysisProblem } from './analysis-problem.ts';

/** Hookable events that no trigger starts with, or none that is on. */
export function unusedEvents({ events, triggers }: Workspace): readonly AnalysisProblem[] {
  return events.flatMap(({ id, label }, index): readonly AnalysisProblem[] => {
    const own = triggers.filter((trigger) => eventNodeOf(trigger)?.event === id);
    if (own.some(({ enabled }) => enabled)) return [];
    const why = own.length === 0 ? 'No trigger starts with it.' : 'Only triggers that are off start with it.';
    const message = `${id} ${label} is not used. ${why}`;
    return [{ code: 'analysis.unusedEvent', severity: 'info', message, pointer: `/events/${index}` }];
  });
}
