import { INTERNAL_EVENTS } from '../../shared/events/hookable-event.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';

/** The label of an event of the workspace or of an internal one (H8). */
export function eventLabel(workspace: Workspace, id: string): string | undefined {
  return [...workspace.events, ...INTERNAL_EVENTS].find((event) => event.id === id)?.label;
}
