import { parseOccurrences, type ParsedOccurrence } from '../../shared/events/parse-occurrences.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';

/** Reads what would be sent: native or SDK-shaped, one, a list or NDJSON. At the desk internal events may be sent too (O4). */
export function checkOccurrences(text: string, { events }: Pick<Workspace, 'events'>): readonly ParsedOccurrence[] {
  return parseOccurrences(text, {
    events: events.map(({ id }) => id),
    now: Date.now(),
    freshId: () => crypto.randomUUID(),
    internal: 'all',
  });
}
