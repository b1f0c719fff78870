import type { ParsedHookableEvents } from '../../shared/events/parse-hookable-events.ts';
import type { TextProblem } from '../../shared/base/problem.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { checkEvents, eventsText, useEventsText } from './events-text.ts';

/** The text that was checked last. */
export function useCheckedText(): string {
  const events = useWorkspaceMember('events');
  const checked = useEventsText((state) => state.checked);
  return checked ?? eventsText(events);
}

/** What the check said of it. */
export function useCheckedEvents(): ParsedHookableEvents {
  const retiredEventIds = useWorkspaceMember('retiredEventIds');
  return checkEvents(useCheckedText(), retiredEventIds);
}

/** Problems of the hookable events as they are written now. */
export function useEventsProblems(): readonly TextProblem[] {
  return useCheckedEvents().problems;
}
