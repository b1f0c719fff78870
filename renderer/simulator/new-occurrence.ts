import type { Occurrence } from '../../shared/events/occurrence.ts';
import { eventNodeOf } from '../../shared/flow/trigger.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';

/** An occurrence to fill in: of the trigger's event, else of the first. `now` in epoch milliseconds. */
export function newOccurrence(workspace: Workspace, trigger: string | null, now: number): Occurrence {
  const shown = trigger === null ? undefined : triggerOf(workspace, trigger);
  const event = (shown && eventNodeOf(shown)?.event) || workspace.events[0]?.id || '';
  return {
    id: 'sample-1',
    event,
    occurredAt: `${new Date(now).toISOString().slice(0, 19)}Z`,
    contact: { email: 'ada@example.com', firstname: 'Ada' },
    data: {},
  };
}
