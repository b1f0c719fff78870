import { eventNodeOf } from '../../shared/flow/trigger.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';

/** Of the triggers that could not run, those that start with the event (F4). */
export function blockedBy(event: string, blocked: readonly string[], workspace: Workspace): readonly string[] {
  return blocked.filter((id) => {
    const trigger = triggerOf(workspace, id);
    return trigger !== undefined && eventNodeOf(trigger)?.event === event;
  });
}
